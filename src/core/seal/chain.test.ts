// The chain of a device: what a server drops, alters or moves shows with the next thing the device says.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { deviceId, uuid } from "#test/bicycles/devices.ts";
import { type Envelope, sayChange, signedText } from "../change/change.ts";
import { hashText } from "./bytes.ts";
import { type Chain, FIRST_LINK, type KnownChains, lastLinks, makeChains } from "./chain.ts";

const device = deviceId(1);
const place = { device, record: uuid(3) };

function change(number: number, chain?: Chain, bicycle = "red"): Envelope {
  const head = {
    id: uuid(number),
    tenant: uuid(2),
    stream: uuid(1),
    type: "repair",
    act: "edit" as const,
    author: uuid(4),
    ...place,
  };
  const rest = { stamp: "", saidAt: null, schema: 1, circle: "team", generation: 0 };
  const said = sayChange({ ...head, ...rest }, { set: {}, seen: {} }, { set: { bicycle }, seen: {} }, null);
  return chain ? { ...said, head: { ...said.head, chain } } : said;
}

/** What a device says when it has seen this many of its changes kept before each. */
function said(seen: readonly number[]): readonly Envelope[] {
  const kept: Envelope[] = [];
  for (const [at, count] of seen.entries()) {
    const own = makeChains();
    for (const one of kept.slice(0, Math.min(count, at))) own.follow(one);
    kept.push(change(at + 1, own.at(place)));
  }
  return kept;
}

const breaks = (stream: readonly Envelope[]): number => {
  const reader = makeChains();
  return stream.filter((one) => !reader.follow(one)).length;
};

const seenCounts = fc.array(fc.nat(12), { minLength: 2, maxLength: 12 });

describe("the chain of a device", () => {
  it("holds for what was kept as it was said, however much of it was on its way at once", () => {
    fc.assert(fc.property(seenCounts, (seen) => assert.equal(breaks(said(seen)), 0)));
  });

  it("holds over what was erased, whose head says no more than that, and shows a hash that is not of what was signed", () => {
    fc.assert(
      fc.property(seenCounts, fc.nat(), (seen, where) => {
        const stream = said(seen);
        const at = where % stream.length;
        const isSeen = stream.slice(at + 1).some(({ head }) => (head.chain?.count ?? 0) > at);
        const erase = (one: Envelope, signed: string) => ({
          ...one,
          head: { ...one.head, shown: { set: {}, seen: { emptied: [] } } },
          body: "",
          erased: hashText(signed),
        });
        assert.equal(breaks(stream.map((one) => erase(one, signedText(one.head)))), 0);
        assert.equal(breaks(stream.with(at, erase(stream[at]!, "another"))) > 0, isSeen);
      }),
    );
  });

  it("shows a change that was dropped, altered or moved, as soon as the device has said anything that saw it", () => {
    fc.assert(
      fc.property(seenCounts, fc.nat(), (seen, where) => {
        const stream = said(seen);
        const at = where % stream.length;
        const isSeen = stream.slice(at + 1).some(({ head }) => (head.chain?.count ?? 0) > at);
        const dropped = stream.toSpliced(at, 1);
        const altered = stream.with(at, change(at + 1, stream[at]!.head.chain, "blue"));
        assert.equal(breaks(dropped) > 0, isSeen);
        assert.equal(breaks(altered) > 0, isSeen);
        const next = stream[at + 1];
        const isNextSeen = stream.slice(at + 2).some(({ head }) => (head.chain?.count ?? 0) > at);
        if (next && isNextSeen) assert.ok(breaks(stream.with(at, next).with(at + 1, stream[at]!)) > 0);
      }),
    );
  });

  it("goes on from its last links, whatever they are told of what was before, and shows where these are others", () => {
    fc.assert(
      fc.property(seenCounts, fc.nat(), (seen, where) => {
        const stream = said(seen);
        const from = 1 + (where % (stream.length - 1));
        const numbered = stream.map((one, at) => ({ ...one, n: at + 1 }));
        const first = makeChains();
        for (const one of numbered.slice(0, from)) first.follow(one);
        const links = lastLinks(first.known(place.record));
        const [told = []] = links.map(([, all]) => all);
        assert.ok(told.every(([, hash], at) => (hash === "") === at < told.length - 3));
        const breaksFrom = (chains: KnownChains): number => {
          const reader = makeChains();
          reader.goOn(place.record, chains);
          return numbered.filter((one) => !reader.follow(one)).length;
        };
        assert.equal(breaksFrom(links), 0);
        const other = links.map(([device, all]) => [device, all.with(-1, [from, hashText("another")])] as const);
        const isSeen = stream.slice(from).some(({ head }) => (head.chain?.count ?? 0) >= from);
        assert.equal(breaksFrom(other) > 0, isSeen);
      }),
    );
  });

  it("asks nothing of what says nothing of it, and begins anew with each device and record", () => {
    const chains = makeChains();
    assert.ok(chains.follow(change(1)));
    assert.equal(chains.at(place).count, 1);
    assert.deepEqual(chains.at({ ...place, record: uuid(9) }), FIRST_LINK);
    assert.deepEqual(chains.at({ ...place, device: deviceId(2) }), FIRST_LINK);
  });
});
