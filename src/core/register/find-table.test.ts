import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { bringSheets, HEADINGS, sheetOf } from "#test/bicycles/bring.ts";
import { rideRegister } from "#test/bicycles/ride-register.ts";
import { findTable } from "./find-table.ts";
import { foldText } from "./fold-text.ts";
import {
  ASKED,
  checkMapping,
  columnsPresent,
  LEFT_OUT,
  leaveOutUnknown,
  proposeMapping,
  settleColumn,
} from "./mapping.ts";

const row = ["Ana Azul", "7", "red", "2004-05-06", "Hill", "2016-03-12", "Coast", "yes"];

describe("a table in a sheet", () => {
  it("is found under merged titles and empty rows", () => {
    const sheet = sheetOf([["Workshop Spoke — riders 2016"], [], ["printed for the meeting"], [], HEADINGS, row]);
    const table = findTable(sheet, [rideRegister]);
    assert.equal(table?.headingRow, 5);
    assert.equal(table?.language, "en");
    assert.equal(table?.rows.length, 1);
  });
  it("is found in any language, whatever case, accents, order and signs", () => {
    const table = findTable(
      sheetOf([["FECHA*", "ruta", "Nombre y Apellidos", "Numero de linea", "Camiseta (color)", "prueba"], row]),
      [rideRegister],
    );
    assert.deepEqual(table && proposeMapping(table).columns.map(({ is }) => is), [
      "date",
      "route",
      "name",
      "row",
      "jersey",
      "passed",
    ]);
    assert.equal(table?.language, "es");
  });
  it("takes a heading together with the merged one above it, and one that is merged down", () => {
    const sheet = sheetOf([[null, "Repairs", null], ["Date", "brakes", "lights"], row], {
      merged: [{ fromRow: 1, toRow: 1, fromColumn: "B", toColumn: "C" }],
    });
    const layout = {
      ...rideRegister,
      columns: rideRegister.columns.map((column) =>
        column.id === "guests" ? { ...column, headings: { en: ["Repairs brakes"] } } : column,
      ),
    };
    const table = findTable(sheet, [layout]);
    assert.equal(table?.matches[1]?.column, "guests");
    const down = findTable(
      sheetOf([["Name", "When"], [null, "Date", "Route"], row], {
        merged: [{ fromRow: 1, toRow: 2, fromColumn: "A", toColumn: "A" }],
      }),
      [rideRegister],
    );
    assert.deepEqual(
      down?.headings.map(({ column, text }) => `${column} ${text}`),
      ["A Name", "B Date", "C Route"],
    );
  });
  it("takes a day and a route that stand above the table for all its rows", () => {
    const brought = bringSheets([
      sheetOf([["Date: 12/3/2016"], ["Route", "Coast"], ["Name", "Born"], ["Ana Azul", "2004-05-06"]]),
    ]);
    assert.deepEqual(brought.sheets[0]?.rows?.[0]?.values, {
      date: "2016-03-12",
      route: "Coast",
      name: "Ana Azul",
      born: "2004-05-06",
    });
  });
  it("is no table where fewer than two headings are known, and a clear sentence says so", () => {
    const brought = bringSheets([
      sheetOf([
        ["Colour", "Name"],
        ["blue", "Ana"],
      ]),
    ]);
    assert.deepEqual(
      brought.sheets[0]?.faults.map(({ code }) => code),
      ["register.unknown-layout"],
    );
    assert.deepEqual(brought.changes, []);
  });
});

describe("which column means what", () => {
  const table = findTable(sheetOf([["Name", "Date", "Route", "Shoe size", "Signature", "Date"], row]), [rideRegister]);
  assert.ok(table);
  const mapping = proposeMapping(table);
  it("asks about a column nobody knows and one that comes twice, and keeps the file out until it is said", () => {
    assert.deepEqual(
      mapping.columns.map(({ is }) => is),
      ["name", "date", "route", ASKED, LEFT_OUT, ASKED],
    );
    const { faults, notices } = checkMapping(table, mapping, { file: "rides.xlsx", sheet: "Rides" });
    assert.deepEqual(
      faults.map(({ code, at }) => [code, at?.row, at?.column]),
      [
        ["register.unknown-column", 1, "D"],
        ["register.column-twice", 1, "F"],
      ],
    );
    assert.match(faults[0]?.says ?? "", /“Shoe size”/);
    assert.deepEqual(
      notices.map(({ code }) => code),
      ["register.left-out-column"],
    );
  });
  it("can be settled by leaving out or by naming, and is then kept for the next file with these headings", () => {
    const settled = leaveOutUnknown(settleColumn(mapping, 3, { is: "village" }));
    assert.deepEqual(checkMapping(table, settled, {}).faults, []);
    assert.deepEqual(proposeMapping(table, [settled]), settled);
    const wordless = { ...settled, columns: settled.columns.map((use) => ({ ...use, heading: "" })) };
    assert.deepEqual(proposeMapping(table, [wordless]), settled);
    assert.ok(columnsPresent(table, settled).has("village"));
  });
  it("names what is missing", () => {
    const found = findTable(sheetOf([["Name", "Date"], row]), [rideRegister]);
    assert.ok(found);
    const { faults } = checkMapping(found, proposeMapping(found), {});
    assert.deepEqual(
      faults.map(({ says }) => says),
      ["No column holds “Route”. Say which one does, or what it is for the whole sheet."],
    );
    assert.deepEqual(checkMapping(found, { ...proposeMapping(found), given: { route: "Coast" } }, {}).faults, []);
  });
  it("guesses by the beginning of a long heading only, and says so", () => {
    const found = findTable(sheetOf([["Name", "Date", "Route", "Date of birth of the rider", "Clubhouse"], row]), [
      rideRegister,
    ]);
    assert.ok(found);
    const guessed = proposeMapping(found);
    assert.deepEqual(
      guessed.columns.map(({ is }) => is),
      ["name", "date", "route", "born", ASKED],
    );
    assert.ok(checkMapping(found, guessed, {}).notices.some(({ code }) => code === "register.guessed-column"));
  });
});

describe("KoboToolbox's export", () => {
  const main = sheetOf(
    [
      ["start", "ride/date", "ride/route", "_id", "_uuid", "_submission_time", "_index"],
      ["2016-03-12T10:00", "2016-03-12", "Coast", "1", "aa-1", "2016-03-12", "1"],
      ["2016-03-13T10:00", "2016-03-13", "Hills", "2", "bb-2", "2016-03-13", "2"],
    ],
    { name: "Ride form" },
  );
  const repeat = sheetOf(
    [
      [
        "riders/Name",
        "riders/Born",
        "_index",
        "_parent_table_name",
        "_parent_index",
        "_submission__id",
        "_submission__uuid",
        "_submission__submission_time",
      ],
      ["Ana Azul", "2004-05-06", "1", "Ride form", "1", "1", "aa-1", "x"],
      ["Beo Berg", "2005-05-06", "2", "Ride form", "1", "1", "aa-1", "x"],
      ["Ana Azul", "2004-05-06", "3", "Ride form", "2", "2", "bb-2", "x"],
    ],
    { name: "riders" },
  );
  it("is a known layout: groups in headings, its own columns left out, the submission as the key of a row", () => {
    const brought = bringSheets([
      sheetOf([
        [
          "start",
          "ride/Name",
          "ride/Date",
          "ride/Route",
          "ride/Repairs",
          "ride/Repairs/brakes",
          "ride/Repairs/lights",
          "__version__",
          "_uuid",
          "_submission_time",
        ],
        ["x", "Ana Azul", "2016-03-12", "Coast", "brakes lights", "1", "1", "v", "aa-1", "x"],
      ]),
    ]);
    assert.deepEqual(brought.sheets[0]?.faults, []);
    assert.equal(brought.sheets[0]?.rows?.[0]?.key, "#aa 1");
    assert.deepEqual(brought.sheets[0]?.rows?.[0]?.values["wants"], ["brake", "light"]);
  });
  it("reads the ones and zeros of a question with many answers where the words are not there", () => {
    const brought = bringSheets([
      sheetOf([
        ["Name", "Date", "Route", "Repairs/brakes", "Repairs/lights"],
        ["Ana Azul", "2016-03-12", "Coast", "0", "1"],
      ]),
    ]);
    assert.deepEqual(brought.sheets[0]?.rows?.[0]?.values["wants"], ["light"]);
  });
  it("joins each row of a repeat group to its submission", () => {
    const brought = bringSheets([main, repeat]);
    assert.deepEqual(
      brought.sheets.map(({ faults }) => faults),
      [[]],
    );
    assert.deepEqual(
      brought.sheets[0]?.rows?.map(({ key, values }) => [key, values["route"], values["name"]]),
      [
        ["#aa 1 1", "Coast", "Ana Azul"],
        ["#aa 1 2", "Coast", "Beo Berg"],
        ["#bb 2 1", "Hills", "Ana Azul"],
      ],
    );
    assert.equal(brought.ready, true);
  });
});

describe("folding", () => {
  it("makes spellings equal and keeps letters of other scripts whole", () => {
    assert.equal(foldText("  N° de NIÑAS/niños "), "n de ninas ninos");
    assert.equal(foldText("laki-laki"), "laki laki");
    assert.notEqual(foldText("কি"), foldText("কা"));
    assert.equal(foldText("✓"), "x");
  });
});
