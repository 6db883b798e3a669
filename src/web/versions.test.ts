// An app that is a version older or newer than a colleague's: neither loses what only the other knows, over edits, restarts and both ways.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, it } from "node:test";
import { sayChange } from "#core/change/change.ts";
import { isProblem } from "#core/problem.ts";
import type { Programme } from "#core/programme.ts";
import { programme } from "#programme/register.ts";
import { all, colleagueAt, type Device, held, nameOn, newKeeper, typeOf, WRITES } from "#test/colleagues.ts";
import { keyedOffice } from "#test/keyed-office.ts";
import { create, edit } from "./acts.ts";
import { conflictsOf } from "./lines.ts";

const participant = typeOf("participant");
const newerParticipant = {
  ...participant,
  schema: participant.schema + 1,
  fields: { ...participant.fields, shine: { ...participant.fields["name"], label: "Shine" } },
} as typeof participant;
/** The same programme a version later: a participant has one more answer. */
const newer: Programme = {
  ...programme,
  domains: programme.domains.map((domain) => ({
    ...domain,
    types: domain.types.map((type) => (type.id === participant.id ? newerParticipant : type)),
  })),
};

/** Ana has the newer app, Rui the older. */
async function bothVersions() {
  const keeper = newKeeper(newer);
  const office = await keyedOffice(keeper, newer);
  const ana = await colleagueAt(keeper, office, newer, WRITES);
  await all(ana);
  const rui = await colleagueAt(keeper, office, programme, WRITES);
  await all(rui, ana);
  await ana.letIn(rui.person.id, rui.keyActs.number);
  await all(ana, rui);
  return { keeper, office, ana, rui };
}

const shineOn = ({ store }: Pick<Device, "store">, id: string): unknown =>
  store.find(id)?.folded.fields.get("shine")?.value;

describe("an app one version older", () => {
  it("keeps the answer it does not know through its own edits, a restart and back", async () => {
    const { ana, rui } = await bothVersions();
    const id = create(ana.desk, newerParticipant, ana.where, { name: "Aurora", audience: "children", shine: "bright" });
    await all(ana, rui);
    assert.deepEqual([nameOn(rui, id), shineOn(rui, id)], ["Aurora", "bright"]);
    edit(rui.desk, held(rui, id), { name: "Aurora Exemplo", sex: "female" });
    await all(rui);
    await rui.end();
    const back = await rui.open();
    await all(back, ana);
    edit(back.desk, held(back, id), { name: "Aurora Segunda" });
    await all(back, ana);
    assert.deepEqual([nameOn(ana, id), shineOn(ana, id), shineOn(back, id)], ["Aurora Segunda", "bright", "bright"]);
    assert.deepEqual(conflictsOf(held(ana, id)), []);
    await back.end();
  });

  it("sets aside an act it does not know, and keeps what stands beside it in an envelope, signed as it is", async () => {
    const { ana, rui, office, keeper } = await bothVersions();
    const id = create(ana.desk, newerParticipant, ana.where, { name: "Aurora", audience: "children" });
    await all(ana, rui);
    const ring = office.ringOf(ana.keys);
    const keys = await keeper.keys.page(ana.person, ana.where.tenant, 0);
    assert.ok(!isProblem(keys) && !(await ring.take(keys)));
    const [first] = held(ana, id).changes;
    assert.ok(first);
    const {
      v: _,
      shown: __,
      codec: ___,
      bodyHash: ____,
      factsHash: _____,
      chain: ______,
      ...draft
    } = first.envelope.head;
    const said = sayChange(
      { ...draft, id: randomUUID(), act: "polish" as never, stamp: ana.store.stamp(), hue: "green" } as typeof draft,
      { set: {}, seen: {} },
      { set: { shine: "bright" }, seen: {} },
      null,
    );
    const sealed = await ring.seal(said);
    assert.ok(!("fault" in sealed));
    const { wrap, ...envelope } = sealed;
    rui.network.altersPage = (page) => ({
      ...page,
      next: page.next + 1,
      changes: [...page.changes, { n: page.next + 1, revision: 2, envelope: { ...envelope, later: 7 } as never }],
      wraps: [...(page.wraps ?? []), ...(wrap ? [wrap] : [])],
    });
    await all(rui);
    rui.network.altersPage = (page) => page;
    const look = (device: Pick<Device, "store" | "sync">) => {
      const { folded, changes } = held(device, id);
      const there = changes.find(({ head }) => head.id === said.head.id);
      const { untrueCount } = device.sync.state().keys;
      return [folded.setAside, nameOn(device, id), (there?.head as { hue?: string } | undefined)?.hue, untrueCount];
    };
    assert.deepEqual(look(rui), [[said.head.id], "Aurora", "green", 0]);
  });
});

describe("an app one version newer than the server", () => {
  it("has what that does not know refused by itself, and loses neither it nor anything beside it", async () => {
    const { ana, rui } = await bothVersions();
    const id = create(ana.desk, newerParticipant, ana.where, { name: "Aurora", audience: "children" });
    await all(ana);
    const [first] = held(ana, id).changes;
    assert.ok(first);
    const {
      v: _,
      shown: __,
      codec: ___,
      bodyHash: ____,
      factsHash: _____,
      chain: ______,
      ...draft
    } = first.envelope.head;
    const polish = { ...draft, id: randomUUID(), act: "polish" as never, stamp: ana.store.stamp() };
    ana.store.keep([sayChange(polish, { set: {}, seen: {} }, { set: { shine: "bright" }, seen: {} }, null)]);
    edit(ana.desk, held(ana, id), { sex: "female" });
    await all(ana, rui);
    const [left, ...more] = ana.store.unsent();
    assert.deepEqual([left?.envelope.head.id, left?.refused?.code, more], [polish.id, "change.malformed", []]);
    assert.equal(held(rui, id).answers["sex"], "female");
    await ana.end();
    const back = await ana.open();
    assert.equal(back.store.unsent()[0]?.envelope.head.id, polish.id);
    await back.end();
  });
});
