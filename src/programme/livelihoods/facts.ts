// What livelihoods may say to be counted: that a learner enrolled, finished, left, works, has a business; by month, sex and broad age.
// Promise: a learner is a random number; a survivor and a neighbour leave the same trace. Income leaves as "risen" or not, no band does.
import { factRule } from "#core/fact/fact.ts";
import type { AnswersIn } from "#core/record/type.ts";
import { given } from "../splits.ts";
import { Placement } from "./employers.ts";
import { Business, LivelihoodBaseline, LivelihoodFollowUp } from "./living.ts";
import { Cohort, Enrolment } from "./records.ts";
import { Supplier, SupplierPurchase } from "./suppliers.ts";
import { incomeBands, leftBecause, monthsAfter } from "./words.ts";

/** What happened to a learner in a month: under the random number, in the cohort's country. Nothing where either is not known. */
function ofLearner(
  { countId, cohort }: { readonly countId?: string; readonly cohort?: string },
  on: string | undefined,
  dims: object = {},
  key = "",
) {
  return cohort && on
    ? [{ key, on: on.slice(0, 7), occasion: cohort, ...given({ person: countId }), dims: given(dims) }]
    : [];
}

const cohort = factRule("cohort", "occasion", Cohort, "In which country a cohort learns.", (known) => [
  { dims: given({ country: known.country }) },
]);

const learner = factRule(
  "learner",
  "person",
  Enrolment,
  "The sex of a learner, under a random number that no other domain knows.",
  (enrolment) =>
    enrolment.countId
      ? [
          {
            person: enrolment.countId,
            ...given({ sameAs: enrolment.sameAs, mayBe: enrolment.mayBe }),
            dims: given({ sex: enrolment.sex }),
          },
        ]
      : [],
);

const enrolled = factRule(
  "enrolled",
  "event",
  Enrolment,
  "In which month a learner, known by a random number, enrolled in a cohort, at which broad age.",
  (known) => ofLearner(known, known.enrolledOn, { ageBand: known.ageBand }),
);

const finished = factRule(
  "finished-course",
  "event",
  Enrolment,
  "In which month a learner finished a course.",
  (known) => ofLearner(known, known.finishedOn, { ageBand: known.ageBand }),
);

const certified = factRule(
  "certified",
  "event",
  Enrolment,
  "In which month a learner received a certificate.",
  (known) => ofLearner(known, known.certificateOn, { ageBand: known.ageBand }),
);

const left = factRule(
  "left-course",
  "event",
  Enrolment,
  "In which month a learner left a course, and the coded reason.",
  (known) =>
    ofLearner(known, known.leftOn, {
      ageBand: known.ageBand,
      code: known.leftBecause && leftBecause(known.leftBecause),
    }),
);

const placed = factRule(
  "placed",
  "event",
  Placement,
  "In which month a learner began to work at an employer that was checked.",
  (known, _, { state }) => (state === "placed" || state === "ended" ? ofLearner(known, known.fromOn) : []),
);

const startedBusiness = factRule(
  "business-started",
  "event",
  Business,
  "In which month a learner started a business.",
  (known) => ofLearner(known, known.startedOn),
);

const after = (asked: AnswersIn<typeof LivelihoodFollowUp>) => ({ state: asked.after && monthsAfter(asked.after) });

/** A fact a way of living: whoever has a job and a business is under both, and one person in all. */
const livesFrom = factRule(
  "lives-from",
  "event",
  LivelihoodFollowUp,
  "What a learner lives from so many months after the course: a job, a business, school, looking for work, caring.",
  (asked) => (asked.now ?? []).flatMap((now) => ofLearner(asked, asked.on, { code: now, ...after(asked) }, now)),
);

const businessAsked = factRule(
  "business-asked",
  "event",
  LivelihoodFollowUp,
  "Whether a learner's business is alive so many months after the course.",
  (asked) =>
    asked.businessAlive === "yes" || asked.businessAlive === "no"
      ? ofLearner(asked, asked.on, { answer: asked.businessAlive, ...after(asked) })
      : [],
);

const bands: readonly string[] = Object.keys(incomeBands).filter((band) => band !== "unsaid");

/** Where both bands were told. */
const incomeCompared = factRule(
  "income-compared",
  "event",
  LivelihoodFollowUp,
  "Whether a learner's income is in a higher band than before the course; neither band is told.",
  (asked) => {
    const [before, now] = [bands.indexOf(asked.incomeBefore ?? ""), bands.indexOf(asked.income ?? "")];
    return before < 0 || now < 0
      ? []
      : ofLearner(asked, asked.on, { answer: now > before ? "yes" : "no", ...after(asked) });
  },
);

const protectionAsked = factRule(
  "social-protection",
  "event",
  LivelihoodBaseline,
  "In which month a learner was sent on to the help of the state, and whether it came.",
  (known) => ofLearner(known, known.referredOn, { answer: known.received === "unknown" ? undefined : known.received }),
);

const supplier = factRule("supplier", "occasion", Supplier, "In which country a supplier is.", (known) => [
  { dims: given({ country: known.country }) },
]);

const bought = factRule(
  "bought-from",
  "event",
  SupplierPurchase,
  "When something was bought from a supplier in the countryside.",
  (purchase) =>
    purchase.on && purchase.from
      ? [{ on: purchase.on, occasion: purchase.from, subject: purchase.from, dims: {} }]
      : [],
);

export const livelihoodsFacts = [
  cohort,
  learner,
  enrolled,
  finished,
  certified,
  left,
  placed,
  startedBusiness,
  livesFrom,
  businessAsked,
  incomeCompared,
  protectionAsked,
  supplier,
  bought,
] as const;
