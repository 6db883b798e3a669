// Lines of access sheets, held to one contract by both keepers: handed to their author and to whoever watches, written once, and in
// nobody's name but one's own.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { after, before, describe, it } from "node:test";
import { isProblem } from "#core/problem.ts";
import type { AskedFor } from "#core/programme.ts";
import { programme } from "#programme/register.ts";
import type { Keeper } from "#server/keeper.ts";
import { create, edit, withdraw } from "#web/acts.ts";
import { line, looked } from "../access-sheets.ts";
import { all, type Device, newKeeper, together, typeOf } from "../colleagues.ts";
import { keyedOffice } from "../keyed-office.ts";
import { openPostgres } from "./keepers.ts";

const keepers: { readonly [name: string]: () => Promise<{ readonly keeper: Keeper; close(): Promise<void> }> } = {
  "in memory": async () => ({ keeper: newKeeper(programme), close: async () => {} }),
  "on PostgreSQL": () => openPostgres(console.error, programme, async () => {}),
};

for (const [name, open] of Object.entries(keepers)) {
  describe(`access sheets, in a keeper ${name}`, () => {
    let opened: Awaited<ReturnType<typeof open>>;
    let team: readonly Device[];
    let of: string;
    before(async () => {
      opened = await open();
      const office = await keyedOffice(opened.keeper, programme);
      const roles = [["caseworker"], ["caseworker"], ["supervisor"], ["data-protection-officer"]];
      team = await together(opened.keeper, office, programme, roles);
      await all(...team, ...team);
      const [lia] = team;
      assert.ok(lia);
      of = create(lia.desk, line, lia.where, { did: "opened", count: 0, before: "" });
      await looked(...team);
    });
    after(() => opened.close());

    const isThere = () => team.map(({ store }) => store.find(of)?.answers["did"]);

    it("hands a line to its author, the supervisor and the officer, and to no colleague", () => {
      assert.deepEqual(isThere(), ["opened", undefined, "opened", "opened"]);
    });

    it("hands one out only where it is asked for, from its own stamp on, and then nothing else", async () => {
      const [lia] = team;
      assert.ok(lia);
      const stamp = lia.store.find(of)?.folded.firstStamp ?? "";
      const pulled = async (only?: AskedFor) => {
        const page = await opened.keeper.pull(lia.person, lia.where.stream, 0, 500, only);
        return isProblem(page) ? page.code : page.changes.map(({ envelope }) => envelope.head.type);
      };
      create(lia.desk, typeOf("child"), lia.where, { code: "EX-1" });
      await lia.sync.now();
      assert.deepEqual(await pulled(), ["child"]);
      assert.deepEqual(await pulled({ type: line.id, since: "" }), [line.id]);
      assert.deepEqual(await pulled({ type: line.id, since: stamp }), [line.id]);
      assert.deepEqual(await pulled({ type: line.id, since: `${stamp}0` }), []);
      assert.equal(await pulled({ type: "concern", since: "" }), "door.not-found");
    });

    it("hands a colleague neither the change nor its key, and an administrator or a stranger nothing", async () => {
      const [lia, bia] = team;
      assert.ok(lia && bia);
      const pulled = async (id: string, role: string, tenant: string) => {
        const page = await opened.keeper.pull(
          { id, grants: [{ person: id, role, tenant, stream: null }] },
          lia.where.stream,
          0,
          500,
          { type: line.id, since: "" },
        );
        return isProblem(page) ? page.code : JSON.stringify([page.changes, page.wraps]).includes(of);
      };
      const { tenant } = lia.where;
      assert.equal(await pulled(lia.person.id, "caseworker", tenant), true);
      assert.equal(await pulled(bia.person.id, "caseworker", tenant), false);
      assert.equal(await pulled(randomUUID(), "administrator", tenant), "door.not-found");
      for (const role of ["administrator", "supervisor", "data-protection-officer"])
        assert.equal(await pulled(randomUUID(), role, randomUUID()), "door.not-found");
    });

    it("takes nothing more of a line from anybody: no edit, no withdrawal, and no line in another's name", async () => {
      const [lia, bia, davi, olga] = team;
      assert.ok(lia && bia && davi && olga);
      for (const one of [lia, davi, olga]) {
        const mine = one.store.find(of);
        assert.ok(mine);
        withdraw(one.desk, mine);
        edit(one.desk, mine, { did: "printed" });
      }
      create({ ...bia.desk, person: lia.person.id }, line, bia.where, { did: "opened", count: 1, before: "" });
      await looked(...team);
      for (const { store } of [lia, davi, olga])
        assert.deepEqual(
          store.unsent().map(({ refused }) => refused?.code),
          ["change.not-allowed", "change.not-allowed"],
        );
      const page = await opened.keeper.pull(davi.person, davi.where.stream, 0, 500, { type: line.id, since: "" });
      assert.ok(!isProblem(page));
      assert.equal(page.changes.filter(({ envelope }) => envelope.head.type === line.id).length, 1);
      assert.deepEqual(isThere(), ["opened", undefined, "opened", "opened"]);
    });
  });
}
