// Words of the page that is there before anything else: a child tells me something now. Calm, short, said to somebody who is standing.
export const firstResponse = {
  "first-response.title": "A child tells me something now",
  "first-response.lead":
    "Stay with the child. You do not have to find out what happened, and you do not have to say the right thing. Listening is enough for now.",
  "first-response.listen": "Listen",
  "first-response.listen-how":
    "Let the child speak in their own words and at their own pace. Sit at their height, somewhere quiet where others can see you both. Silence is fine.",
  "first-response.believe": "Believe",
  "first-response.believe-how": "Say it: “I believe you. It is not your fault. You did well to tell me.”",
  "first-response.secret": "Do not promise to keep it secret",
  "first-response.secret-how":
    "Say it: “I want you to be safe, so I cannot keep this to myself. I will tell only people who can help, and I will tell you who they are.”",
  "first-response.ask-nothing": "Do not ask what happened",
  "first-response.ask-nothing-how":
    "No who, where, how or why. It can hurt, and it can weaken what the child may want to say later. Ask only: “Are you safe now? Are you hurt? What do you need?”",
  "first-response.safe": "Safety now",
  "first-response.safe-how":
    "Hurt, or in danger today? Go to a doctor or to the police with the child, or call a number on this page. This waits for no form and no permission. Do not speak to whoever the child tells you about, and do not send the child back to where it is not safe.",
  "first-response.tell": "Tell one person today",
  "first-response.tell-how":
    "Whoever is in charge of safeguarding in your organisation, or your supervisor. Is it about a colleague? Then somebody above them, or the helpline. Nobody else: no message, no photograph, no talk with others.",
  "first-response.write": "Write it down later",
  "first-response.write-how":
    "When the child is cared for: the child’s own words as they were said, the day and the hour, what you saw, what you did. No opinion and no guess.",
  "first-response.you": "And you?",
  "first-response.you-how":
    "To hear this is heavy. You have done enough by listening and telling. Talk with your supervisor about how you are.",
  "first-response.numbers": "Numbers to call",
  "first-response.numbers-other": "Other countries",
  "first-response.numbers-none": "No number is on this device yet",
  "first-response.numbers-none-how":
    "They come with the first connection and then stay. Until then: the emergency number of your country, or the person in charge of safeguarding.",
  "first-response.numbers-missing": "No number has been written down for {country} yet.",
  "first-response.free": "Free to call",
  "first-response.offline": "This page needs no connection, and nobody learns that you opened it.",
  "first-response.to-sign-in": "To the start",
  "first-response.line": "A child tells you something now?",
  "first-response.line-how": "What to do first",
  "first-response.helpline": "Helpline:",
  "first-response.not-translated":
    "These words are in English until people who speak your language have read a translation.",
} as const;
