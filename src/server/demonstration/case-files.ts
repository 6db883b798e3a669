// Whole files of five children, act by act, as a caseworker and a supervisor would keep them.
// They are read by those who work on them, and counted like any other survivor.

import { papersOf } from "./case-papers.ts";
import { type CaseStory, caseStories } from "./case-stories.ts";
import { idFor } from "./chance.ts";
import { HOME, personOf } from "./colleagues.ts";
import type { Told } from "./desk.ts";
import { CASE_FILES } from "./registers-of.ts";
import { teamPapers } from "./team-papers.ts";

/** Acts in the order in which they were done; `supervisor` says whose they are where they are not the caseworker's. */
export interface CaseAct {
  readonly by: "caseworker" | "supervisor";
  readonly told: Told;
}

export function caseFiles(): readonly CaseAct[] {
  if (caseStories.length !== CASE_FILES.count) throw new TypeError("as many files as the registers leave out");
  const team = teamPapers(teamId).map((told): CaseAct => ({ by: "supervisor", told }));
  return [...team, ...caseStories.flatMap(actsOf)].sort((a, b) =>
    a.told.on < b.told.on ? -1 : a.told.on > b.told.on ? 1 : 0,
  );
}

/** What belongs to the team and not to one child. */
const teamId = (name: string): string => idFor(`case team ${name}`);
const ofTeam = ["clinic", "workshop", "lawyers", "shelter"];

function actsOf(file: CaseStory): readonly CaseAct[] {
  const id = (label: string): string => idFor(`case file ${file.code} ${label}`);
  const [child, theCase, plan] = [id("child"), id("case"), id("plan")];
  const atLeast = (on: string, least: string): string => (on < least ? least : on);
  const mine = (record: string, type: string, on: string, answers: Told["answers"], move?: string): CaseAct => ({
    by: "caseworker",
    told: { record, type, on, ...(answers && { answers }), ...(move && { move }) },
  });
  const supervisor = (act: CaseAct): CaseAct => ({ ...act, by: "supervisor" });
  const later = (days: number): string =>
    new Date(Date.parse(`${file.opened}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
  return [
    mine(child, "child", file.opened, {
      code: file.code,
      calledName: file.called,
      sex: file.sex,
      bornOn: file.born,
      livesWith: file.services[0]?.[0] === "shelter" ? "shelter" : "family",
      noContactWithOne: file.risk === "high" ? "yes" : "no",
      contacts: [
        {
          id: "1",
          who: file.called,
          safeToCall: "yes",
          callWhen: "afternoon",
          whatToSay: "The library is calling about a book.",
        },
      ],
    }),
    mine(theCase, "case", file.opened, {
      child,
      openedOn: file.opened,
      situation: "survivor",
      source: file.risk === "high" ? "police" : "school",
      caseworker: personOf(HOME, "caseworker"),
      supervisor: personOf(HOME, "supervisor"),
      risk: file.risk,
      safeNow: "yes",
      wishes: file.wishes,
      nextReviewOn: file.review,
    }),
    mine(id("consent"), "consent", file.opened, {
      case: theCase,
      askedOn: file.opened,
      answers: [
        { id: "1", purpose: "services", said: "yes" },
        { id: "2", purpose: "statistics", said: "yes" },
        { id: "3", purpose: "police", said: file.risk === "high" ? "yes" : "later" },
      ],
      givenBy: ["child"],
      limitsExplained: "yes",
    }),
    mine(id("risk"), "risk-assessment", later(1), {
      case: theCase,
      madeOn: later(1),
      risk: file.risk,
      accessToChild: file.risk === "high" ? "unknown" : "no",
      healthUrgent: "no",
      safetyPlan: "Knows whom to call, day and night.",
    }),
    ...(file.risk === "high"
      ? [supervisor(mine(id("risk"), "risk-assessment", later(2), { approvedOn: later(2) }))]
      : []),
    mine(id("assessment"), "assessment", later(5), {
      case: theCase,
      madeOn: later(5),
      areas: [
        {
          id: "1",
          area: "education",
          strengths: "Likes to learn.",
          needs: "Time, and somebody who explains.",
          urgent: "no",
        },
        { id: "2", area: "family", strengths: "Somebody at home who listens.", urgent: "no" },
      ],
      wishes: file.wishes,
    }),
    supervisor(mine(id("assessment"), "assessment", later(7), { approvedOn: later(7) })),
    mine(theCase, "case", later(5), undefined, "assess"),
    mine(plan, "plan", later(9), {
      case: theCase,
      agreedOn: later(9),
      goal: file.goal,
      childTookPart: "yes",
      caregiverTookPart: "yes",
      reintegration: file.code === "IE-F2" ? "relatives" : "family",
    }),
    supervisor(mine(plan, "plan", later(9), { approvedOn: later(9) })),
    supervisor(mine(theCase, "case", later(9), undefined, "agree-plan")),
    mine(theCase, "case", later(10), undefined, "follow"),
    ...file.steps.flatMap(([what, service, dueOn, doneOn], index): readonly CaseAct[] => {
      const step = id(`step ${index}`);
      const made = mine(step, "plan-step", later(9), {
        plan,
        what,
        service,
        responsible: personOf(HOME, "caseworker"),
        dueOn,
      });
      return doneOn === undefined
        ? [made]
        : [made, mine(step, "plan-step", atLeast(doneOn, later(9)), { doneOn }, "finish")];
    }),
    ...file.services.map(([service, givenOn], index) =>
      mine(id(`service ${index}`), "service-delivered", atLeast(givenOn, later(9)), {
        child,
        case: theCase,
        service,
        givenOn,
        situation: "survivor",
        agreed: "yes",
      }),
    ),
    ...file.visits.map(([madeOn, wellbeing, note], index) =>
      mine(id(`visit ${index}`), "visit", madeOn, {
        case: theCase,
        madeOn,
        channel: "visit",
        kind: "review",
        childSeen: "yes",
        safe: "yes",
        harmedAgain: "no",
        wellbeing,
        note,
      }),
    ),
    ...papersOf(file.code, (name) => (ofTeam.includes(name) ? teamId(name) : id(name))).flatMap((paper) => {
      const record = id(paper.name);
      return [
        mine(record, paper.type, paper.on, paper.answers),
        ...(paper.moves ?? []).map(([on, move, answers, by]) => {
          const act = mine(record, paper.type, on, answers, move);
          return by === "supervisor" ? supervisor(act) : act;
        }),
      ];
    }),
    ...(file.closed === undefined
      ? []
      : [
          mine(
            theCase,
            "case",
            file.closed,
            {
              closingReason: "goals-met",
              childSays: "It was good that somebody always came back.",
              closingAskedOn: file.closed,
              childAgreesClosing: "yes",
              knowsWhomToCall: "yes",
              followAfter: "yes",
            },
            "ask-closing",
          ),
          supervisor(mine(theCase, "case", file.closed, { closedOn: file.closed }, "close")),
        ]),
  ];
}
