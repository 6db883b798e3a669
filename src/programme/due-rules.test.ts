// What is due, of every type at once: each rule counts from a day its form asks for, is somebody's task who may do it, and can be done.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { can } from "#core/access/can.ts";
import { findType, typesOf } from "#core/programme.ts";
import type { Condition } from "#core/record/condition.ts";
import type { DueRule } from "#core/record/due.ts";
import type { RecordType } from "#core/record/type.ts";
import type { Workflow } from "#core/record/workflow.ts";
import { record, tasks } from "#test/tasks.ts";
import { programme } from "./register.ts";

const each = (check: (rule: DueRule, type: RecordType, named: string) => void): void => {
  for (const type of typesOf(programme)) for (const rule of type.due ?? []) check(rule, type, `${type.id}.${rule.id}`);
};
/** The field at `name` or `group/name`. */
const fieldAt = (type: RecordType | undefined, path: string) => {
  const [name = "", column] = path.split("/");
  const field = type?.fields[name];
  return column === undefined ? field : field?.fields?.[column];
};
const may = (role: string, action: Parameters<typeof can>[2], type: string): boolean =>
  can(
    programme.roles,
    { id: "p", grants: [{ person: "p", role, tenant: "t", stream: null }] },
    action,
    { type, tenant: "t", stream: "s" },
    "2016-12-12",
  );

/** Days of which a rule may count although no move asks for them: `type.rule`, and why. */
const unasked: { readonly [named: string]: string } = {
  "training-day.start": "a day to come is planned when it is known",
  "training-day.held": "a day to come is planned when it is known",
  "case.review": "a day to come; the plan has one as well",
  "mapping-exercise.open": "a day to come is planned when it is known",
  "commitment.keep": "some promise without a day",
  "company.refresher": "nothing is to be refreshed before a company has signed",
  "policy-process.no-first-step": "a law may be older than anybody knows",
  "policy-process.no-step": "a law without a step has the rule before this one",
  "policy-process.decision-day": "a day to come is noted when it is known",
  "cohort.finish": "a course may go on without an end",
  "placement.end": "work may go on without an end",
  "referral.appointment": "not every helper gives one; then the help is asked after",
  "period-submission.hand-in": "a deadline is set by the desk, or there is none",
  "period-submission.approve": "a deadline is set by the desk, or there is none",
  "period-submission.look": "a deadline is set by the desk, or there is none",
  "period-submission.second-look": "a deadline is set by the desk, or there is none",
  "period-submission.missing": "a day to come is noted when it is known",
  "report-chapter.write": "a deadline is set by the desk, or there is none",
  "report-chapter.read": "a deadline is set by the desk, or there is none",
};

/** Days to come without a rule of their own, and what asks instead. */
const asked: { readonly [field: string]: string } = {
  "group-meeting.nextOn": "a committee that does not meet is asked after",
  "home-visit.nextOn": "a family not heard from is asked after",
  "visit.nextOn": "the clock of the case asks for contact",
};

/** Does this condition hold only where the field is answered? */
const asks = (needs: Condition | undefined, field: string): boolean =>
  needs !== undefined &&
  (("answered" in needs && needs.answered === field) || ("all" in needs && needs.all.some((one) => asks(one, field))));

/** The states one comes to only by moves that ask for this field, sooner or later. */
function statesThatKnow({ states, initial, moves }: Workflow, field: string): readonly string[] {
  let known = Object.keys(states).filter((state) => state !== initial);
  for (let before = Number.POSITIVE_INFINITY; known.length < before; ) {
    before = known.length;
    const still = known;
    known = still.filter((state) =>
      Object.values(moves).every(
        ({ to, from, needs }) => to !== state || asks(needs, field) || from.every((one) => still.includes(one)),
      ),
    );
  }
  return known;
}

describe("every due rule", () => {
  it("has an id of its own, and says in a few words what to do", () => {
    each(({ id, says }, type, named) => {
      assert.equal(type.due?.filter((other) => other.id === id).length, 1, named);
      assert.match(says, /^[A-Z“].{5,90}[^.]$/, named);
    });
  });

  it("counts from a day its form asks for, in states its workflow has", () => {
    each(({ from, states = [] }, type, named) => {
      assert.ok(["date", "month"].includes(fieldAt(type, from)?.kind ?? ""), `${named} from ${from}`);
      for (const state of states) assert.ok(type.workflow?.states[state], `${named} ${state}`);
    });
  });

  it("starts: nobody comes into its states without giving the day it counts from", () => {
    const silent: string[] = [];
    each(({ from, states }, type, named) => {
      const [day = ""] = from.split("/");
      if (!states || !type.workflow || type.fields[day]?.required) return;
      const known = statesThatKnow(type.workflow, day);
      if (!states.every((state) => known.includes(state))) silent.push(named);
    });
    assert.deepEqual(silent.sort(), Object.keys(unasked).sort());
  });

  it("asks the question it speaks of, not on which day the record ends", () => {
    each(({ act, says }, _, named) => {
      if ("answer" in act && !/\bends?\b/.test(says))
        assert.doesNotMatch(act.answer, /^(ended|replaced|closed)On$/, named);
    });
  });

  it("comes up again where it says so: it ends with a later day, not with having been done once", () => {
    const yearly = [
      ["institution", "agreementToOn", { renewedOn: "2016-12-01" }],
      ["supplier", "seasonFromOn", { agreedOn: "2016-12-01" }],
      ["traveller-material", "seasonFromOn", { seenOn: "2016-12-01" }],
      ["company-policy", "reviewOn", { reviewedOn: "2016-12-01" }],
      ["policy-process", "decisionOn", { decided: "later" }],
      ["family", "safetyCheckedOn", {}],
      ["staff-card", "checkedOn", { inUse: "yes" }],
      ["referral-system", "triedOn", {}],
      ["trainer-organisation", "safeguardingSignedOn", {}],
      ["curriculum", "approvedOn", {}],
    ] as const;
    for (const [type, from, more] of yearly) {
      const due = (day: string) => tasks([record(type, "r", { ...more, [from]: day }, "followed")]).length;
      assert.deepEqual([due("2014-01-01"), due("2019-01-01")], [1, 0], type);
    }
  });

  it("comes back to every day of which a form says that something is next, again or reviewed", () => {
    const silent = typesOf(programme).flatMap(({ id, fields, due = [] }) =>
      Object.entries(fields).flatMap(([name, { kind }]) =>
        kind === "date" &&
        /^(next|again|askAgain|checkAgain|newDay|review)On$/.test(name) &&
        !due.some(({ from }) => from === name)
          ? [`${id}.${name}`]
          : [],
      ),
    );
    assert.deepEqual(silent.sort(), Object.keys(asked).sort());
  });

  it("is done by a record, an answer or a move that there is, and somebody it is for may do it", () => {
    each(({ act, until, states, who }, type, named) => {
      const done = "move" in act ? `move:${act.move}` : "create" in act ? "create" : "edit";
      const target = "create" in act ? act.create : type.id;
      assert.ok(
        who.some((role) => may(role, done as "edit", target)),
        `${named} is for nobody who may`,
      );
      if ("move" in act) {
        const move = type.workflow?.moves[act.move];
        assert.ok(move, named);
        assert.ok(states?.some((state) => move.from.includes(state)) ?? true, named);
        assert.ok(
          who.some((role) => move.who.includes(role)),
          named,
        );
      }
      if ("answer" in act) assert.ok(fieldAt(type, act.answer), named);
      if ("create" in act) assert.ok(findType(programme, act.create), named);
      if (until) {
        const by = fieldAt(findType(programme, until.type), until.by);
        assert.deepEqual([by?.kind, by?.of], ["reference", type.id], named);
        if ("create" in act) assert.equal(act.create, until.type, named);
      }
    });
  });

  it("is the task of roles that there are", () => {
    each(({ who }, _, named) => {
      assert.ok(who.length > 0, named);
      for (const role of who)
        assert.ok(
          programme.roles.some(({ id }) => id === role),
          `${named} ${role}`,
        );
    });
  });
});
