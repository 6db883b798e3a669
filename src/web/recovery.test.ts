// Recovery on people's own devices, against a keeper: split, opened, brought together, used; and what of it goes out.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, it } from "node:test";
import { base64url, hex } from "@scure/base";
import { isProblem } from "#core/problem.ts";
import { RECOVERY } from "#core/seal/key-state.ts";
import { printShare, readShare } from "#core/seal/recovery.ts";
import { safetyNumber } from "#core/seal/tending.ts";
import { programme } from "#programme/register.ts";
import {
  all,
  colleagueAt,
  type Device,
  nameOn,
  newKeeper,
  newNetwork,
  WRITES,
  wire,
  writeDown,
} from "#test/colleagues.ts";
import { keyedOffice, ON } from "#test/keyed-office.ts";
import { openDevice } from "./device.ts";
import { memoryOutboxDisk } from "./outbox-disk.ts";
import type { RecoveryActs, Split, Together } from "./recovery.ts";

/** Three colleagues who have written something, and the administrator, who reads none of it. */
async function stand() {
  const keeper = newKeeper(programme);
  const office = await keyedOffice(keeper, programme);
  const { where } = office;
  const devices: Device[] = [];
  for (let at = 0; at < 3; at += 1) {
    const device = await colleagueAt(keeper, office, programme, WRITES);
    await device.sync.now();
    for (const earlier of devices) {
      await earlier.sync.now();
      await earlier.letIn(device.person.id, device.keyActs.number);
    }
    devices.push(device);
  }
  const [ana, rui, eva] = devices as [Device, Device, Device];
  const person = {
    id: office.founder.person,
    grants: [{ person: office.founder.person, role: "administrator", tenant: where.tenant, stream: null }],
  };
  const network = newNetwork();
  const fern = await openDevice({
    programme,
    api: wire(keeper, person, network),
    me: { ...person, streams: [{ ...where, country: "BR" }] },
    keys: office.founder,
    outboxDisk: memoryOutboxDisk(),
    now: () => Date.parse(`${ON}T12:00:00Z`),
    day: () => ON,
    keyDay: () => ON,
    newId: randomUUID,
    pause: async () => {},
    onSignedOut: () => {},
  });
  await all(ana, rui, eva, fern);
  const { tenant } = where;
  return { keeper, office, tenant, ana, rui, eva, fern, network };
}

const idOf = ({ person }: Device): string => person.id;

async function splitBy(acts: RecoveryActs, tenant: string, holders: readonly (string | null)[]): Promise<Split> {
  const made = await acts.split(tenant, holders);
  assert.ok(!isProblem(made), JSON.stringify(made));
  return made;
}

async function ownOf(device: Device, tenant: string): Promise<string> {
  await device.sync.now();
  const letters = await (await device.recovery()).ownShare(tenant);
  assert.ok(letters !== undefined && letters !== "other-keys");
  return letters;
}

async function bring(acts: RecoveryActs, tenant: string, ...letters: readonly string[]) {
  return acts.bring(
    tenant,
    letters.map((one) => readShare(one) ?? new Uint8Array(33)),
  );
}

function isTogether(brought: Awaited<ReturnType<RecoveryActs["bring"]>>): asserts brought is Together {
  assert.ok(!isProblem(brought) && !("fault" in brought), JSON.stringify(brought));
}

describe("a recovery key", () => {
  it("is split, let in by its number, drilled and used, and nothing of a share goes out", async () => {
    const { keeper, office, tenant, ana, rui, eva, fern, network } = await stand();
    const record = writeDown(ana, "Aurora Exemplo");
    await all(ana);
    const { number, papers } = await splitBy(await fern.recovery(), tenant, [idOf(ana), idOf(rui), null]);
    assert.equal(papers.length, 1);
    const state = fern.keysOf(tenant);
    assert.equal(number, safetyNumber(RECOVERY, state.people.get(RECOVERY)!.keys));
    const shares = [await ownOf(ana, tenant), await ownOf(rui, tenant), papers[0] ?? ""];

    // Shut until somebody of the team has compared its number.
    const early = await bring(await eva.recovery(), tenant, ...shares);
    isTogether(early);
    assert.deepEqual([early.isWhole, early.wrong], [false, []]);
    assert.equal((await early.sayDrilled())?.code, "keys.behind");
    assert.equal(eva.keysOf(tenant).recovery?.drilledOn, null);
    assert.equal(await ana.letIn(RECOVERY, number), undefined);

    await all(eva);
    const together = await bring(await eva.recovery(), tenant, shares[0] ?? "", shares[2] ?? "");
    isTogether(together);
    assert.ok(together.isWhole && together.circles.length > 0);
    assert.equal(await together.sayDrilled(), undefined);
    assert.equal(eva.keysOf(tenant).recovery?.drilledOn, ON);

    // Nobody of the team has keys any more; somebody new has joined.
    const newcomer = await colleagueAt(keeper, office, programme, WRITES);
    await all(newcomer);
    assert.equal(nameOn(newcomer, record), undefined);
    await all(fern);
    const used = await bring(await fern.recovery(), tenant, shares[1] ?? "", shares[2] ?? "");
    isTogether(used);
    assert.ok(used.waiting().some(({ person }) => person === newcomer.person.id));
    assert.equal((await used.letIn(ana.keyActs.number))?.code, "keys.behind", "by another number nobody is");
    assert.equal(await used.letIn(newcomer.keyActs.number), undefined);
    await all(newcomer);
    assert.equal(nameOn(newcomer, record), "Aurora Exemplo");

    const sent = [network, ...[ana, rui, eva, newcomer].map((one) => one.network)]
      .flatMap((one) => one.sent)
      .join("\n");
    assert.ok(sent.includes('"drilled"') && sent.includes('"recovery"'), "what was said did go out");
    for (const share of shares) {
      const part = (readShare(share) ?? new Uint8Array(33)).slice(0, 12);
      for (const trace of [share.slice(0, 19), base64url.encode(part), hex.encode(part), [...part].join(",")])
        assert.ok(!sent.includes(trace));
    }
  });

  it("whose holder has other keys since opens from paper, and is not asked of who holds none", async () => {
    const { office, tenant, ana, rui, eva, fern } = await stand();
    await splitBy(await fern.recovery(), tenant, [idOf(ana), idOf(rui), null]);
    const paper = await ownOf(ana, tenant);
    assert.equal(await (await eva.recovery()).ownShare(tenant), undefined);
    const keys = { ...(await office.newcomer()), person: ana.person.id };
    await office.join(keys, []);
    const anew = await ana.open(keys);
    await all(anew);
    assert.equal(await (await anew.recovery()).ownShare(tenant), "other-keys");
    const brought = await bring(await anew.recovery(), tenant, paper, await ownOf(rui, tenant));
    isTogether(brought);
  });
});

describe("may the wrong person do this?", () => {
  it("nobody but an administrator splits, and nobody splits so that people outside are enough", async () => {
    const { tenant, ana, rui, eva, fern } = await stand();
    const before = fern.keysOf(tenant).next;
    const refused = await (await ana.recovery()).split(tenant, [idOf(ana), idOf(rui), idOf(eva)]);
    assert.equal(isProblem(refused) && refused.code, "keys.not-believed");
    for (const holders of [
      [idOf(ana), null, null],
      [idOf(ana), idOf(ana), idOf(rui)],
      [idOf(ana), idOf(rui), null, null, null],
    ]) {
      const unfair = await (await fern.recovery()).split(tenant, holders);
      assert.equal(isProblem(unfair) && unfair.code, "keys.not-believed");
    }
    await all(ana, fern);
    assert.equal(fern.keysOf(tenant).next, before, "and nothing was said");
    assert.equal(fern.keysOf(tenant).recovery, null);
  });

  it("too few shares, one of an earlier split and one with a slip open nothing", async () => {
    const { tenant, ana, rui, eva, fern } = await stand();
    const first = await splitBy(await fern.recovery(), tenant, [idOf(ana), idOf(rui), null]);
    const old = await ownOf(ana, tenant);
    await splitBy(await fern.recovery(), tenant, [idOf(ana), idOf(rui), idOf(eva)]);
    const [one, two] = [await ownOf(ana, tenant), await ownOf(rui, tenant)];
    const acts = await eva.recovery();
    const turned = readShare(one) as Uint8Array;
    turned[4] = (turned[4] ?? 0) ^ 1;
    for (const [letters, missing, wrong] of [
      [[], 2, []],
      [[one], 1, []],
      [[one, one], 1, []],
      [[one, old], 1, [1]],
      [[old, first.papers[0] ?? ""], 2, [0, 1]],
      [[one, printShare(turned)], 1, [1]],
    ] as const)
      assert.deepEqual(await bring(acts, tenant, ...letters), { fault: "too-few", missing, wrong });
    isTogether(await bring(acts, tenant, one, two));
  });

  it("a server that withholds, or alters the log, is given nothing to open with", async () => {
    const { tenant, ana, rui, eva, fern } = await stand();
    await splitBy(await fern.recovery(), tenant, [idOf(ana), idOf(rui), idOf(eva)]);
    const shares = [await ownOf(ana, tenant), await ownOf(rui, tenant)];
    await all(eva);
    eva.network.isCut = true;
    const away = await bring(await eva.recovery(), tenant, ...shares);
    assert.ok(isProblem(away));
    eva.network.isCut = false;
    eva.network.altersKeys = (page) => ({ ...page, entries: page.entries.slice(1) });
    const lied = await bring(await eva.recovery(), tenant, ...shares);
    assert.equal(isProblem(lied) && lied.code, "keys.not-believed");
  });

  it("a number that was compared for one pair lets in no other", async () => {
    const { tenant, ana, rui, eva, fern } = await stand();
    const first = await splitBy(await fern.recovery(), tenant, [idOf(ana), idOf(rui), idOf(eva)]);
    await all(ana);
    const second = await splitBy(await fern.recovery(), tenant, [idOf(ana), idOf(rui), idOf(eva)]);
    await all(ana);
    await ana.letIn(RECOVERY, first.number);
    const shut = await bring(await eva.recovery(), tenant, await ownOf(ana, tenant), await ownOf(rui, tenant));
    isTogether(shut);
    assert.ok(!shut.isWhole);
    await ana.letIn(RECOVERY, second.number);
    const open = await bring(await eva.recovery(), tenant, await ownOf(ana, tenant), await ownOf(rui, tenant));
    isTogether(open);
    assert.ok(open.isWhole);
  });
});
