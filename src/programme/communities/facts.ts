// What communities may say to be counted: a committee and its country, support given to it, promises and where they stand,
// and of an exercise with children on a map only how many took part and in which month.
import { factRule } from "#core/fact/fact.ts";
import { given } from "../splits.ts";
import { Commitment, MappingExercise } from "./promises.ts";
import { Committee, CommitteeSupport } from "./records.ts";

/** The support names the committee; the committee says where it is, so correcting it corrects every count. */
const committee = factRule(
  "committee",
  "occasion",
  Committee,
  "In which country a committee is, and of what kind.",
  (known) => [{ dims: given({ country: known.country, topic: known.kind }) }],
);

const committeeSupported = factRule(
  "committee-supported",
  "event",
  CommitteeSupport,
  "When a committee received which kind of support.",
  (support) =>
    support.committee && support.on && support.kind
      ? [{ on: support.on, occasion: support.committee, subject: support.committee, dims: { code: support.kind } }]
      : [],
);

const promise = factRule(
  "promise",
  "event",
  Commitment,
  "Since when a promise stands, in which country, for which remedy, and what has come of it.",
  (commitment, { record }, { state }) => {
    const on = commitment.promisedOn ?? commitment.askedOn;
    return on
      ? [{ on, subject: record, dims: given({ country: commitment.country, code: commitment.remedy, state }) }]
      : [];
  },
);

const childrenMapped = factRule(
  "children-mapped",
  "event",
  MappingExercise,
  "In which month and country how many children took part in a mapping exercise, by sex and broad age.",
  (exercise) =>
    (exercise.children ?? []).flatMap((row) =>
      exercise.heldOn
        ? [
            {
              key: row.id,
              on: exercise.heldOn.slice(0, 7),
              basis: "headcount" as const,
              quantity: row.count ?? 0,
              fresh: Math.min(row.fresh ?? 0, row.count ?? 0),
              dims: given({ country: exercise.country, sex: row.sex, ageBand: row.ageBand, audience: "children" }),
            },
          ]
        : [],
    ),
);

export const communitiesFacts = [committee, committeeSupported, promise, childrenMapped] as const;
