// Words of the access sheet: who opened, changed, printed and shared a file.
export const opened = {
  "opened.title": "Who opened which file",
  "opened.title-one": "Who opened this file",
  "opened.lead":
    "Each person’s device writes down which file they open, print or export, and nobody can take a line back.",
  "opened.lead-one":
    "Who opened, changed, printed or shared it. Each person’s device writes its own lines, and nobody can take one back.",
  "opened.codes": "Files stand here by their code; no child is named.",
  "opened.own":
    "Of who opened it you see your own lines. The supervisor and the data-protection officer see everybody’s.",
  "opened.own-all": "You see your own lines. The supervisor and the data-protection officer see everybody’s.",
  "opened.shown-by": "Opening this file is written down.",
  "opened.who": "Who",
  "opened.everybody": "Everybody",
  "opened.print": "Print this list",
  "opened.reading": "Fetching the lines",
  "opened.away": "There is no connection",
  "opened.away-says": "These lines came when there was one. Newer ones may be missing.",
  "opened.none": "Nobody has opened a file yet",
  "opened.none-says": "As far as this device knows. A line stands here once the device that wrote it has sent it.",
  "opened.nothing-of": "Nothing by this person",
  "opened.did.opened": "opened it",
  "opened.did.printed": "printed it",
  "opened.did.exported": "exported it",
  "opened.did.exported-many": "exported {count, plural, one {one of these} other {# of these}}",
  "opened.did.sheet-printed": "printed this list",
  "opened.did.wrote": "wrote it down",
  "opened.did.changed": "changed it",
  "opened.did.moved": "changed it: {move}",
  "opened.did.withdrew": "withdrew it",
  "opened.did.brought-back": "brought it back",
  "opened.did.chose-readers": "chose who reads it",
  "opened.did.let-in": "let {name} in: their keys can open files of this team from here on",
  "opened.did.new-keys": "gave this caseload new keys: somebody covers, came or left",
  "opened.list": "the list of a team",
  "opened.not-sent": "not sent yet",
  "opened.clock": "the clock of the device said {moment}",
  "opened.more": "{count, plural, one {Show one earlier line} other {Show # earlier lines}}",
  "opened.broken": "This list does not hold",
  "opened.missing":
    "{name}: before the line of {moment}, a line is missing or is not as it was written. Either another device has not sent it yet, or somebody took it away.",
  "opened.moved":
    "{name}: the line of {moment} was written before the line it follows. A clock was wrong, or somebody moved it.",
  "opened.changed": "{name}: somebody tried to change a line at {moment}. What was written first stands here.",
  "opened.tell": "Ask the person, then tell whoever runs the server and the data-protection officer.",
  "opened.unread":
    "{count, plural, one {One line cannot} other {# lines cannot}} be opened here: a colleague has to let you in first.",
} as const;
