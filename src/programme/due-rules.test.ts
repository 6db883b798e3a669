// What is due, of every type at once: each rule counts from a day its form asks for, is somebody's task who may do it, and can be done.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { can } from "#core/access/can.ts";
import { findType, typesOf } from "#core/programme.ts";
import type { DueRule } from "#core/record/due.ts";
import type { RecordType } from "#core/record/type.ts";
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
