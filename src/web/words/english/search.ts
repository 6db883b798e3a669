// Words of the search over everything on this device.
export const search = {
  "search.title": "Search",
  "search.label": "Search all your records",
  "search.placeholder": "A name, a code, a place",
  "search.short": "Search",
  "search.key": "Press / anywhere to come here",
  "search.reading": "Getting ready: {count, plural, one {# record} other {# records}} read so far",
  "search.empty": "What are you looking for?",
  "search.empty-how":
    "Names, codes, titles and places of every record you may read. Some letters are enough; accents do not matter.",
  "search.nothing": "Nothing here matches that",
  "search.nothing-how": "Try fewer letters, or a code instead of a name.",
  "search.found": "{count, plural, one {# record found} other {# records found}}",
  "search.more": "{count, plural, one {and # more: type another word} other {and # more: type another word}}",
  "search.near": "Nothing is spelled like that. These come near:",
  "search.searched": "{count, plural, one {Searched # record} other {Searched # records}} on this device.",
  "search.not-searched":
    "Not searched: long texts and notes, withdrawn records, and records of teams that are not yours.",
  "search.not-fetched": "Your records are still being fetched: what has not arrived cannot be found yet.",
  "search.stays": "What you type stays on this device.",
} as const;
