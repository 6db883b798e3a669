// The checkpoints this device makes: of what it has read all of and found as it was signed, of nothing else, and each once.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, it } from "node:test";
import { base64urlnopad } from "@scure/base";
import { sayChange, signedText } from "#core/change/change.ts";
import { findStamp, nodeOf, stampOf } from "#core/change/clock.ts";
import { isProblem, problem } from "#core/problem.ts";
import { hashText } from "#core/seal/bytes.ts";
import { signText } from "#core/seal/pair.ts";
import { MOST_TO_CHECKPOINT, type SealedCheckpoint } from "#core/seal/sealed-checkpoint.ts";
import { all, held, world, writeDown } from "#test/colleagues.ts";
import { handedOn, NAMES, newPhone, said } from "#test/first-downloads.ts";
import type { KeptChange } from "./api.ts";
import { platform } from "./platform.ts";

describe("checkpoints a device makes", () => {
  /** Of which of Ana's records Rui's device says what they come to, who reads them as `alters` has it. */
  async function madeByRui(
    alters: (changes: readonly KeptChange[], ids: readonly string[]) => readonly KeptChange[],
    before = async (_: Awaited<ReturnType<typeof world>>, __: readonly string[]): Promise<void> => {},
  ) {
    const team = await world();
    const { ana, rui } = team;
    await all(rui);
    ana.network.cutsAt = (path) => path === "post /api/checkpoints";
    const ids = NAMES.map((name) => writeDown(ana, `${name} Exemplo`));
    // What is said after something was sent tells of it.
    for (const id of ids) said(ana, id, 2);
    await all(ana);
    for (const id of ids) said(ana, id, 3);
    await all(ana);
    await before(team, ids);
    rui.network.altersPage = (page) => ({ ...page, changes: alters(page.changes, ids) });
    for (let turn = 0; turn < 2; turn += 1) {
      await all(rui);
      await rui.sync.rest();
    }
    const made = new Set(
      rui.network.sent
        .map((body): { readonly checkpoints?: readonly SealedCheckpoint[] } => JSON.parse(body))
        .flatMap(({ checkpoints = [] }) => checkpoints.map(({ record }) => record)),
    );
    return ids.map((id) => made.has(id));
  }
  const ofFirst =
    (alters: (mine: readonly KeptChange[]) => readonly KeptChange[]) =>
    (changes: readonly KeptChange[], [id]: readonly string[]): readonly KeptChange[] => {
      const mine = alters(changes.filter(({ envelope }) => envelope.head.record === id));
      const others = changes.filter(({ envelope }) => envelope.head.record !== id);
      return [...mine, ...others].sort((a, b) => a.n - b.n);
    };
  const BUT_THE_FIRST = NAMES.map((_, at) => at > 0);

  it("are of whatever it has read all of", async () => {
    assert.deepEqual(await madeByRui((changes) => changes), [true, true, true, true, true, true]);
  });

  it("are none of a record with a change that is not what was signed, or that is missing", async () => {
    const altered = (which: number) =>
      ofFirst((mine) =>
        mine.map((one, at) =>
          at === which ? { ...one, envelope: { ...one.envelope, body: mine[0]?.envelope.body ?? "" } } : one,
        ),
      );
    assert.deepEqual(await madeByRui(altered(2)), BUT_THE_FIRST);
    assert.deepEqual(await madeByRui(altered(5)), BUT_THE_FIRST, "the last, that no chain tells of");
    assert.deepEqual(await madeByRui(ofFirst((mine) => mine.filter((_, at) => at !== 2))), BUT_THE_FIRST);
  });

  it("are none of a record with a change that cannot be read here, though it is what was signed", async () => {
    const made = await madeByRui(
      (changes) => changes,
      async ({ ana, office, keeper }, [id = ""]) => {
        const ring = office.ringOf(ana.keys);
        const log = await keeper.keys.page(ana.person, ana.where.tenant, 0);
        assert.ok(!isProblem(log) && !(await ring.take(log)));
        const [first] = held(ana, id).changes;
        assert.ok(first);
        const { v: _, shown: __, codec: ___, bodyHash: ____, factsHash: _____, chain: ______, ...draft } = first.head;
        const device = randomUUID();
        const clock = findStamp(ana.store.stamp());
        assert.ok(clock);
        const stamp = stampOf({ ...clock, node: nodeOf(device) });
        const change = sayChange(
          { ...draft, id: randomUUID(), act: "edit", device, stamp },
          { set: {}, seen: {} },
          { set: { ownCode: "P-9" }, seen: {} },
          null,
        );
        const sealed = await ring.seal(change);
        assert.ok(!("fault" in sealed));
        // Of a format that a newer app knows.
        const body = base64urlnopad.encode(base64urlnopad.decode(sealed.body).fill(9, 0, 1));
        const newer = { ...sealed.head, bodyHash: hashText(body) };
        const signature = await signText(platform, ana.keys.signing, signedText(newer));
        const [outcome] = await keeper.push(ana.person, [{ ...sealed, head: newer, body, signature }]);
        assert.equal(outcome?.accepted, true);
      },
    );
    assert.deepEqual(made, BUT_THE_FIRST);
  });

  it("are made of what one page named, though another came before there was time", async () => {
    const { ana, rui, keeper, ids } = await handedOn();
    await all(rui);
    rui.network.cutsAt = (path) => path === "post /api/checkpoints";
    said(rui, ids[0]!, 5);
    await all(rui);
    void ana.sync.now();
    await all(ana);
    await ana.sync.rest();
    const page = await keeper.checkpoints.page(ana.person, ana.where.stream, "");
    assert.ok(!isProblem(page));
    assert.equal(page.checkpoints.find(({ record }) => record === ids[0])?.count, 11);
  });

  it("are sent no more at once than a server takes, however many are wanted, until all are there", async () => {
    const { ana, rui, keeper } = await world();
    ana.network.cutsAt = (path) => path === "post /api/checkpoints";
    const count = MOST_TO_CHECKPOINT + 12;
    const ids = Array.from({ length: count }, (_, at) => writeDown(ana, `Example ${at}`));
    for (const id of ids) said(ana, id, 5);
    await all(ana);
    // As pages that came one after the other have named them.
    rui.network.altersPage = (page) => (page.more ? page : { ...page, toCheckpoint: ids });
    await all(rui);
    await rui.sync.rest();
    const given = rui.network.sent
      .map((body): { readonly checkpoints?: readonly SealedCheckpoint[] } => JSON.parse(body))
      .map(({ checkpoints = [] }) => checkpoints.length);
    assert.ok(given.includes(MOST_TO_CHECKPOINT) && Math.max(...given) === MOST_TO_CHECKPOINT, `${given}`);
    const page = await keeper.checkpoints.page(rui.person, rui.where.stream, "");
    assert.ok(!isProblem(page));
    assert.equal(page.checkpoints.length + page.left, count);
  });

  it("are made once, whatever a server says of them, and one that wants none is asked once", async () => {
    const { ana, keeper, ids } = await handedOn();
    const { take } = keeper.checkpoints;
    const given: number[] = [];
    said(ana, ids[0]!, 5);
    Object.assign(keeper.checkpoints, {
      take: async (...[, { checkpoints }]: Parameters<typeof take>) => {
        given.push(checkpoints.length);
        if (given.length > 20) return problem("door.not-found");
        return { outcomes: checkpoints.map(() => ({ record: null, taken: false })), toCheckpoint: [ids[0]!] };
      },
    });
    await all(ana);
    await ana.sync.rest();
    await all(ana);
    await ana.sync.rest();
    assert.deepEqual(given, [1]);
    given.length = 0;
    Object.assign(keeper.checkpoints, {
      take: async () => {
        given.push(0);
        return problem("door.not-found");
      },
    });
    const again = await newPhone(ana);
    for (let turn = 0; turn < 3; turn += 1) {
      await again.sync.now();
      await again.sync.rest();
    }
    assert.equal(given.length, 1);
    await again.end();
  });
});
