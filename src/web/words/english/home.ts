// Words of the first screen.
export const home = {
  "home.today": "Today",
  "home.team": "{count, plural, one {# team} other {# teams}}",
  "home.this-demonstration-lives-on-this": "This demonstration lives on this day.",
  "home.change-was-not-accepted":
    "{count, plural, one {# change was not accepted} other {# changes were not accepted}}",
  "home.see-and-mend": "See and mend",
  "home.nothing-is-lost-and-nothing": "Nothing is lost, and nothing else waits for it.",
  "home.fetching-your-records-changes-so":
    "Fetching your records: {count, plural, one {# change} other {# changes}} so far",
  "home.waits-for-a-decision": "Waits for a decision",
  "home.last-written-down": "Last written down",
  "home.no-records-are-here-for": "No records are here for you yet. What you and your team write down appears here.",
  "home.they-are-being-fetched": "They are being fetched.",
  "home.look-at": "Look at",
  "home.write-down": "Write down",
  "home.more-kind": "{count, plural, one {# more kind} other {# more kinds}}",
  "home.not-sent-yet": "Not sent yet",
} as const;
