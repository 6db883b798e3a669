// Words of drawing a sample: an auditor's page, and what colleagues then find by a code.
export const sample = {
  "sample.way": "Draw a sample",
  "sample.title": "Draw a sample",
  "sample.lead":
    "Records drawn by lot, to hold them against their papers. The same number draws the same records for everybody; names stand as codes.",
  "sample.kind": "Of which kind",
  "sample.seed": "Number to draw with",
  "sample.seed-hint": "Any number. Write it down before you draw, so that nobody can say the records were chosen.",
  "sample.count": "How many",
  "sample.period": "Of which period",
  "sample.period-hint": "A year, 2016, or a part of it, 2016-H1. Empty: of all there are.",
  "sample.draw": "Draw",
  "sample.drawn": "{drawn} of {from} drawn with {seed}",
  "sample.drawn-on": "On {day}. Whoever draws with the same number on the same records sees the same list.",
  "sample.none": "There is nothing of this kind to draw from",
  "sample.none-says": "No record of this kind stands in this period, in the organisations you may look at.",
  "sample.code": "Code",
  "sample.day": "Day",
  "sample.organisation": "Organisation",
  "sample.line": "What it is",
  "sample.kept-at": "Where the paper is",
  "sample.not-said": "Not said",
  "sample.code-how":
    "Give a code to a colleague of that team: whoever may read the record finds it by typing the code into Search.",
  "sample.away": "Drawing needs a connection",
  "sample.print": "Print",
} as const;
