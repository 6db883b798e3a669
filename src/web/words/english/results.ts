// Words of the results: figures, what they are made of, how complete they are, and the report that is released from them.
export const results = {
  "results.not-known": "Not known",
  "report-page.title": "Annual report",
  "report-page.away": "The report needs a connection",
  "report-page.not-shown": "The report could not be shown",
  "report-page.kept-at": "It is made from what was released, and that is kept at the alliance.",
  "report-page.none": "No report has been released yet",
  "report-page.none-yet": "It appears here when the alliance releases a year.",
  "report-page.fetching": "Fetching the report …",
  "report-page.language": "Language of the report",
  "report-page.release": "Release",
  "report-page.version": "{period}, version {version}",
} as const;
