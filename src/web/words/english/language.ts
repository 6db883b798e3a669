// Words of choosing a language, and of how far a translation is to be relied on.
export const language = {
  "language.language": "Language",
  "language.choose": "Choose a language",
  "language.own-digits": "Digits of this language: {own}, instead of {western}",
  "language.kept": "Kept on this device, for everybody who uses it.",
  "language.away": "This language could not be fetched. It needs a connection once.",
  "language.not-read": "Not yet read by a native speaker of the field. Where words matter, ask for the English.",
  "language.draft": "Draft: parts are in English, and no consent text and nothing a child reads is translated.",
  "language.draft-tag": "draft",
  "language.in-english": "These words stand in English: no checked translation of them exists yet.",
} as const;
