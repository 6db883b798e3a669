// Devices with keys: who reads what colleagues wrote, what a server learns, and what somebody who lies is caught at.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isProblem } from "#core/problem.ts";
import { publicOf } from "#core/seal/person-keys.ts";
import { safetyNumber } from "#core/seal/tending.ts";
import { programme } from "#programme/register.ts";
import {
  colleagueAt,
  type Device,
  held,
  newKeeper,
  textOn,
  together,
  typeOf,
  WRITES,
  world,
} from "#test/colleagues.ts";
import { keyedOffice } from "#test/keyed-office.ts";
import { create, edit } from "./acts.ts";
import type { KeptChange } from "./api.ts";

const participant = typeOf("participant");
const committee = typeOf("committee");

function write(by: Device, name: string): string {
  return create(by.desk, participant, by.where, { name, audience: "children" });
}

function nameOn(device: Pick<Device, "store">, id: string): unknown {
  return device.store.find(id)?.answers["name"];
}

async function all(...devices: readonly Pick<Device, "sync">[]): Promise<void> {
  for (const { sync } of devices) await sync.now();
}

describe("what a keeper gets", () => {
  it("holds no plain word of a sealed record, and of an open one what is not sealed in it", async () => {
    const { ana, rui, keeper } = await world();
    const id = write(ana, "Canary Invented");
    const company = { name: "Hotel Example", kind: "venue", sector: "hotel", country: "BR" };
    create(ana.desk, typeOf("company"), ana.where, { ...company, contactName: "Canary Invented" });
    await all(ana, rui);
    assert.equal(nameOn(rui, id), "Canary Invented");
    const page = await keeper.pull(rui.person, rui.where.stream, 0, 100);
    const kept = JSON.stringify([page, ana.network.sent, rui.network.sent]);
    assert.ok(kept.includes("Hotel Example") && !/canary|invented/i.test(kept));
    assert.ok(!isProblem(page));
    assert.ok(page.changes.every(({ envelope }) => envelope.signature !== null));
  });

  it("is signed and names its place in the chain of its device, and the same change goes out in the same bytes", async () => {
    const { ana } = await world();
    ana.network.losesAnswers = true;
    const id = write(ana, "Aurora Exemplo");
    edit(ana.desk, held(ana, id), { sex: "female" });
    ana.network.sent.length = 0;
    await all(ana);
    ana.network.losesAnswers = false;
    await all(ana);
    const [first, second] = ana.network.sent;
    assert.ok(first !== undefined && first === second);
    assert.deepEqual([ana.store.unsent().length, held(ana, id).changes.length], [0, 2]);
  });

  it("carries the key of a record until the keeper has it, and not again", async () => {
    const { ana } = await world();
    const id = write(ana, "Aurora Exemplo");
    await all(ana);
    edit(ana.desk, held(ana, id), { sex: "female" });
    await all(ana);
    const wraps = ana.network.sent
      .flatMap((text) => JSON.parse(text) as { head?: unknown; wrap?: unknown }[] | object)
      .filter((change) => "head" in change)
      .map((change) => "wrap" in change);
    assert.deepEqual(wraps.slice(-2), [true, false]);
  });
});

describe("somebody nobody has let in", () => {
  it("reads nothing and learns nothing, and what they write waits and blocks no other", async () => {
    const { ana, keeper, office } = await world();
    const before = write(ana, "Aurora Exemplo");
    await all(ana);
    const eva = await colleagueAt(keeper, office, programme, WRITES);
    await all(eva);
    assert.deepEqual([nameOn(eva, before), held(eva, before).answers], [undefined, {}]);
    assert.equal(eva.sync.state().keys.unreadCount, 1);
    const sealed = write(eva, "Bento Amostra");
    const open = create(eva.desk, committee, eva.where, { name: "Committee", kind: "youth", country: "BR" });
    await all(eva);
    assert.deepEqual([held(eva, sealed).unsentCount, held(eva, open).unsentCount], [1, 0]);
    assert.deepEqual([eva.sync.state().waitingCount, eva.sync.state().reached], [1, true]);

    await all(ana);
    const waiting = waitingFor(ana, eva);
    assert.deepEqual(
      [waiting?.person, waiting?.number],
      [eva.person.id, safetyNumber(eva.person.id, publicOf(eva.keys))],
    );
    assert.equal(await ana.letIn(eva.person.id), undefined);
    assert.equal(waitingFor(ana, eva), undefined);
    await all(eva, ana);
    assert.deepEqual([nameOn(eva, before), nameOn(ana, sealed)], ["Aurora Exemplo", "Bento Amostra"]);
    assert.deepEqual([eva.sync.state().keys.unreadCount, eva.sync.state().waitingCount], [0, 0]);
  });

  it("lets nobody in, not even themselves", async () => {
    const { keeper, office } = await world();
    const eva = await colleagueAt(keeper, office, programme, WRITES);
    const leo = await colleagueAt(keeper, office, programme, WRITES);
    await all(eva, leo, eva);
    assert.deepEqual(eva.sync.state().keys.waiting, []);
    await eva.letIn(leo.person.id);
    await eva.letIn(eva.person.id);
    await all(leo);
    assert.deepEqual(leo.sync.state().keys.waiting, []);
    const id = write(leo, "Bento Amostra");
    await all(leo);
    assert.equal(held(leo, id).unsentCount, 1);
  });

  it("is somebody of a team where one role is let in and another is not: only what that role reads opens", async () => {
    const keeper = newKeeper(programme);
    const office = await keyedOffice(keeper, programme);
    const [ana] = await together(keeper, office, programme, [WRITES]);
    assert.ok(ana);
    const carla = await colleagueAt(keeper, office, programme, ["caseworker"]);
    await all(carla);
    const child = create(carla.desk, typeOf("child"), carla.where, { code: "EX-1", name: "Canary Invented" });
    await all(carla, ana);
    assert.equal(held(carla, child).unsentCount, 0);
    assert.equal(ana.store.find(child), undefined, "a role that does not read it is not even handed it");
    const { where } = office;
    const boxes = await keeper.keys.page(ana.person, where.tenant, 0);
    assert.ok(!isProblem(boxes));
    assert.ok(boxes.boxes.every(({ circle }) => !circle.includes("caseworker") || circle.includes("trainer")));
  });
});

describe("somebody who leaves", () => {
  it("reads nothing that is written after, and whoever was offline meanwhile seals anew what was sealed before", async () => {
    const { ana, rui, office, keeper } = await world();
    const record = write(ana, "Aurora Exemplo");
    await all(ana, rui);
    ana.network.isCut = true;
    edit(ana.desk, held(ana, record), { name: "Aurora Segunda" });
    // Sealed under the epoch that is about to end, as it waits.
    await ana.end();
    const waiting = textOn(ana.disk);
    for (const role of WRITES) await office.end(rui.person.id, { role, stream: rui.where.stream });

    const back = await ana.open();
    ana.network.isCut = false;
    await all(back);
    assert.deepEqual([back.store.unsent(), nameOn(back, record)], [[], "Aurora Segunda"]);
    const page = await keeper.pull(ana.person, ana.where.stream, 0, 100);
    assert.ok(!isProblem(page));
    const [, second] = page.changes.filter(({ envelope }) => envelope.head.record === record);
    assert.equal(second?.envelope.head.generation, 2);
    assert.ok(!waiting.includes(second?.envelope.body ?? ""), "not in the bytes that the leaver has a key to");
    assert.deepEqual((page.wraps ?? []).map(({ epoch }) => epoch).sort(), [1, 2]);

    // What a dishonest server would go on handing to who has left.
    const later = { ...page, changes: page.changes.slice(-1), next: page.next, more: false };
    rui.network.altersPage = () => later;
    await all(rui);
    assert.equal(nameOn(rui, record), "Aurora Exemplo");
  });
});

describe("a server that lies", () => {
  it("is noticed when it drops an entry of a log: nothing is opened, nothing is sealed, and it is said", async () => {
    const { ana, keeper, office } = await world();
    const id = write(ana, "Aurora Exemplo");
    await all(ana);
    const { tenant } = ana.where;
    for (const alters of [dropped, swapped]) {
      const eva = await colleagueAt(keeper, office, programme, WRITES);
      await all(eva, ana);
      await ana.letIn(eva.person.id);
      await eva.end();
      eva.network.altersKeys = alters;
      const lied = await freshly(eva);
      await all(lied);
      assert.deepEqual(lied.sync.state().keys.notBelieved, [tenant]);
      assert.equal(lied.store.find(id), undefined);
      const mine = create(lied.desk, participant, eva.where, { name: "Canary Invented", audience: "children" });
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
    const child = write(ana, "Aurora Exemplo");
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

describe("a lock", () => {
  it("leaves nothing to read, and whoever unlocks without a network finds all again", async () => {
    const { ana } = await world();
    const sent = write(ana, "Canary Invented");
    await all(ana);
    ana.network.isCut = true;
    const unsent = write(ana, "Canary Second");
    edit(ana.desk, held(ana, sent), { sex: "female" });
    ana.drafts.keep("new participant", participant, { name: "Canary Third" });
    await ana.end();
    assert.ok(!/canary/i.test(textOn(ana.disk)));
    const back = await ana.open();
    await all(back);
    assert.deepEqual([nameOn(back, sent), nameOn(back, unsent)], ["Canary Invented", "Canary Second"]);
    assert.equal(held(back, sent).answers["sex"], "female");
    assert.deepEqual([back.store.unsent().length, back.sync.state().reached], [2, false]);
    assert.deepEqual(back.drafts.find("new participant", participant), { name: "Canary Third" });
    ana.network.isCut = false;
    await all(back);
    assert.deepEqual([back.store.unsent(), held(back, sent).revision, held(back, unsent).revision], [[], 2, 1]);
    await back.end();
  });

  it("loses nothing of what could not be sealed to anybody yet", async () => {
    const { keeper, office, ana } = await world();
    const eva = await colleagueAt(keeper, office, programme, WRITES);
    await all(eva);
    const id = write(eva, "Canary Invented");
    await all(eva);
    await eva.end();
    assert.ok(!/canary/i.test(textOn(eva.disk)));
    const back = await eva.open();
    assert.equal(nameOn(back, id), "Canary Invented");
    await all(ana);
    await ana.letIn(eva.person.id);
    await all(back, ana);
    assert.deepEqual([back.store.unsent(), nameOn(ana, id)], [[], "Canary Invented"]);
  });

  it("sends what was perhaps sent before it in the same bytes, so that it is kept once", async () => {
    const { ana, keeper } = await world();
    ana.network.losesAnswers = true;
    const id = write(ana, "Aurora Exemplo");
    await all(ana);
    ana.network.isCut = true;
    await ana.end();
    const back = await ana.open();
    Object.assign(ana.network, { isCut: false, losesAnswers: false });
    await all(back);
    assert.deepEqual([back.store.unsent(), held(back, id).revision], [[], 1]);
    assert.equal(keeper.recordsKept().length, 1);
  });

  it("opens nothing for somebody else's keys", async () => {
    const { ana, rui } = await world();
    ana.network.isCut = true;
    write(ana, "Canary Invented");
    await ana.end();
    const thief = await ana.open({ ...rui.keys, person: ana.person.id });
    await all(thief);
    assert.deepEqual([thief.store.unsent(), thief.store.recordsOf("participant")], [[], []]);
    await thief.end();
    const back = await ana.open();
    assert.equal(back.store.unsent().length, 1, "nor does it lose anything for their owner");
  });
});

function waitingFor(by: Device, one: Device) {
  return by.sync.state().keys.waiting.find(({ person }) => person === one.person.id);
}

/** The page as a server hands it out that leaves out who was let in. */
function dropped<P extends { readonly entries: readonly unknown[] }>(page: P): P {
  return { ...page, entries: page.entries.filter((_, at) => at !== 2) };
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
  of.forget();
  return of.open();
}
