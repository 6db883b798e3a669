// What the article tells of Nicaragua, Indonesia and Thailand in the first year, and of cooking schools in a later one.
// In careful words: no more cause than it tells; companies, courts and places are invented.
import { caseTeam, fieldTeam } from "./colleagues.ts";
import type { Told } from "./desk.ts";
import { acts, type Happening, id, outcome } from "./happening.ts";

export function nicaragua(key: string): readonly Happening[] {
  const stream = fieldTeam(key);
  const committee = id("youth committee");
  return [
    ...acts(
      "partner-officer",
      stream,
      {
        record: committee,
        type: "committee",
        on: "2016-02-20",
        answers: {
          name: "Comité juvenil Loma Trébol (invented)",
          kind: "youth",
          level: "municipal",
          country: "NI",
          area: "Lomatrébol",
          formedOn: "2016-02-20",
          activity: "active",
          members: [
            { id: "1", role: "youth", sex: "female", ageBand: "15-17", count: 7 },
            { id: "2", role: "youth", sex: "male", ageBand: "15-17", count: 5 },
          ],
        },
      },
      {
        record: id("youth training"),
        type: "committee-support",
        on: "2016-04-16",
        answers: { committee, kind: "training", on: "2016-04-16", what: "How to inform parents", reachedCount: 12 },
      },
      {
        record: id("youth meeting"),
        type: "group-meeting",
        on: "2016-06-11",
        answers: {
          committee,
          heldOn: "2016-06-11",
          about: "Informing parents",
          headcounts: [
            { id: "1", who: "members", count: 11 },
            { id: "2", who: "parents", count: 34 },
          ],
          childrenPresent: "yes",
          quorum: "yes",
          decided: "Two more evenings for parents.",
        },
      },
      {
        record: id("youth evening"),
        type: "youth-action",
        on: "2016-06-25",
        answers: {
          title: "An evening for parents",
          group: committee,
          on: "2016-06-25",
          country: "NI",
          kind: "parents",
          idea: "theirs",
          against: ["norms"],
          active: [
            { id: "1", sex: "female", count: 5 },
            { id: "2", sex: "male", count: 3 },
          ],
          reached: [{ id: "1", who: "parents", count: 34 }],
          adultNear: "yes",
          safe: "yes",
          cameOf: "Parents asked for two more evenings.",
        },
      },
    ),
    ...acts(
      "supervisor",
      caseTeam(key),
      ...["2016-05-10", "2016-07-19", "2016-09-13"].map(
        (on, index): Told => ({
          record: id(`caregiver ${index}`),
          type: "caregiver-support",
          on,
          answers: {
            caregiver: `Caregiver ${index + 1}`,
            ownCode: `NI-F${index + 1}`,
            situation: "survivor",
            on,
            kind: index === 1 ? "return" : "legal-process",
            safeToInvolve: "yes",
          },
        }),
      ),
    ),
    ...outcome(key, "2016-10-03", {
      says: "Parents of survivors take a larger part in the legal process and in their children's return. A trained youth committee informs parents.",
      country: "NI",
      happenedOn: "2016-07-01",
      actor: "communities",
      committee,
      level: "municipal",
      instrument: "behaviour",
      direction: "improved",
      significance: "A child whose parents stand by it is heard more easily.",
      contribution: "Meetings with parents and the youth committee's evenings; families' own courage above all.",
      contributionSize: "some",
    }),
  ];
}

export function indonesia(key: string): readonly Happening[] {
  const court = id("court");
  return [
    ...acts(
      "partner-officer",
      fieldTeam(key),
      {
        record: court,
        type: "institution",
        on: "2016-03-01",
        answers: {
          name: "District court of Teluk Camar (invented)",
          kind: "court",
          level: "municipal",
          country: "ID",
          area: "Teluk-Camar",
        },
      },
      {
        record: id("measure"),
        type: "justice-measure",
        on: "2016-08-22",
        answers: {
          institution: court,
          measure: "procedure",
          sinceOn: "2016-08-22",
          hearingCount: 4,
          proof: "Decree of the court, archive of the partner",
        },
      },
      {
        record: id("measure room"),
        type: "justice-measure",
        on: "2016-08-22",
        answers: { institution: court, measure: "waiting-room", sinceOn: "2016-09-01", proof: "Seen by ourselves" },
      },
    ),
    ...outcome(key, "2016-09-12", {
      says: "A court introduced a child-friendly procedure.",
      country: "ID",
      happenedOn: "2016-08-22",
      actor: "government",
      institution: court,
      level: "municipal",
      instrument: "protocol",
      direction: "adopted",
      significance: "Children are heard once, and not beside the accused.",
      contribution: "Judges took part in trainings; the court's own working group wrote the text.",
      contributionSize: "some",
    }),
  ];
}

const TRAINER = "Example Technology (invented)";

export function thailand(key: string): readonly Happening[] {
  const stream = fieldTeam(key);
  const company = id("technology company");
  const trainer = id("trainer organisation");
  return [
    ...acts(
      "partner-officer",
      stream,
      {
        record: company,
        type: "company",
        on: "2016-04-04",
        answers: {
          name: TRAINER,
          kind: "legal-entity",
          sector: "technology",
          country: "TH",
          town: "Heronbridge",
          size: "250+",
          contactRole: "Public affairs",
        },
      },
      {
        record: id("step"),
        type: "engagement-step",
        on: "2016-04-04",
        answers: { company, step: "agreed-plan", on: "2016-04-04", how: "meeting" },
      },
      {
        record: trainer,
        type: "trainer-organisation",
        on: "2016-04-04",
        answers: { name: TRAINER, kind: "company", company, country: "TH", safeguardingSignedOn: "2016-04-04" },
      },
    ),
    ...acts("results-officer", stream, {
      record: id("thousands"),
      type: "declared-figure",
      on: "2016-12-06",
      answers: {
        indicator: "P3",
        period: "2016",
        country: "TH",
        said: "Thousands, not counted",
        source: "What hotels wrote to the partner",
        method: "Nobody counted; the word is theirs.",
        paperKeptAt: "Archive of the partner, folder hotels",
        declaredBy: "Programme officer",
      },
    }),
    ...outcome(key, "2016-10-10", {
      says: "A technology company took part as a trainer in a training for police and judiciary.",
      country: "TH",
      happenedOn: "2016-06-14",
      actor: "companies",
      company,
      level: "national",
      instrument: "practice",
      direction: "improved",
      significance: "Those who investigate learn from those who build the services.",
      contribution: "The partner invited the company and planned the day with it.",
      contributionSize: "large",
    }),
  ];
}

/** Cooking schools as courses, planned ahead: they are told of in a later year. */
export function cookingSchool(key: string, country: string, town: string): readonly Happening[] {
  const course = id(`course ${country}`);
  return acts(
    "partner-officer",
    fieldTeam(key),
    {
      record: course,
      type: "course",
      on: "2016-12-05",
      answers: {
        name: "Cooking school",
        trade: "cooking",
        provider: "Example cooking school (invented)",
        country,
        hours: 800,
        months: 5.5,
        certificate: "Certificate of the school",
        leastAge: 16,
        placeCheckedOn: "2016-11-28",
        teaches: ["trade", "produce", "business", "life-skills"],
      },
    },
    {
      record: id(`cohort ${country}`),
      type: "cohort",
      on: "2016-12-05",
      answers: {
        name: "First cohort of 2019",
        course,
        country,
        town,
        fromOn: "2019-02-04",
        toOn: "2019-07-19",
        places: 24,
      },
    },
  );
}

/** The training at which the company was the trainer: the first day for police and judiciary on the partner's own register. */
export const companyAsTrainer = {
  partner: "th-north",
  trainer: id("trainer organisation"),
  topic: "first-response",
} as const;
