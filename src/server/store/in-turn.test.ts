// Work of one key goes one round after the other; what waits goes together; other keys do not wait.
import assert from "node:assert/strict";
import { test } from "node:test";
import { inTurn } from "./in-turn.ts";

/** Work that ends when the test says so. */
function slowly() {
  const rounds: { readonly key: string; readonly things: readonly number[]; readonly end: (failed?: Error) => void }[] =
    [];
  const work = (key: string, things: readonly number[]): Promise<readonly number[]> =>
    new Promise((done, refused) =>
      rounds.push({
        key,
        things,
        end: (failed) => (failed ? refused(failed) : done(things.map((thing) => thing * 10))),
      }),
    );
  return { rounds, work };
}
const soon = (): Promise<void> => new Promise((done) => setImmediate(done));

test("what arrives while a round runs makes the next one, and everybody gets their own results", async () => {
  const { rounds, work } = slowly();
  const push = inTurn(500, work);
  const results = [push("a", [1]), push("a", [2, 3]), push("a", [4]), push("b", [5])];
  assert.deepEqual(
    rounds.map(({ key, things }) => [key, things]),
    [
      ["a", [1]],
      ["b", [5]],
    ],
  );
  rounds[0]?.end();
  await soon();
  assert.deepEqual(rounds[2]?.things, [2, 3, 4]);
  rounds[1]?.end();
  rounds[2]?.end();
  assert.deepEqual(await Promise.all(results), [[10], [20, 30], [40], [50]]);
});

test("a round is no larger than it may be, unless one alone is", async () => {
  const { rounds, work } = slowly();
  const push = inTurn(3, work);
  const results = [push("a", [0]), push("a", [1, 2]), push("a", [3, 4]), push("a", [5, 6, 7, 8]), push("a", [9])];
  for (let round = 0; round < 5; round += 1) {
    rounds[round]?.end();
    await soon();
  }
  assert.deepEqual(
    rounds.map(({ things }) => things),
    [[0], [1, 2], [3, 4], [5, 6, 7, 8], [9]],
  );
  assert.equal((await Promise.all(results)).length, 5);
});

test("a round that fails fails for those who were in it, and the next one starts", async () => {
  const { rounds, work } = slowly();
  const push = inTurn(500, work);
  const first = push("a", [1]);
  const second = push("a", [2]);
  rounds[0]?.end(new Error("no"));
  await assert.rejects(first, /no/);
  rounds[1]?.end();
  assert.deepEqual(await second, [20]);
  const third = push("a", [3]);
  rounds[2]?.end();
  assert.deepEqual(await third, [30]);
});
