import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { afterwards, bringSheets, figures, HEADINGS, sheetOf } from "#test/bicycles/bring.ts";
import type { Sheet } from "../sheet/sheet.ts";
import type { KnownRecord } from "./known-records.ts";

type Row = readonly (string | null)[];
const sheet = (...rows: readonly Row[]): readonly Sheet[] => [sheetOf([HEADINGS, ...rows])];

describe("laws", () => {
  const runs = { numRuns: process.env["SLOW"] ? 500 : 25 };
  const names = ["Ana Azul", "Beo Berg", "Beo Borg", "Cleo Clay", "Dora Dune"] as const;
  /** Anybody is always described alike; near names, missing birth dates and numbers come as they will. */
  const someRow = fc
    .record({
      who: fc.nat(names.length - 1),
      day: fc.nat(5),
      known: fc.constantFrom("born", "number", "nothing"),
      route: fc.constantFrom("Coast", "Hills"),
      yes: fc.boolean(),
    })
    .map(
      ({ who, day, known: by, route, yes }): Row => [
        names[who] ?? "",
        by === "number" ? `${who}` : null,
        who % 2 ? "blue" : "red",
        by === "born" ? `200${who}-01-01` : null,
        "Hill",
        `2016-03-1${day}`,
        route,
        yes ? "yes" : "no",
      ],
    );
  const someRegister = fc.uniqueArray(someRow, {
    minLength: 1,
    maxLength: 14,
    selector: (row) => [0, 1, 3, 5, 6].map((index) => row[index]).join("|"),
  });
  const bring = (before: readonly KnownRecord[], rows: readonly Row[]): readonly KnownRecord[] => {
    const brought = bringSheets(sheet(...rows), before);
    assert.equal(brought.ready, true);
    return afterwards(before, brought);
  };

  it("bringing a register in twice changes nothing", () => {
    fc.assert(
      fc.property(someRegister, (rows) => {
        assert.deepEqual(bringSheets(sheet(...rows), bring([], rows)).changes, []);
      }),
      runs,
    );
  });
  it("bringing it in in two parts gives the figures of bringing it in at once", () => {
    fc.assert(
      fc.property(someRegister, fc.nat(14), (rows, at) => {
        const parts = [rows.slice(0, at), rows.slice(at)].filter((part) => part.length > 0);
        assert.deepEqual(figures(parts.reduce(bring, [])), figures(bring([], rows)));
      }),
      runs,
    );
  });
  it("any order of rows gives the same figures", () => {
    fc.assert(
      fc.property(
        someRegister.chain((rows) =>
          fc.tuple(fc.constant(rows), fc.shuffledSubarray([...rows], { minLength: rows.length })),
        ),
        ([rows, shuffled]) => {
          assert.deepEqual(figures(bring([], shuffled)), figures(bring([], rows)));
        },
      ),
      runs,
    );
  });
  it("a register that grows says at the end what it says at once", () => {
    fc.assert(
      fc.property(someRegister, fc.nat(14), (rows, at) => {
        assert.deepEqual(
          figures(bring(rows.slice(0, at).length ? bring([], rows.slice(0, at)) : [], rows)),
          figures(bring([], rows)),
        );
      }),
      runs,
    );
  });
});
