// What learning may say to be counted: when, where and for whom a day was, and that somebody took part.
// Promise: a participant is a random number, a sex and a broad age band; nothing here tells a survivor from anybody else.
import { factRule } from "#core/fact/fact.ts";
import { given } from "../splits.ts";
import { PeerRound, UseCheck } from "./afterwards.ts";
import { Attendance, Participant, TrainingDay } from "./records.ts";

const wasHeld = (day: { readonly heldOn?: string }, state: string | undefined): boolean =>
  day.heldOn !== undefined && state !== "called-off";

/** One fact a topic, so that a day that taught two subjects counts under both and once in all. */
const trainingDay = factRule(
  "training-day",
  "occasion",
  TrainingDay,
  "When and in which country a training day was, for whom, and what it taught.",
  (day, _, { state }) =>
    wasHeld(day, state)
      ? (day.topics?.length ? day.topics : [undefined]).map((topic) => ({
          key: topic ?? "",
          ...given({ on: day.heldOn }),
          dims: given({ country: day.country, audience: day.audience, topic }),
        }))
      : [],
);

const headcount = factRule(
  "attended-headcount",
  "event",
  TrainingDay,
  "How many people without names took part in a training day, and how many of them were new this year, by sex and broad age.",
  (day, { record }, { state }) =>
    wasHeld(day, state)
      ? (day.headcounts ?? []).map((row) => ({
          key: row.id,
          occasion: record,
          basis: "headcount" as const,
          quantity: row.count ?? 0,
          fresh: Math.min(row.fresh ?? 0, row.count ?? 0),
          dims: given({ sex: row.sex, ageBand: row.ageBand, audience: row.audience }),
        }))
      : [],
);

const companyTrained = factRule(
  "company-trained",
  "event",
  TrainingDay,
  "Which companies' staff took part in a training day.",
  (day, { record }, { state }) =>
    wasHeld(day, state)
      ? (day.companies ?? []).flatMap((row) =>
          row.company
            ? [{ key: row.id, occasion: record, subject: row.company, dims: { audience: "company-staff" } }]
            : [],
        )
      : [],
);

/** Staff a company sent who are on no list by name; who is, counts by name. */
const staffTrained = factRule(
  "staff-trained",
  "event",
  TrainingDay,
  "How many members of staff of a company took part in a training day, in which role, and how many of them were new this year.",
  (day, { record }, { state }) =>
    wasHeld(day, state)
      ? (day.companies ?? []).flatMap((row) =>
          row.company && row.staffCount
            ? [
                {
                  key: row.id,
                  occasion: record,
                  subject: row.company,
                  basis: "headcount" as const,
                  quantity: row.staffCount,
                  fresh: Math.min(row.fresh ?? 0, row.staffCount),
                  dims: given({ audience: "company-staff", code: row.role }),
                },
              ]
            : [],
        )
      : [],
);

/** A hotel of a chain, beside the chain: small venues are seen. */
const venueTrained = factRule(
  "venue-trained",
  "event",
  TrainingDay,
  "Which hotels and other venues sent staff to a training day.",
  (day, { record }, { state }) =>
    wasHeld(day, state)
      ? (day.companies ?? []).flatMap((row) => {
          const venue = row.venue ?? row.company;
          return venue ? [{ key: row.id, occasion: record, subject: venue, dims: { audience: "company-staff" } }] : [];
        })
      : [],
);

const participant = factRule(
  "participant",
  "person",
  Participant,
  "The sex of a participant, under a random number that no other domain knows.",
  (person) =>
    person.countId
      ? [
          {
            person: person.countId,
            ...given({ sameAs: person.sameAs, mayBe: person.mayBe }),
            dims: given({ sex: person.sex }),
          },
        ]
      : [],
);

const attended = factRule(
  "attended",
  "event",
  Attendance,
  "That a participant, known by a random number, took part in a training day; a broad age band, and whether the key questions were answered.",
  (seat) =>
    seat.day && seat.present !== "no"
      ? [
          {
            occasion: seat.day,
            ...given({ person: seat.countId }),
            dims: given({
              ageBand: seat.ageBand,
              audience: seat.audience,
              answer: seat.knows === "unknown" ? undefined : seat.knows,
            }),
          },
        ]
      : [],
);

/** A fact of its own: what is counted once here is the company, not the person. */
const staffAttended = factRule(
  "staff-attended",
  "event",
  Attendance,
  "That staff of a company took part in a training day.",
  (seat) =>
    seat.day && seat.company && seat.present !== "no"
      ? [{ occasion: seat.day, subject: seat.company, dims: { audience: "company-staff" } }]
      : [],
);

const peersReached = factRule(
  "peers-reached",
  "event",
  PeerRound,
  "How many children were reached by their peers, without names, and how many of them were new this year, by sex and broad age.",
  (round) =>
    (round.headcounts ?? []).flatMap((row) =>
      round.heldOn
        ? [
            {
              key: row.id,
              on: round.heldOn,
              basis: "headcount" as const,
              quantity: row.count ?? 0,
              fresh: Math.min(row.fresh ?? 0, row.count ?? 0),
              dims: given({ country: round.country, sex: row.sex, ageBand: row.ageBand, audience: "children" }),
            },
          ]
        : [],
    ),
);

const useChecked = factRule(
  "use-checked",
  "event",
  UseCheck,
  "In which month an official, known by a random number, was asked whether a training is used, and whether it is.",
  (check) =>
    check.day && check.checkedOn && check.uses && check.uses !== "unreached"
      ? [
          {
            occasion: check.day,
            on: check.checkedOn.slice(0, 7),
            ...given({ person: check.countId }),
            dims: given({ audience: check.audience, answer: check.uses === "no" ? "no" : "yes" }),
          },
        ]
      : [],
);

export const learningFacts = [
  trainingDay,
  headcount,
  companyTrained,
  staffTrained,
  venueTrained,
  participant,
  attended,
  staffAttended,
  peersReached,
  useChecked,
] as const;
