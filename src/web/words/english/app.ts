// Words of the frame around every screen: starting, languages, how things stand, what went wrong.
export const app = {
  "app.start-needs-connection": "Banyan needs a connection to start. Once it has started, it goes on without one.",
  "app.try-again": "Try again",
} as const;
