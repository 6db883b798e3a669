// A server that lies to devices: what it drops, swaps or alters is noticed, said, and in no record.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { programme } from "#programme/register.ts";
import { all, colleagueAt, type Device, held, nameOn, typeOf, WRITES, world, writeDown } from "#test/colleagues.ts";
import { create, edit } from "./acts.ts";
import type { KeptChange } from "./api.ts";

const participant = typeOf("participant");
const committee = typeOf("committee");

describe("a server that lies", () => {
  it("is noticed when it drops an entry of a log: nothing is opened, nothing is sealed, and it is said", async () => {
    const { ana, keeper, office } = await world();
    const id = writeDown(ana, "Aurora Exemplo");
    await all(ana);
    const { tenant } = ana.where;
    for (const alters of [dropped, swapped, garbled]) {
      const eva = await colleagueAt(keeper, office, programme, WRITES);
      await all(eva, ana);
      await ana.letIn(eva.person.id, eva.keyActs.number);
      await eva.end();
      eva.network.altersKeys = alters;
      const lied = await freshly(eva);
      await all(lied);
      assert.deepEqual(lied.sync.state().keys.notBelieved, [tenant]);
      assert.equal(lied.store.find(id), undefined);
      const mine = create(lied.desk, participant, eva.where, { name: "Canary Invented", audience: "children" });
      await lied.sync.rest();
      eva.network.sent.length = 0;
      await all(lied);
      // It stays so, whatever the server says afterwards.
      eva.network.altersKeys = (page) => page;
      await all(lied);
      assert.deepEqual([lied.sync.state().keys.notBelieved, eva.network.sent], [[tenant], []]);
      assert.equal(held(lied, mine).unsentCount, 1);
      await lied.end();
    }
  });

  it("cannot put another's name under a change, alter what stands readable in it, or hand out a part of it", async () => {
    const { ana, rui } = await world();
    const id = create(ana.desk, committee, ana.where, { name: "Committee", kind: "youth", country: "BR" });
    const child = writeDown(ana, "Aurora Exemplo");
    await all(ana);
    const altered: ((kept: KeptChange) => KeptChange["envelope"])[] = [
      ({ envelope }) => ({ ...envelope, head: { ...envelope.head, author: rui.person.id } }),
      ({ envelope }) => ({ ...envelope, head: { ...envelope.head, shown: { set: { name: "Other" }, seen: {} } } }),
      ({ envelope }) => ({ ...envelope, signature: null }),
      ({ envelope }) => ({ ...envelope, body: "" }),
    ];
    for (const [at, alter] of altered.entries()) {
      rui.network.altersPage = (page) => ({
        ...page,
        changes: page.changes.map((kept) =>
          (at === 3 ? kept.envelope.head.record === child : kept.envelope.head.record === id)
            ? { ...kept, envelope: alter(kept) }
            : kept,
        ),
      });
      const fresh = await freshly(rui);
      await all(fresh);
      assert.equal(fresh.sync.state().keys.untrueCount, 1, `alteration ${at}`);
      assert.equal(nameOn(fresh, at === 3 ? child : id), undefined);
      assert.ok(nameOn(fresh, at === 3 ? id : child), "no other is held up");
    }
  });

  it("is noticed when it drops a change that its device had seen kept", async () => {
    const { ana, rui } = await world();
    const id = create(ana.desk, committee, ana.where, { name: "One", kind: "youth", country: "BR" });
    await all(ana);
    edit(ana.desk, held(ana, id), { name: "Two" });
    await all(ana);
    rui.network.altersPage = (page) => ({ ...page, changes: page.changes.slice(1) });
    const fresh = await freshly(rui);
    await all(fresh);
    assert.equal(fresh.sync.state().keys.brokenCount, 1);
    rui.network.altersPage = (page) => page;
    const honest = await freshly(rui);
    await all(honest);
    assert.deepEqual([honest.sync.state().keys.brokenCount, honest.sync.state().keys.untrueCount], [0, 0]);
  });

  it("is believed of somebody new once their keys are read, whatever came first", async () => {
    const { ana, rui, keeper, office } = await world();
    const eva = await colleagueAt(keeper, office, programme, WRITES);
    const id = create(eva.desk, committee, eva.where, { name: "New", kind: "youth", country: "BR" });
    // Between reading keys and reading changes.
    rui.network.altersKeys = (page) => {
      rui.network.altersKeys = (later) => later;
      return { ...page, entries: [] };
    };
    await all(eva, rui);
    assert.deepEqual([nameOn(rui, id), rui.sync.state().keys.untrueCount], ["New", 0]);
    assert.ok(ana);
  });
});

/** The page as a server hands it out that leaves out who was let in. */
function dropped<P extends { readonly entries: readonly unknown[] }>(page: P): P {
  return { ...page, entries: page.entries.filter((_, at) => at !== 2) };
}

/** The page as a server hands it out that says nothing anybody could read. */
function garbled<P extends { readonly entries: readonly unknown[] }>(page: P): P {
  return { ...page, entries: page.entries.map(() => ({})) };
}

/** The page as a server hands it out that puts keys of its own in place of somebody's. */
function swapped<P extends { readonly entries: readonly { readonly entry: { readonly saying: object } }[] }>(
  page: P,
): P {
  const keys = { signs: "A".repeat(43), seals: "B".repeat(43) };
  const entries = page.entries.map((signed) =>
    "says" in signed.entry.saying && signed.entry.saying.says === "joined"
      ? { ...signed, entry: { ...signed.entry, saying: { ...signed.entry.saying, keys } } }
      : signed,
  );
  return { ...page, entries };
}

/** The same person on a device that has never fetched anything. */
async function freshly(of: Pick<Device, "open" | "forget">) {
  await of.forget();
  return of.open();
}
