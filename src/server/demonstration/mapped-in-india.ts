// How fifteen children came to a map: every requirement in place before it was opened, found right by them, shown weeks later; and the
// second time, half a year on, which is planned and not opened yet.
import { acts, type Happening, id } from "./happening.ts";

const requirements = {
  transparent: "yes",
  voluntary: "yes",
  respectful: "yes",
  relevant: "yes",
  childFriendly: "yes",
  inclusive: "yes",
  facilitatorsTrained: "yes",
  risksAssessed: "yes",
  accountable: "yes",
  assent: "yes",
  caregiversAgreed: "yes",
  supportAtHand: "yes",
  notBetterLeft: "yes",
  photosOff: "yes",
  supportPlan: "The social worker sits in the next room. The helpline is on the wall.",
} as const;

export function mapped(stream: string, exercise: string): readonly Happening[] {
  const base = { record: exercise, type: "mapping-exercise" } as const;
  return acts(
    "trainer",
    stream,
    {
      ...base,
      on: "2016-03-07",
      answers: { community: "Heronbridge", country: "IN", plannedOn: "2016-03-19", method: "walk", ...requirements },
    },
    { ...base, on: "2016-03-18", move: "open" },
    {
      ...base,
      on: "2016-03-19",
      answers: {
        heldOn: "2016-03-19",
        hours: 3,
        facilitatorCount: 3,
        children: [
          { id: "1", sex: "female", ageBand: "12-14", count: 5, fresh: 5 },
          { id: "2", sex: "female", ageBand: "15-17", count: 4, fresh: 4 },
          { id: "3", sex: "male", ageBand: "12-14", count: 3, fresh: 3 },
          { id: "4", sex: "male", ageBand: "15-17", count: 3, fresh: 3 },
        ],
      },
    },
    { ...base, on: "2016-03-19", move: "hold" },
    {
      ...base,
      on: "2016-03-26",
      answers: {
        debriefedOn: "2016-03-26",
        validated: "yes",
        notBeforeOn: "2016-04-10",
        priorities: [
          { id: "1", what: "Light on the way home" },
          { id: "2", what: "Somebody to turn to in the evening" },
          { id: "3", what: "To know whom one writes with" },
        ],
      },
    },
    { ...base, on: "2016-03-26", move: "validate" },
    { ...base, on: "2016-04-12", answers: { sharedOn: "2016-04-12" } },
    { ...base, on: "2016-04-12", move: "share" },
    { ...base, on: "2016-05-28", answers: { childrenToldOn: "2016-05-28" } },
    {
      record: id("mapping again"),
      type: "mapping-exercise",
      on: "2016-11-28",
      answers: {
        community: "Heronbridge",
        country: "IN",
        plannedOn: "2016-12-17",
        method: "walk",
        repeats: exercise,
        round: "6-months",
        transparent: "yes",
        voluntary: "yes",
        facilitatorsTrained: "yes",
      },
    },
  );
}
