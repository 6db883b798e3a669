// The laws of the shares: enough of them open, fewer tell nothing, and one that is wrong is named. And shares on paper.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { platform, shamir } from "#server/platform.ts";
import { administratorSays, recoveredBy, splitAmong, splitFor, stand } from "#test/recovery-office.ts";
import { publicOf } from "./person-keys.ts";
import { printShare, readShare, recover, recoveryKeys } from "./recovery.ts";

const numRuns = process.env["SLOW"] ? 200 : 12;

describe("laws of the shares", () => {
  const splits = fc.record({
    size: fc.constantFrom(3, 5),
    order: fc.shuffledSubarray([0, 1, 2, 3, 4], { minLength: 5 }),
    at: fc.nat(2),
    byte: fc.nat(32),
    bit: fc.nat(7),
  });

  async function splitOf(size: number) {
    const { office, people } = await stand(size);
    return { office, split: await splitAmong(office, ...people) };
  }
  const ready = { 3: splitOf(3), 5: splitOf(5) };

  it("any threshold of them gives the keys; any fewer give other ones, and are told how many are missing", async () => {
    await fc.assert(
      fc.asyncProperty(splits, async ({ size, order }) => {
        const { office, split } = await ready[size as 3 | 5];
        const { threshold, keys } = split.saying;
        const drawn = order.filter((at) => at < size).map((at) => split.shares[at]!);
        const recovered = await recoveredBy(office, ...drawn.slice(0, threshold));
        assert.deepEqual(publicOf(recovered.keys), keys);
        const few = drawn.slice(0, threshold - 1);
        const refused = await recover(platform, shamir, office.state(), "", few);
        assert.deepEqual(refused, { fault: "too-few", missing: 1, wrong: [] });
        assert.deepEqual(
          await recover(platform, shamir, office.state(), "", [...few, ...few]),
          { fault: "too-few", missing: 1, wrong: [] },
          "the same share twice is one",
        );
        if (few.length < 2) return;
        const other = await recoveryKeys(platform, await shamir.combine(few), "");
        assert.notDeepEqual(publicOf(other), keys);
      }),
      { numRuns },
    );
  });

  it("a share that is not what the log says is named, and the others open without it", async () => {
    await fc.assert(
      fc.asyncProperty(splits, async ({ size, order, at, byte, bit }) => {
        const { office, split } = await ready[size as 3 | 5];
        const { threshold, keys } = split.saying;
        const drawn = order.filter((one) => one < size).map((one) => split.shares[one]!);
        const place = at % threshold;
        const broken = drawn.slice(0, threshold).map((share, one) => {
          const copy = Uint8Array.from(share);
          if (one === place) copy[byte] = (copy[byte] ?? 0) ^ (1 << bit);
          return copy;
        });
        const refused = await recover(platform, shamir, office.state(), "", broken);
        assert.deepEqual(refused, { fault: "too-few", missing: 1, wrong: [place] });
        const recovered = await recoveredBy(office, ...broken, drawn[threshold]!);
        assert.deepEqual([publicOf(recovered.keys), recovered.wrong], [keys, [place]]);
      }),
      { numRuns },
    );
  });

  it("a share that its maker made wrong is named, though the log says it", async () => {
    const { office, people } = await stand(3);
    const split = await splitFor(office, ...people);
    const foreign = await splitFor(office, ...people);
    const mixed = [split.saying.shares[0]!, foreign.saying.shares[1]!, split.saying.shares[2]!];
    await administratorSays(office, { ...split.saying, shares: mixed });
    const brought = [split.shares[0]!, foreign.shares[1]!, split.shares[2]!];
    assert.deepEqual((await recoveredBy(office, ...brought)).wrong, [1]);
    const two = await recover(platform, shamir, office.state(), "", brought.slice(0, 2));
    assert.deepEqual(two, { fault: "not-this", missing: 0, wrong: [] });
  });

  it("an organisation without a pair has nothing to be recovered by", async () => {
    const { office } = await stand(0);
    const { split } = await ready[3];
    assert.deepEqual(await recover(platform, shamir, office.state(), "", split.shares.slice(0, 1)), {
      fault: "none",
      missing: 0,
      wrong: [0],
    });
  });
});

describe("a share on paper", () => {
  it("is read back as it was printed, and a letter that is wrong is seen", () => {
    const share = Uint8Array.from({ length: 33 }, (_, at) => at * 7);
    const printed = printShare(share);
    assert.match(printed, /^([0-9A-HJKMNP-TV-Z]{4}-){13}[0-9A-HJKMNP-TV-Z]{4}$/);
    assert.deepEqual(readShare(printed), share);
    assert.deepEqual(readShare(printed.toLowerCase().replaceAll("-", " ")), share);
    for (const [at, letter] of [...printed].entries()) {
      if (letter === "-") continue;
      const slip = printed.slice(0, at) + (letter === "Z" ? "Y" : "Z") + printed.slice(at + 1);
      assert.equal(readShare(slip), undefined, `letter ${at}`);
    }
    assert.equal(readShare(printed.slice(5)), undefined);
    assert.equal(readShare(""), undefined);
  });
});
