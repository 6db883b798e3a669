// What waits, in the hands of somebody without its keys: sent, saved as a file, taken in again; and whoever is not its author.
import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { isProblem, problem } from "#core/problem.ts";
import { sealTo } from "#core/seal/pair.ts";
import { keysOf, makeSecrets } from "#core/seal/person-keys.ts";
import { programme } from "#programme/register.ts";
import {
  all,
  colleagueAt,
  type Device,
  held,
  nameOn,
  textLying,
  WRITES,
  wire,
  world,
  writeDown,
} from "#test/colleagues.ts";
import { until } from "#test/waiting.ts";
import { create, edit } from "./acts.ts";
import type { PushOutcome } from "./api.ts";
import { memoryOutboxDisk, nothingLying } from "./outbox-disk.ts";
import { parcelOf, readParcel, sealedLines, sendSealedLines } from "./parcel.ts";
import { platform } from "./platform.ts";

let ana: Device;
let rui: Device;
let keeper: Awaited<ReturnType<typeof world>>["keeper"];
let office: Awaited<ReturnType<typeof world>>["office"];
beforeEach(async () => {
  ({ ana, rui, keeper, office } = await world());
  ana.network.isCut = true;
});

const online = (device: Device) => ({
  api: wire(keeper, device.person, { ...device.network, isCut: false }),
  person: device.person.id,
  disk: device.outboxDisk,
});

/** A server that refuses these; what came to it. */
function refusing(api: ReturnType<typeof online>["api"], refused: ReadonlySet<string>) {
  const out: string[] = [];
  const push: typeof api.push = async (changes) => {
    out.push(...changes.map(({ head }) => head.id));
    const through = await api.push(changes.filter(({ head }) => !refused.has(head.id)));
    if (isProblem(through)) return through;
    const said = new Map(through.outcomes.map((one) => [one.id, one]));
    const no = problem("change.not-valid");
    const outcomes = changes.map(
      ({ head: { id } }): PushOutcome => said.get(id) ?? { id, accepted: false, problem: no },
    );
    return { outcomes };
  };
  return { out, api: { ...api, push } };
}

/** Somebody's device after their keys were dropped: only what lies there is left. */
async function dropped(device: Device): Promise<void> {
  await device.kept();
  await device.end();
}

describe("what waits of somebody whose keys are gone from the device", () => {
  it("is sent by their sign-in that is still open, in its order, and then lies there no more", async () => {
    const record = writeDown(ana, "Aurora Exemplo");
    edit(ana.desk, held(ana, record), { name: "Aurora Segunda" });
    await dropped(ana);
    assert.equal((await sealedLines(ana.person.id, ana.outboxDisk)).length, 2);
    assert.deepEqual(await sendSealedLines(online(ana)), { sentCount: 2, leftCount: 0, trouble: undefined });
    assert.deepEqual(await sealedLines(ana.person.id, ana.outboxDisk), []);
    await all(rui);
    assert.equal(nameOn(rui, record), "Aurora Segunda");
  });

  it("stays where the network goes meanwhile, and what was sent without an answer is kept by the server once", async () => {
    const record = writeDown(ana, "Aurora Exemplo");
    await dropped(ana);
    const parts = online(ana);
    const deaf = { ...parts, api: wire(keeper, ana.person, { ...ana.network, isCut: false, losesAnswers: true }) };
    const first = await sendSealedLines(deaf);
    assert.deepEqual([first.sentCount, first.leftCount, first.trouble?.code], [0, 1, "app.away"]);
    assert.equal((await sendSealedLines(parts)).sentCount, 1);
    await all(rui);
    assert.equal(held(rui, record).changes.length, 1);
  });

  it("is named with why it was refused; what was to begin its record stays with it, and all else goes", async () => {
    const [begun, known, other] = [writeDown(ana, "Aurora"), writeDown(ana, "Bento"), writeDown(ana, "Clara")];
    for (const record of [begun, known]) {
      edit(ana.desk, held(ana, record), { name: "Another" });
      edit(ana.desk, held(ana, record), { sex: "female" });
    }
    const ids = ana.store.unsent().map(({ envelope }) => envelope.head.id);
    const [createsBegun = "", , , first, second, editsKnown = "", editsKnownMore = ""] = ids;
    await dropped(ana);
    const parts = online(ana);
    const { out, api } = refusing(parts.api, new Set([createsBegun, editsKnown]));
    const sent = await sendSealedLines({ ...parts, api });
    const left = await sealedLines(ana.person.id, ana.outboxDisk);
    assert.deepEqual(
      left.map(({ line, refused }) => [JSON.parse(line).head.id, refused?.code]),
      [
        [createsBegun, "change.not-valid"],
        [first, undefined],
        [second, undefined],
        [editsKnown, "change.not-valid"],
      ],
    );
    assert.deepEqual(sent, { sentCount: 3, leftCount: 4, trouble: undefined });
    assert.ok(!out.includes(first ?? ""), "nothing goes out of a record that the server does not have");
    assert.ok(out.includes(editsKnownMore), "an edit that was refused holds up no other");
    await all(rui);
    assert.deepEqual([rui.store.find(begun), nameOn(rui, known), nameOn(rui, other)], [undefined, "Bento", "Clara"]);
  });
});

describe("the file of what waits", () => {
  it("is taken in by its author on another device, once, and goes out from there", async () => {
    const [first, second] = [writeDown(ana, "Canary Invented"), writeDown(ana, "Second")];
    const text = await ana.unsentFile();
    assert.doesNotMatch(text, /canary|invented/i);
    ana.network.isCut = false;
    const lying = nothingLying();
    const other = await ana.open(ana.keys, memoryOutboxDisk(lying));
    await other.sync.now();
    ana.network.isCut = true;
    assert.equal(await other.takeUnsentFile(text), 2);
    assert.equal(await other.takeUnsentFile(text), 0);
    assert.deepEqual(
      other.store.unsent().map(({ envelope }) => envelope.head.record),
      [first, second],
    );
    assert.doesNotMatch(textLying(lying), /canary/i);
    ana.network.isCut = false;
    await other.sync.now();
    await all(rui);
    assert.deepEqual([other.store.unsent(), nameOn(rui, first)], [[], "Canary Invented"]);
    // The first device comes back later and sends the same: it is kept once.
    await ana.sync.now();
    assert.deepEqual([ana.store.unsent(), held(ana, first).changes.length], [[], 1]);
    await other.end();
  });

  it("that is none, or of a Banyan to come, says so", async () => {
    assert.equal(await ana.takeUnsentFile("a letter"), "not-a-file");
    assert.equal(await ana.takeUnsentFile('{"banyan":"unsent"}'), "not-a-file");
    assert.equal(await ana.takeUnsentFile('{"banyan":"unsent","v":2,"lines":[]}'), "newer");
    assert.deepEqual(readParcel(parcelOf("ana", [{ line: "no line" }]), "ana"), []);
  });

  it("cannot be taken in by anybody else, nor made theirs by writing their name on it", async () => {
    const record = writeDown(ana, "Canary Invented");
    const text = await ana.unsentFile();
    assert.equal(await rui.takeUnsentFile(text), "of-somebody-else");
    await rui.takeUnsentFile(text.replaceAll(`"person": "${ana.person.id}"`, `"person": "${rui.person.id}"`));
    await all(rui);
    assert.deepEqual([rui.store.unsent(), rui.store.find(record)], [[], undefined]);
    assert.equal(rui.outbox.shut().length, 1, "it is named as something that does not open");
    const page = await keeper.pull(ana.person, ana.where.stream, 0, 500);
    assert.ok(!isProblem(page) && !JSON.stringify(page).includes(record));
  });

  it("that somebody made up sends nothing in the name of whoever takes it in", async () => {
    writeDown(ana, "Aurora Exemplo");
    const [entry] = ana.store.unsent();
    assert.ok(entry);
    const head = { ...entry.envelope.head, id: crypto.randomUUID() };
    const forged = { ...entry.envelope, head, body: '{"seen":{},"set":{"name":"Forged"}}' };
    const about = { own: { person: ana.person.id, what: "unsent" } };
    const box = await sealTo(
      platform,
      ana.keys.sealing.publicKey,
      about,
      new TextEncoder().encode(JSON.stringify(forged)),
    );
    const lines = [{ line: JSON.stringify({ own: box }) }, { line: JSON.stringify({ ...forged, wrap: null }) }];
    assert.equal(typeof (await ana.takeUnsentFile(parcelOf(ana.person.id, lines))), "number");
    assert.equal(ana.store.unsent().length, 1);
    assert.equal(nameOn(ana, head.record), "Aurora Exemplo");
  });
});

describe("somebody whose keys were lost", () => {
  it("finds with new ones what had been sealed to a circle that lets them in again, and is told of what nobody can open", async () => {
    const eva = await colleagueAt(keeper, office, programme, WRITES);
    await all(eva);
    const boxed = writeDown(eva, "Canary boxed");
    await all(ana);
    ana.network.isCut = false;
    await all(ana);
    await ana.letIn(eva.person.id, eva.keyActs.number);
    eva.network.isCut = true;
    await dropped(eva);
    // Under her own key as it lies: nobody had let her in when she was last there.
    const lost = await eva.open();
    await lost.end();
    eva.network.isCut = false;
    const within = await eva.open();
    await all(within);
    eva.network.isCut = true;
    const sealed = create(within.desk, held(within, boxed).type, eva.where, {
      name: "Canary sealed",
      audience: "children",
    });
    await within.kept();
    await within.end();
    assert.equal((await sealedLines(eva.person.id, eva.outboxDisk)).length, 1);
    // And one more that lay here under the keys that are gone.
    eva.lying.unsent.get(eva.person.id)?.set(50, { line: JSON.stringify({ own: "A".repeat(400) }) });

    const anew = await keysOf(platform, eva.person.id, makeSecrets(platform, eva.keys.trusts));
    const [stream] = [eva.where.stream];
    await office.join(
      anew,
      WRITES.map((role) => ({ role, stream })),
    );
    eva.network.isCut = false;
    const back = await eva.open(anew);
    await all(back);
    await all(ana);
    await ana.letIn(eva.person.id, back.keyActs.number);
    await all(back, back);
    await until(() => back.outbox.shut().length === 1);
    assert.equal(nameOn(back, sealed), "Canary sealed");
    assert.deepEqual(
      back.outbox.shut().map(({ head }) => head?.id),
      [undefined],
    );
    assert.equal(
      (await sealedLines(eva.person.id, eva.outboxDisk)).filter(({ line }) => line.includes('"own"')).length,
      1,
    );
    await back.end();
  });
});
