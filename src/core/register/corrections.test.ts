import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { afterwards, bringSheets, figures, HEADINGS, opaqueOf, sheetOf } from "#test/bicycles/bring.ts";
import type { Sheet } from "../sheet/sheet.ts";

type Row = readonly (string | null)[];
const ana: Row = ["Ana Azul", null, "red", "2004-05-06", "Hill", "2016-03-12", "Coast", "yes"];
const beo: Row = ["Beo Berg", null, "blue", "2003-02-01", "Hill", "2016-03-12", "Coast", "no"];
const anaAgain: Row = [...ana.slice(0, 5), "2016-04-02", "Hills", "yes"];
const sheet = (...rows: readonly Row[]): readonly Sheet[] => [sheetOf([HEADINGS, ...rows])];
const acts = (brought: {
  readonly changes: readonly { readonly head: { readonly type: string; readonly act: string } }[];
}): readonly string[] => brought.changes.map(({ head }) => `${head.act} ${head.type}`);

describe("a partner's own number of a row", () => {
  const numbered = (rows: readonly (readonly [string, ...Row])[]): readonly Sheet[] => [
    sheetOf([["Line number", ...HEADINGS], ...rows]),
  ];
  const before = afterwards(
    [],
    bringSheets(
      numbered([
        ["17", ...ana],
        ["18", ...beo],
        ["19", ...anaAgain],
      ]),
    ),
  );
  it("finds its row though everything else in it changed, and corrects the person too where nothing else speaks of them", () => {
    const brought = bringSheets(
      numbered([
        ["17", ...ana],
        ["18", "Beo Bergman", null, "blue", "2003-02-02", "Dale", "2016-03-12", "Coast", "yes"],
        ["19", ...anaAgain],
      ]),
      before,
    );
    assert.deepEqual(acts(brought), ["edit member", "edit outing"]);
    assert.deepEqual(figures(afterwards(before, brought)), { all: 2, red: 1, blue: 1 });
  });
  it("points a row at somebody else where its old person still has other rows", () => {
    const brought = bringSheets(
      numbered([
        ["17", "Cleo Clay", null, "red", "2005-01-01", "Dale", "2016-03-12", "Coast", "yes"],
        ["18", ...beo],
        ["19", ...anaAgain],
      ]),
      before,
    );
    assert.deepEqual(acts(brought), ["create member", "edit outing"]);
    assert.deepEqual(figures(afterwards(before, brought)), { all: 3, red: 2, blue: 1 });
  });
  it("corrects a person whose every row says so", () => {
    const right = (row: Row): Row => ["Ana Azulita", ...row.slice(1)];
    const brought = bringSheets(
      numbered([
        ["17", ...right(ana)],
        ["18", ...beo],
        ["19", ...right(anaAgain)],
      ]),
      before,
      { decisions: { register: "same" } },
    );
    assert.deepEqual(acts(brought), ["edit member", "edit outing", "edit outing"]);
    assert.equal(figures(afterwards(before, brought))["all"], 2);
  });
  it("corrects a day when all its rows move", () => {
    const later = (row: Row): Row => [...row.slice(0, 5), "2016-03-13", ...row.slice(6)];
    const brought = bringSheets(
      numbered([
        ["17", ...later(ana)],
        ["18", ...later(beo)],
        ["19", ...anaAgain],
      ]),
      before,
      { decisions: { register: "same" } },
    );
    assert.deepEqual(acts(brought), ["edit club-day", "edit outing", "edit outing"]);
  });
  it("that is used twice for different things keeps both rows from coming in", () => {
    const brought = bringSheets(
      numbered([
        ["17", ...ana],
        ["17", ...beo],
      ]),
    );
    assert.deepEqual(
      brought.sheets[0]?.plan?.rows.map(({ state, problems }) => [state, problems[0]?.code]),
      [
        ["faulty", "register.number-twice"],
        ["faulty", "register.number-twice"],
      ],
    );
  });
  it("that starts at 1 again is asked about before another month's rows are overwritten", () => {
    const april: readonly (readonly [string, ...Row])[] = [
      ["17", "Dora Dune", null, "red", "2001-01-01", "Dale", "2016-04-12", "Coast"],
      ["18", "Edo Elm", null, "blue", "2001-02-01", "Dale", "2016-04-12", "Coast"],
    ];
    const asked = bringSheets(numbered(april), before);
    assert.deepEqual(
      asked.sheets[0]?.faults.map(({ code }) => code),
      ["register.ask-register"],
    );
    assert.deepEqual(asked.changes, []);
    const other = bringSheets(numbered(april), before, { decisions: { register: "other" } });
    assert.equal(other.sheets[0]?.plan?.counts.new, 2);
    assert.equal(
      bringSheets(numbered(april), before, { decisions: { register: "same" } }).sheets[0]?.plan?.counts.changed,
      2,
    );
  });
});

describe("rows that say two things of one person", () => {
  it("cannot both come in where it would change a figure", () => {
    const rows = [
      ["Ana Azul", "7", "red"],
      ["Ana Azul", "7", "blue"],
    ].map((cells, index) => [...cells, "2004-05-06", "Hill", `2016-03-1${index}`, "Coast"]);
    const brought = bringSheets(sheet(...rows));
    assert.deepEqual(
      brought.sheets[0]?.plan?.rows.map(({ problems }) => problems.map(({ code, field }) => [code, field])),
      [[["register.record-differs", "jersey"]], [["register.record-differs", "jersey"]]],
    );
    assert.equal(bringSheets(sheet(...rows), [], { setAside: [3] }).ready, true);
  });
  it("keep what was said first where it does not, with a notice; and fill in what was not said", () => {
    const before = afterwards(
      [],
      bringSheets(sheet(["Ana Azul", "7", null, "2004-05-06", "Hill", "2016-03-12", "Coast"])),
    );
    const brought = bringSheets(sheet(["Anna Azul", "7", "red", "2004-05-06", "Hill", "2016-04-12", "Coast"]), before);
    assert.deepEqual(acts(brought), ["create club-day", "move:ride club-day", "edit member", "create outing"]);
    assert.deepEqual(opaqueOf(brought.changes[2] ?? assert.fail()).set, { jersey: "red" });
    assert.deepEqual(
      brought.sheets[0]?.plan?.notices.map(({ code, field }) => [code, field]),
      [["register.kept-answer", "name"]],
    );
  });
  it("a row said twice is taken once", () => {
    const brought = bringSheets(sheet(ana, ana));
    assert.deepEqual(
      brought.sheets[0]?.plan?.rows.map(({ state }) => state),
      ["new", "repeated"],
    );
    assert.deepEqual(
      brought.sheets[0]?.notices.map(({ code, at }) => [code, at?.row]),
      [["register.row-twice", 3]],
    );
  });
});
