// Words of the door.
export const signIn = {
  "sign-in.sign-in": "Sign in",
  "sign-in.one-canopy-on-many-roots": "One canopy on many roots",
  "sign-in.people-who-work-to-end":
    "People who work to end the sexual exploitation of children write down what they do. From those records, and from nothing else, Banyan counts what was reached.",
  "sign-in.who-are-you-today": "Who are you today?",
  "sign-in.nobody-can-sign-in-here": "Nobody can sign in here yet",
  "sign-in.this-installation-is-not-a":
    "This installation is not a demonstration, and its people have not been set up.",
  "sign-in.nobody-here-is-real-choose": "Nobody here is real. Choose somebody, and see Banyan as they see it.",
  "sign-in.search-people": "Search people",
  "sign-in.name-work-or-country": "Name, work or country",
  "sign-in.nobody-here-matches-what-you": "Nobody here matches what you typed.",
  "sign-in.the-whole-alliance": "The whole alliance",
} as const;
