import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { bringSheets, HEADINGS, sheetOf } from "#test/bicycles/bring.ts";
import { settleColumn } from "./mapping.ts";
import { problemLine } from "./problems.ts";

const ana = ["Ana Azul", "7", "red", "2004-05-06", "Hill", "2016-03-12", "Coast", "yes"];
const headings = [...HEADINGS, "Guests", "Km"];

/** The problem lines of a sheet whose second row is this one. */
function wrongWith(
  row: readonly (string | number | null | object)[],
  used: readonly string[] = headings,
): readonly string[] {
  const sheet = bringSheets([sheetOf([used, row])]).sheets[0];
  return [...(sheet?.plan?.rows ?? []).flatMap(({ problems }) => problems), ...(sheet?.faults ?? [])].map(problemLine);
}

describe("a row of a register", () => {
  it("comes out as typed values", () => {
    const sheet = bringSheets([sheetOf([headings, [...ana, 3, "42,5"]])]).sheets[0];
    assert.deepEqual(sheet?.rows?.[0]?.values, {
      name: "Ana Azul",
      number: "7",
      jersey: "red",
      born: "2004-05-06",
      village: "Hill",
      date: "2016-03-12",
      route: "Coast",
      passed: "yes",
      guests: 3,
      kilometres: 42.5,
    });
    assert.equal(sheet?.plan?.ready, true);
  });
  it("reads local digits and thousands in numbers of people", () => {
    const values = (cell: string): unknown =>
      bringSheets([sheetOf([headings, [...ana, cell]])]).sheets[0]?.rows?.[0]?.values["guests"];
    assert.equal(values("১২"), 12);
    assert.equal(values("๑๒"), 12);
    assert.equal(values("1.200"), 1200);
    assert.equal(values("—"), undefined);
  });
});

describe("what is wrong with a row names file, sheet, row and column, and never what stands there", () => {
  const cases: readonly (readonly [string, readonly (string | number | null | object)[], string])[] = [
    ["negative people", [...ana, -3], "rides.xlsx, Rides, row 2, column I: “Guests” is less than nothing."],
    ["fractional people", [...ana, 2.5], "rides.xlsx, Rides, row 2, column I: “Guests” has to be a whole number."],
    [
      "fractional people as text",
      [...ana, "2,5"],
      "rides.xlsx, Rides, row 2, column I: “Guests” has to be a whole number.",
    ],
    [
      "a word where a number should be",
      [...ana, "many"],
      "rides.xlsx, Rides, row 2, column I: “Guests” is not a number.",
    ],
    [
      "a number out of range",
      [...ana, null, 400],
      "rides.xlsx, Rides, row 2, column J: “Kilometres” is outside what is possible.",
    ],
    [
      "an unknown choice",
      [ana[0] ?? "", "7", "green", ...ana.slice(3)],
      "rides.xlsx, Rides, row 2, column C: “Jersey” holds a word we do not know. Say what it means, or type another.",
    ],
    [
      "no day",
      [...ana.slice(0, 5), "soon", ...ana.slice(6)],
      "rides.xlsx, Rides, row 2, column F: “Day” is not a day of the calendar that we can read.",
    ],
    [
      "a day that is not in the calendar",
      [...ana.slice(0, 5), "30/2/2016", ...ana.slice(6)],
      "rides.xlsx, Rides, row 2, column F: “Day” is not a day of the calendar that we can read.",
    ],
    [
      "a day out of the period",
      [...ana.slice(0, 5), "2015-03-12", ...ana.slice(6)],
      "rides.xlsx, Rides, row 2, column F: “Day” lies outside the time that is being brought in.",
    ],
    [
      "a day to come",
      [...ana.slice(0, 5), "2016-12-24", ...ana.slice(6)],
      "rides.xlsx, Rides, row 2, column F: “Day” lies in the future.",
    ],
    ["a missing answer", [...ana.slice(0, 6), null, "yes"], "rides.xlsx, Rides, row 2, column G: “Route” is missing."],
    [
      "nobody",
      [null, null, ...ana.slice(2)],
      "rides.xlsx, Rides, row 2: This row has no “Rider”, so nobody can tell whom it is about.",
    ],
    [
      "a formula that ends in an error",
      [...ana, { kind: "fault", fault: "formula-error", formula: true }],
      "rides.xlsx, Rides, row 2, column I: “Guests” comes from a formula that gives no value. Type the value.",
    ],
  ];
  for (const [title, row, line] of cases) {
    it(title, () => {
      assert.deepEqual(wrongWith(row), [line]);
    });
  }
  it("a row out of step with the order of days in its column, which is asked about first", () => {
    const rows = ["25/1/2016", "3/4/2016", "1/27/2016"].map((date, index) => [
      `Rider ${index}`,
      String(index),
      "red",
      null,
      null,
      date,
      "Coast",
    ]);
    const sheets = [sheetOf([HEADINGS, ...rows])];
    const asked = bringSheets(sheets).sheets[0];
    assert.deepEqual(
      asked?.faults.map(({ code }) => code),
      ["register.ask-day-order"],
    );
    const mapping = settleColumn(asked?.mapping ?? assert.fail(), 5, { order: "dmy" });
    const sheet = bringSheets(sheets, [], { mapping }).sheets[0];
    assert.deepEqual(
      sheet?.plan?.rows.map(({ problems }) => problems.map(problemLine)),
      [
        [],
        [],
        ["rides.xlsx, Rides, row 4, column F: “Day” is written with the month where the other rows have the day."],
      ],
    );
    assert.equal(sheet?.rows?.[1]?.values["date"], "2016-04-03");
  });
  it("no value of a cell in any sentence", () => {
    const secret = "Zuzanna Zebra";
    const lines = wrongWith([secret, secret, secret, secret, secret, secret, secret, secret, secret, secret]);
    assert.ok(lines.length > 3);
    assert.ok(lines.every((line) => !line.includes("Zebra")));
  });
});

describe("what is wrong with a whole sheet keeps all of it out", () => {
  it("a register for another organisation, by a column or by its title", () => {
    const own = [...HEADINGS, "Club"];
    assert.deepEqual(
      wrongWith([...ana, "Workshop Chain"], own).at(-1),
      "rides.xlsx, Rides: This register names another organisation or team. It was not taken in; bring it in for the team it belongs to.",
    );
    assert.deepEqual(wrongWith([...ana, "workshop SPOKE"], own), []);
    const titled = bringSheets([sheetOf([["Workshop Chain, riders of March"], HEADINGS, ana])]);
    assert.deepEqual(
      titled.sheets[0]?.faults.map(({ code }) => code),
      ["register.other-owner"],
    );
    assert.deepEqual(titled.changes, []);
  });
  it("one row for another organisation is that row's fault alone", () => {
    const brought = bringSheets([
      sheetOf([
        [...HEADINGS, "Club"],
        [...ana, "Spoke"],
        ["Beo Berg", "8", ...ana.slice(2), "Chain"],
      ]),
    ]);
    assert.deepEqual(brought.sheets[0]?.faults, []);
    assert.deepEqual(
      brought.sheets[0]?.plan?.rows.map(({ state }) => state),
      ["new", "faulty"],
    );
    assert.equal(brought.ready, false);
  });
  it("headings without rows", () => {
    assert.deepEqual(
      bringSheets([sheetOf([HEADINGS])]).sheets[0]?.faults.map(({ code }) => code),
      ["register.no-rows"],
    );
  });
  it("a column of days whose order nothing shows, where no country says it", () => {
    const ask = (dayOrder?: "dmy" | "mdy") =>
      bringSheets(
        [sheetOf([HEADINGS, [...ana.slice(0, 5), "3/4/2016", "Coast"]])],
        [],
        {},
        {
          rows: { today: "2016-12-12", from: "2016-01-01", to: "2016-12-31", ours: [], ...(dayOrder && { dayOrder }) },
        },
      ).sheets[0];
    assert.deepEqual(
      ask()?.asked?.map(({ problem, options }) => [problem.at?.column, options]),
      [["F", [{ order: "dmy" }, { order: "mdy" }]]],
    );
    assert.equal(ask("mdy")?.rows?.[0]?.values["date"], "2016-03-04");
    assert.ok(ask("mdy")?.notices.some(({ code }) => code === "register.day-order-taken"));
  });
  it("a column of letters that could be in two languages", () => {
    const sheet = bringSheets([
      sheetOf([
        ["Name", "Camiseta", "Datum", "Route"],
        ["Ana", "b", "2016-03-12", "Coast"],
      ]),
    ]).sheets[0];
    assert.deepEqual(
      sheet?.asked?.map(({ problem, options }) => [problem.code, options]),
      [["register.ask-words", [{ vocabulary: 0 }, { vocabulary: 1 }, { vocabulary: 3 }]]],
    );
    const settled = {
      ...(sheet?.mapping ?? assert.fail()),
      columns: sheet.mapping?.columns.map((use) => (use.is === "jersey" ? { ...use, vocabulary: 3 } : use)) ?? [],
    };
    assert.equal(
      bringSheets(
        [
          sheetOf([
            ["Name", "Camiseta", "Datum", "Route"],
            ["Ana", "b", "2016-03-12", "Coast"],
          ]),
        ],
        [],
        { mapping: settled },
      ).sheets[0]?.rows?.[0]?.values["jersey"],
      "red",
    );
  });
});

describe("what is left out of a sheet, each with a notice that names the row", () => {
  it("totals at the bottom, headings printed again, closing lines; empty and unfilled lines without a word", () => {
    const sheet = bringSheets([
      sheetOf([
        ["No", ...HEADINGS, "Guests"],
        ["1", ...ana, 3],
        [],
        ["No", ...HEADINGS, "Guests"],
        ["2", "Beo Berg", "8", ...ana.slice(2), 4],
        ["3"],
        [null, "JUMLAH", null, null, null, null, null, null, null, 7],
        [null, null, null, null, null, null, null, null, null, { kind: "number", number: 7, text: "7", formula: true }],
        ["Prepared by the treasurer"],
      ]),
    ]).sheets[0];
    assert.deepEqual(
      sheet?.rows?.map(({ row }) => row),
      [2, 5],
    );
    assert.deepEqual(
      sheet?.notices.filter(({ code }) => code !== "register.left-out-column").map(({ code, at }) => [code, at?.row]),
      [
        ["register.heading-row", 4],
        ["register.total-row", 7],
        ["register.total-row", 8],
        ["register.closing-line", 9],
      ],
    );
  });
  it("a formula's value is taken and marked", () => {
    const sheet = bringSheets([sheetOf([headings, [...ana, { kind: "number", number: 3, text: "3", formula: true }]])])
      .sheets[0];
    assert.deepEqual(sheet?.rows?.[0]?.formulas, ["guests"]);
    assert.deepEqual(sheet?.notices.map(problemLine), [
      "rides.xlsx, Rides, row 2, column I: “Guests” comes from a formula; the value it last had was taken.",
    ]);
  });
  it("a hidden sheet", () => {
    const brought = bringSheets([sheetOf([headings, ana]), sheetOf([headings, ana], { name: "Old", hidden: true })]);
    assert.deepEqual(
      brought.sheets.map(({ is }) => is),
      ["rows", "left-out"],
    );
    assert.equal(brought.ready, true);
  });
});
