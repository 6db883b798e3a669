// The checkpoints this device makes: of what it has read all of and found as it was signed, of nothing else, and each once.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isProblem, problem } from "#core/problem.ts";
import { all, world, writeDown } from "#test/colleagues.ts";
import { handedOn, NAMES, newPhone, said } from "#test/first-downloads.ts";
import type { KeptChange } from "./api.ts";

describe("checkpoints a device makes", () => {
  /** Ana's records, of which Rui alone makes checkpoints, who reads them as `alters` has it. */
  async function madeByRui(alters: (changes: readonly KeptChange[], ids: readonly string[]) => readonly KeptChange[]) {
    const { ana, rui, keeper } = await world();
    ana.network.cutsAt = (path) => path === "post /api/checkpoints";
    const ids = NAMES.map((name) => writeDown(ana, `${name} Exemplo`));
    for (const id of ids) said(ana, id, 5);
    await all(ana);
    rui.network.altersPage = (page) => ({ ...page, changes: alters(page.changes, ids) });
    await all(rui);
    await rui.sync.rest();
    const page = await keeper.checkpoints.page(ana.person, ana.where.stream, "");
    assert.ok(!isProblem(page));
    const made = new Set(page.checkpoints.map(({ record }) => record));
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
    const altered = ofFirst((mine) =>
      mine.map((one, at) =>
        at === 3 ? { ...one, envelope: { ...one.envelope, body: mine[2]?.envelope.body ?? "" } } : one,
      ),
    );
    assert.deepEqual(await madeByRui(altered), BUT_THE_FIRST);
    assert.deepEqual(await madeByRui(ofFirst((mine) => mine.filter((_, at) => at !== 3))), BUT_THE_FIRST);
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
