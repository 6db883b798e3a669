import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ACTED_AT, afterwards, bringSheets, figures, HEADINGS, opaqueOf, sheetOf } from "#test/bicycles/bring.ts";
import { instantOf } from "../change/clock.ts";
import { readSheets } from "../sheet/read.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { writeXlsx } from "../sheet/write-xlsx.ts";
import { setAsideSheet } from "./set-aside.ts";

type Row = readonly (string | null)[];
const ana: Row = ["Ana Azul", null, "red", "2004-05-06", "Hill", "2016-03-12", "Coast", "yes"];
const beo: Row = ["Beo Berg", null, "blue", "2003-02-01", "Hill", "2016-03-12", "Coast", "no"];
const anaAgain: Row = [...ana.slice(0, 5), "2016-04-02", "Hills", "yes"];
const sheet = (...rows: readonly Row[]): readonly Sheet[] => [sheetOf([HEADINGS, ...rows])];
const first = bringSheets(sheet(ana, beo, anaAgain));
const known = afterwards([], first);
const acts = (brought: {
  readonly changes: readonly { readonly head: { readonly type: string; readonly act: string } }[];
}): readonly string[] => brought.changes.map(({ head }) => `${head.act} ${head.type}`);

describe("a register that comes in for the first time", () => {
  it("makes each day, ridden, and each person once, and an outing for each row", () => {
    assert.deepEqual(acts(first), [
      "create club-day",
      "move:ride club-day",
      "create member",
      "create member",
      "create club-day",
      "move:ride club-day",
      "create outing",
      "create outing",
      "create outing",
    ]);
    assert.deepEqual(figures(known), { all: 2, red: 1, blue: 1 });
  });
  it("keeps names out of what the server reads, and states facts for the revision each change will have", () => {
    const member = first.changes.find(({ head }) => head.type === "member") ?? assert.fail();
    assert.equal(JSON.stringify(member.head).includes("Azul"), false);
    assert.equal(opaqueOf(member).set["name"], "Ana Azul");
    assert.equal(member.facts?.revision, 1);
    assert.equal(first.changes.find(({ head }) => head.type === "club-day")?.facts, null);
  });
  it("stamps each change later than the one before it, at the time the person acted", () => {
    const stamps = first.changes.map(({ head }) => head.stamp);
    assert.deepEqual(stamps, [...stamps].sort());
    assert.equal(new Set(stamps).size, stamps.length);
    assert.equal(instantOf(stamps.at(-1) ?? ""), ACTED_AT);
  });
});

describe("a register that comes in again", () => {
  it("changes nothing when it says the same, also written in another way", () => {
    const again = bringSheets(
      sheet(
        anaAgain,
        ["ANA  AZUL", null, "Red", "6/5/2004", "hill", "12/3/2016", "coast", "sí".replace("sí", "si")],
        beo,
      ),
      known,
    );
    assert.equal(
      again.sheets[0]?.plan?.counts.unchanged,
      2,
      "a name in capitals is another spelling, so that row says something else",
    );
    assert.deepEqual(bringSheets(sheet(ana, beo, anaAgain), known).changes, []);
  });
  it("takes only the new of forty more rows", () => {
    const forty = Array.from(
      { length: 40 },
      (_, index): Row => [
        `Rider Number${String.fromCharCode(97 + (index % 26))}${index}`,
        null,
        "red",
        `20${String(index % 9).padStart(2, "0")}-01-${String((index % 28) + 1).padStart(2, "0")}`,
        "Dale",
        "2016-05-01",
        "Coast",
        null,
      ],
    );
    const brought = bringSheets(sheet(ana, ...forty, beo, anaAgain), known);
    assert.equal(brought.sheets[0]?.plan?.counts.new, 40);
    assert.equal(brought.sheets[0]?.plan?.counts.unchanged, 3);
    assert.equal(figures(afterwards(known, brought))["all"], 42);
  });
  it("makes a changed row a correction that names what it saw", () => {
    const brought = bringSheets(sheet([...ana.slice(0, 7), "no"], beo, anaAgain), known);
    assert.deepEqual(acts(brought), ["edit outing"]);
    const edit = brought.changes[0] ?? assert.fail();
    assert.deepEqual(Object.keys(opaqueOf(edit).set).sort(), ["passed", "rowKey"]);
    assert.equal(opaqueOf(edit).seen["passed"]?.length, 1);
    assert.equal(edit.facts?.revision, 2);
  });
  it("leaves alone what was corrected by hand, where the row still says the same", () => {
    const corrected = bringSheets(sheet([...ana.slice(0, 7), "no"], beo, anaAgain), known);
    const after = afterwards(known, corrected);
    assert.equal(bringSheets(sheet([...ana.slice(0, 7), "no"], beo, anaAgain), after).changes.length, 0);
  });
  it("asks about rows that vanished; keeps them until told, and withdraws them when told", () => {
    const gone = bringSheets(sheet(ana, anaAgain), known);
    const [question] = gone.sheets[0]?.plan?.questions ?? [];
    assert.equal(question?.kind, "vanished");
    assert.deepEqual(gone.changes, []);
    assert.equal(gone.ready, true);
    const withdrawn = bringSheets(sheet(ana, anaAgain), known, { decisions: { [question?.id ?? ""]: "withdraw" } });
    assert.deepEqual(acts(withdrawn), ["withdraw outing"]);
    const after = afterwards(known, withdrawn);
    assert.deepEqual(figures(after), { all: 1, red: 1 });
    const back = bringSheets(sheet(ana, beo, anaAgain), after);
    assert.deepEqual(
      back.sheets[0]?.plan?.rows.map(({ state }) => state),
      ["unchanged", "withdrawn", "unchanged"],
      "what a person withdrew does not come back by itself",
    );
  });
  it("does not ask about the rows of another month's file", () => {
    const march = bringSheets(sheet([...ana.slice(0, 5), "2016-03-20", "Coast"]), known);
    assert.deepEqual(march.sheets[0]?.plan?.questions, []);
    assert.equal(march.sheets[0]?.plan?.register, null);
  });
});

describe("nothing is half brought in", () => {
  const bad: Row = ["Cleo Clay", null, "red", "2004-05-06", "Hill", "soon", "Coast"];
  it("while one row is faulty there are no changes at all", () => {
    const brought = bringSheets(sheet(ana, bad));
    assert.equal(brought.ready, false);
    assert.deepEqual(brought.changes, []);
  });
  it("a row set aside by choice goes into a sheet that says what is wrong, whole, and comes in once mended", () => {
    const brought = bringSheets(sheet(ana, bad), [], { setAside: [3] });
    assert.deepEqual(brought.sheets[0]?.plan?.counts, {
      new: 1,
      unchanged: 0,
      changed: 0,
      repeated: 0,
      faulty: 0,
      "set-aside": 1,
      withdrawn: 0,
      vanished: 0,
      made: 3,
      corrected: 0,
    });
    const { table, plan } = brought.sheets[0] ?? {};
    const written = setAsideSheet(
      "Set aside",
      table ?? assert.fail(),
      new Set([3]),
      (row) => plan?.rows.find((one) => one.row === row)?.problems ?? [],
    );
    const bytes = Buffer.concat([...writeXlsx([written])]);
    const read = readSheets(bytes, "set-aside.xlsx") as readonly Sheet[];
    assert.deepEqual(
      read[0]?.rows.map(({ cells }) => cells.map(({ text }) => text)),
      [
        [...HEADINGS, "What is wrong"],
        [...bad.filter((cell) => cell !== null), "“Day” is not a day of the calendar that we can read."],
      ],
    );
    const mended = bringSheets(read, afterwards([], brought), { mended: { "2/date": "2016-03-12" } });
    assert.deepEqual(acts(mended), ["create member", "create outing"]);
    const all = bringSheets(
      sheet(ana, [...bad.slice(0, 5), "2016-03-12", "Coast"]),
      afterwards(afterwards([], brought), mended),
    );
    assert.deepEqual(all.changes, [], "the whole register, mended at its source, says nothing new");
  });
  it("sheets of one file are one: a person on two of them is made once, and one bad sheet keeps out both", () => {
    const two = [sheetOf([HEADINGS, ana], { name: "March" }), sheetOf([HEADINGS, anaAgain], { name: "April" })];
    assert.equal(bringSheets(two).changes.filter(({ head }) => head.type === "member").length, 1);
    assert.deepEqual(
      bringSheets([
        ...two,
        sheetOf(
          [
            ["Colour", "Size"],
            ["red", "2"],
          ],
          { name: "Other" },
        ),
      ]).changes,
      [],
    );
  });
});

describe("a sheet with only totals", () => {
  const totals = [sheetOf([["Riders of 2016"], ["Boys in blue", 40], ["Girls in red", "২৫"], ["Total", 65]])];
  it("imports nothing, and is offered as declared figures", () => {
    const brought = bringSheets(totals);
    assert.deepEqual(
      brought.sheets[0]?.faults.map(({ code }) => code),
      ["register.totals-only"],
    );
    assert.deepEqual(
      brought.sheets[0]?.totals?.map(({ label, number }) => [label, number]),
      [
        ["Boys in blue", 40],
        ["Girls in red", 25],
        ["Total", 65],
      ],
    );
    const withHeadings = bringSheets([
      sheetOf([HEADINGS.concat("Guests"), [null, "Total", null, null, null, null, null, null, 65]]),
    ]);
    assert.deepEqual(
      withHeadings.sheets[0]?.totals?.map(({ number }) => number),
      [65],
    );
  });
  it("becomes a declared figure with its source, asks for what is not said, and is recognised the next time", () => {
    const declared = [{ row: 4, column: "B", answers: { what: "riders", source: "the treasurer's book" } }];
    const brought = bringSheets(totals, [], { declared });
    assert.deepEqual(acts(brought), ["create estimate"]);
    assert.equal(brought.changes[0]?.head.shown.set["total"], 65);
    assert.deepEqual(bringSheets(totals, afterwards([], brought), { declared }).changes, []);
    assert.deepEqual(
      bringSheets(totals, [], {
        declared: [{ row: 4, column: "B", answers: { what: "riders" } }],
      }).sheets[0]?.plan?.rows[0]?.problems.map(({ says }) => says),
      ["“Source” is missing."],
    );
  });
});
