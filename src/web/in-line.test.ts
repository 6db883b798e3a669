// What goes out first, and what waits for it.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { Envelope } from "#core/change/change.ts";
import { problem } from "#core/problem.ts";
import { inLine } from "./in-line.ts";
import type { Unsent } from "./store.ts";

interface Said {
  readonly record: string;
  readonly act?: string;
  readonly at: number;
  readonly refused?: boolean;
}

const idOf = ({ record, at }: Said): string => `${record}${at}`;

function unsentOf(said: Said): Unsent {
  const { record, act = "edit", at, refused = false } = said;
  const head = { id: idOf(said), record, act, stamp: String(at).padStart(4, "0") };
  return { envelope: { head } as unknown as Envelope, refused: refused ? problem("change.not-allowed") : undefined };
}

const lineOf = (said: readonly Said[], held: readonly string[] = []) => {
  const { ready, waits } = inLine(said.map(unsentOf), ({ head }) => (held.includes(head.id) ? "key" : undefined));
  return { ready: ready.map(({ head }) => head.id), waits: Object.fromEntries(waits) };
};

describe("what waits to be sent", () => {
  it("goes out in the order people acted, however it lies", () => {
    const said = [
      { record: "b", at: 3 },
      { record: "a", at: 1, act: "create" },
      { record: "a", at: 2 },
    ];
    assert.deepEqual(lineOf(said), { ready: ["a1", "a2", "b3"], waits: {} });
  });

  it("waits behind what waits in its record, for the same, and in no other", () => {
    const said = [
      { record: "a", at: 1 },
      { record: "a", at: 2 },
      { record: "b", at: 3 },
      { record: "a", at: 4 },
    ];
    assert.deepEqual(lineOf(said, ["a2"]), { ready: ["a1", "b3"], waits: { a2: "key", a4: "key" } });
  });

  it("waits for what creates its record, refused or mended and said later; any other that was refused holds up nothing", () => {
    const refused = [
      { record: "a", at: 1, act: "create", refused: true },
      { record: "a", at: 2 },
      { record: "b", at: 3, refused: true },
      { record: "b", at: 4 },
    ];
    assert.deepEqual(lineOf(refused), { ready: ["b4"], waits: { a2: "record" } });
    const mended = [
      { record: "a", at: 2 },
      { record: "a", at: 9, act: "create" },
    ];
    assert.deepEqual(lineOf(mended), { ready: ["a9"], waits: { a2: "record" } });
  });
});

describe("laws", () => {
  const said = fc.record({
    record: fc.constantFrom("a", "b", "c"),
    act: fc.constantFrom("create", "edit", "edit", "withdraw"),
    at: fc.nat(200),
    refused: fc.boolean(),
  });
  const all = fc.uniqueArray(said, { selector: ({ at }) => at, maxLength: 25 });

  it("everything is refused, ready or waits, once; nothing that is ready was said after what waits in its record", () => {
    fc.assert(
      fc.property(all, fc.array(fc.nat(200)), (changes, held) => {
        const { ready, waits } = lineOf(changes, changes.filter(({ at }) => held.includes(at)).map(idOf));
        const open = changes.filter(({ refused }) => !refused);
        assert.deepEqual([...ready, ...Object.keys(waits)].sort(), open.map(idOf).sort());
        for (const one of open.filter((change) => ready.includes(idOf(change))))
          for (const other of open.filter((change) => idOf(change) in waits))
            assert.ok(one.record !== other.record || one.at < other.at || one.act === "create", "overtaken");
        for (const { record } of changes.filter(({ act, refused }) => act === "create" && refused)) {
          const others = open.filter((one) => one.record === record);
          if (others.some(({ act }) => act === "create")) continue;
          for (const other of others) assert.equal(waits[idOf(other)] !== undefined, true, "before what creates it");
        }
      }),
      { numRuns: process.env["SLOW"] ? 5_000 : 300 },
    );
  });
});
