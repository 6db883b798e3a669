// What governments say to be counted: meetings, documents, outcomes and how well they are substantiated, laws by their stage, courts by
// what they do for children, cases followed as numbers. Which officials were trained, learning says.
import { factRule } from "#core/fact/fact.ts";
import { given } from "../splits.ts";
import { CourtWatch, JusticeMeasure } from "./justice.ts";
import { HarvestedOutcome } from "./outcome.ts";
import { CoordinationPlatform } from "./platform.ts";
import { AdvocacyDocument, PolicyProcess } from "./policy.ts";
import { DutyBearerMeeting, Institution } from "./records.ts";

/** Police, or those who judge and prosecute; everybody else who governs is government. */
const audienceOf: { readonly [kind: string]: string } = {
  police: "police",
  court: "judiciary",
  prosecution: "judiciary",
};

const institution = factRule(
  "institution",
  "occasion",
  Institution,
  "In which country an institution is, and whether it is government, police or judiciary.",
  (known) => [
    { dims: given({ country: known.country, audience: known.kind && (audienceOf[known.kind] ?? "government") }) },
  ],
);

const met = factRule(
  "institution-met",
  "event",
  DutyBearerMeeting,
  "When there was a meeting with an institution, and whether children spoke for themselves.",
  (meeting, { record }) =>
    meeting.institution && meeting.heldOn
      ? [
          {
            on: meeting.heldOn,
            occasion: meeting.institution,
            subject: record,
            dims: given({ answer: meeting.childrenSpoke === "unknown" ? undefined : meeting.childrenSpoke }),
          },
        ]
      : [],
);

/** Who changed, in the words figures are split by. */
const actorAs = {
  children: "children",
  communities: "community",
  government: "government",
  companies: "company-staff",
} as const;

const outcome = factRule(
  "outcome",
  "event",
  HarvestedOutcome,
  "Since when and in which country who acts differently, by what instrument, for better or worse, and how well that is substantiated.",
  (harvested, { record }, { state }) =>
    harvested.happenedOn
      ? [
          {
            on: harvested.happenedOn,
            subject: record,
            dims: given({
              country: harvested.country,
              audience: harvested.actor && actorAs[harvested.actor],
              code: harvested.instrument,
              answer: harvested.direction,
              state,
            }),
          },
        ]
      : [],
);

/** A fact a stage, so that a law counts in the year it was adopted and again in the year it was funded, under each stage. */
const policyStage = factRule(
  "law-stage",
  "event",
  PolicyProcess,
  "When a law or policy reached which stage, in which country.",
  (process, { record }) =>
    (process.stages ?? []).flatMap((row) =>
      row.on && row.stage
        ? [{ key: row.id, on: row.on, subject: record, dims: given({ country: process.country, code: row.stage }) }]
        : [],
    ),
);

/** In use when it began, and whenever somebody looked and found it in use. */
const justiceMeasure = factRule(
  "justice-measure",
  "event",
  JusticeMeasure,
  "When a court or police unit began, or was found, to do what for children.",
  (known) => {
    const { institution: court, measure, sinceOn } = known;
    if (!court || !measure || !sinceOn) return [];
    const seen = { occasion: court, subject: court, dims: { code: measure } };
    const again = (known.checks ?? []).flatMap((look) =>
      look.on && look.inUse === "yes" ? [{ ...seen, key: look.id, on: look.on }] : [],
    );
    return [{ ...seen, on: sinceOn }, ...again];
  },
);

const courtCases = factRule(
  "court-cases",
  "event",
  CourtWatch,
  "How many court cases were followed at a court, of those not followed before in the year.",
  (watch) =>
    watch.institution && watch.on && watch.fresh
      ? [{ on: watch.on.slice(0, 7), occasion: watch.institution, quantity: watch.fresh, dims: {} }]
      : [],
);

/** A fact for each institution it was handed to; the document is counted once. */
const handedOver = factRule(
  "document-handed-over",
  "event",
  AdvocacyDocument,
  "When an advocacy document was handed over, to government, police or judiciary, and whether it rests on evidence of ours.",
  (paper, { record }) => {
    if (!paper.handedOn) return [];
    const proven = paper.evidence === "unknown" ? undefined : paper.evidence;
    const one = { on: paper.handedOn, subject: record, dims: given({ country: paper.country, answer: proven }) };
    const to = (paper.institutions ?? []).flatMap((row) =>
      row.institution ? [{ ...one, key: row.id, occasion: row.institution }] : [],
    );
    return to.length > 0 ? to : [one];
  },
);

/** A platform is at work in whatever period it met or did something together. */
const atWork = factRule(
  "platform-at-work",
  "event",
  CoordinationPlatform,
  "When a platform met or did something together, and in which country.",
  (platform, { record }) =>
    [...(platform.meetings ?? []), ...(platform.actions ?? [])].flatMap((row) =>
      row.on ? [{ key: row.id, on: row.on, subject: record, dims: given({ country: platform.country }) }] : [],
    ),
);

/** What was done with services and a company counts under both. */
const doneWith = (others: "services" | "companies", says: string) =>
  factRule(`done-with-${others}`, "event", CoordinationPlatform, says, (platform) =>
    (platform.actions ?? []).flatMap((row) =>
      row.on && row.with?.includes(others)
        ? [{ key: row.id, on: row.on, dims: given({ country: platform.country }) }]
        : [],
    ),
  );

export const governmentsFacts = [
  institution,
  met,
  outcome,
  policyStage,
  justiceMeasure,
  courtCases,
  handedOver,
  atWork,
  doneWith(
    "services",
    "When something was done together with public services, police or courts, and in which country.",
  ),
  doneWith("companies", "When something was done together with companies, and in which country."),
] as const;
