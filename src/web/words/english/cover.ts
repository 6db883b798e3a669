// Words of who covers for whom, and of who alone reads one record.
export const cover = {
  "cover.title": "Who covers for whom",
  "cover.lead":
    "What a caseworker begins is read by them and by the supervisors of the team, and by no other caseworker. When somebody is away, another one covers.",
  "cover.means":
    "Whoever is added reads all of it, from the start. Whoever is taken out cannot be made to forget what they saw; it goes from their device, and they get nothing that comes.",
  "cover.away": "Saying who covers needs a connection",
  "cover.away-says": "This is how it was when there was one. Until then it stays so.",
  "cover.not-here": "Who reads which caseload is not on this device yet. It comes as soon as there is a connection.",
  "cover.not-in": "A colleague has to let you in first",
  "cover.not-in-says": "Until then you read no caseload, and can say of none who covers.",
  "cover.none": "Nobody has a caseload here yet",
  "cover.none-says":
    "A caseworker’s caseload begins by itself when they are here for the first time and have been let in.",
  "cover.yours": "Your caseload",
  "cover.of": "The caseload of {name}",
  "cover.whose": "whose caseload it is",
  "cover.covers": "covers: reads all of it",
  "cover.waits": "{reason}; waits to be let in, and reads nothing yet",
  "cover.left": "not of the team any more: gets nothing that comes",
  "cover.nobody-else": "Everybody of the team who has been let in reads it already.",
  "cover.add": "Add somebody to cover",
  "cover.add-who": "Who covers?",
  "cover.add-says": "They read all of it from now on: everything that was written before, too.",
  "cover.add-do": "Let them read it",
  "cover.added": "{name} covers from now on.",
  "cover.end": "End cover",
  "cover.end-of": "End cover by {name}",
  "cover.end-ask": "Does {name} no longer cover?",
  "cover.end-says":
    "What they saw they have seen. It goes from their device when that is next online, and they get nothing that comes.",
  "cover.ended": "{name} does not cover any more.",
  "readers.title": "Choose who reads this",
  "readers.conflict":
    "If it concerns a colleague, or somebody close to them, choose “Only these people” and leave them out.",
  "readers.means":
    "Whoever reads it from now on reads all of it. Whoever is left out gets nothing that comes, and it goes from their device.",
  "readers.team": "All of {team} whose role reads it",
  "readers.people": "Only these people",
  "readers.people-you": "You are always one of them.",
  "readers.people-only-you": "Nobody else of the team has been let in: it would be you alone.",
  "readers.away": "Choosing people needs a connection.",
  "readers.with":
    "{count, plural, one {One record that belongs to it goes with it.} other {# records that belong to it go with it.}}",
  "readers.do": "Let these read it",
  "readers.done": "From now on these read it.",
} as const;
