// What case management may say to be counted. It carries the month, never the day; the organisation, never the team; a broad
// age band and the organisation's country; no setting, no provider, no note. A child is a random number that no other domain knows.
import { type FactRule, factRule } from "#core/fact/fact.ts";
import { given } from "../splits.ts";
import { EmpowermentScale } from "./assessment.ts";
import { Child } from "./child.ts";
import { Reintegration, ReintegrationFollowUp } from "./follow-up.ts";
import { JusticeStep } from "./justice.ts";
import { Plan } from "./plan.ts";
import { ServiceDelivered } from "./records.ts";
import { Incident } from "./safety.ts";

/** The month of a calendar day: all that is said of when something was done for a child. */
const monthOnly = (day: string): string => day.slice(0, 7);

interface Counted {
  readonly countId?: string;
  readonly country?: string;
  readonly ageBand?: string;
  readonly situation?: string;
}

/** Of whom, of what broad age, in which month: what every fact about a child's case says, and no more. */
function ofChild(
  said: Counted,
  day: string,
  dims: { readonly code?: string; readonly answer?: string; readonly state?: string } = {},
) {
  return {
    on: monthOnly(day),
    ...given({ person: said.countId }),
    dims: { ...given({ country: said.country, ageBand: said.ageBand, audience: said.situation }), ...dims },
  };
}

const child = factRule(
  "child",
  "person",
  Child,
  "The sex of a child, under a random number that no other domain knows.",
  (known) =>
    known.countId
      ? [
          {
            person: known.countId,
            ...given({ sameAs: known.sameAs, mayBe: known.mayBe }),
            dims: given({ sex: known.sex }),
          },
        ]
      : [],
);

const serviceDelivered = factRule(
  "service-delivered",
  "event",
  ServiceDelivered,
  "In which month a child, known by a random number, received which kind of service, in which country, at which broad age, and whether it felt safe.",
  (done) =>
    done.givenOn && done.service
      ? [ofChild(done, done.givenOn, { code: done.service, ...given({ answer: yesOrNo(done.feltSafe) }) })]
      : [],
);

const planAgreed = factRule(
  "plan-agreed",
  "event",
  Plan,
  "In which month a plan was agreed with a child, known by a random number, and whether that was in time.",
  (plan) => (plan.agreedOn ? [ofChild(plan, plan.agreedOn, given({ answer: plan.inTime }))] : []),
);

const HARMED_AGAIN = "harmed-again";

const incidentAgain = factRule(
  "incident-again",
  "event",
  Incident,
  "In which month a child, known by a random number, was harmed again after help had begun; not how, where or by whom.",
  (incident) =>
    incident.happenedOn && incident.again === "yes"
      ? [ofChild(incident, incident.happenedOn, { state: HARMED_AGAIN })]
      : [],
);

/** A day that is planned is none yet; after a step back it is one no longer. */
const livesThere = ["living-there", "settled"] as const;

const returned = factRule(
  "returned",
  "event",
  Reintegration,
  "In which month a child, known by a random number, came to live with family, relatives, a foster family or independently; not where.",
  (plan, _, { state }) =>
    plan.livingThereSince && plan.toWhom !== "group" && livesThere.some((one) => one === state)
      ? [ofChild(plan, plan.livingThereSince)]
      : [],
);

/** Well after a return: the child lives there or chose another place, is safe, and was not harmed again. Not asked is no answer. */
const followedUp = factRule(
  "return-followed-up",
  "event",
  ReintegrationFollowUp,
  "In which month, and how many months after a return, a child known by a random number was found to be well there or not.",
  (asked) => {
    if (!asked.askedOn || !asked.after || asked.how === "nobody") return [];
    const stays = asked.livesThere === "yes" || asked.livesThere === "elsewhere";
    const known = asked.livesThere !== undefined && asked.livesThere !== "unknown";
    const safe = yesOrNo(asked.safe);
    const harmed = asked.harmedAgain === "yes";
    const said = harmed || safe === "no" || (known && !stays) ? "no" : known && safe === "yes" ? "yes" : undefined;
    return [
      ofChild(asked, asked.askedOn, {
        code: asked.after,
        ...given({ answer: said, state: harmed ? HARMED_AGAIN : undefined }),
      }),
    ];
  },
);

const courtFollowed = factRule(
  "court-case-followed",
  "event",
  JusticeStep,
  "In which month a step of a legal matter was held and somebody of ours was there; the matter is a random number that no child has.",
  (step) =>
    step.plannedOn && step.countId && step.status === "held" && step.weAttended === "yes"
      ? [{ on: monthOnly(step.plannedOn), subject: step.countId, dims: given({ country: step.country }) }]
      : [],
);

const strongerAsked = factRule(
  "stronger-asked",
  "event",
  EmpowermentScale,
  "In which month a child, known by a random number, said whether it felt stronger than before.",
  (asked) =>
    asked.askedOn && asked.stronger && asked.stronger !== "first"
      ? [ofChild(asked, asked.askedOn, { answer: asked.stronger === "yes" ? "yes" : "no" })]
      : [],
);

/** A "not known" is not said: a figure must not read it as a no. */
function yesOrNo(answer: string | undefined): string | undefined {
  return answer === "yes" || answer === "no" ? answer : undefined;
}

export const childrenFacts: readonly FactRule[] = [
  child,
  serviceDelivered,
  planAgreed,
  incidentAgain,
  returned,
  followedUp,
  courtFollowed,
  strongerAsked,
];
