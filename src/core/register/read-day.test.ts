import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { dayIn, orderShown, readDay, readDayText } from "./read-day.ts";

const day = (text: string): unknown => {
  const read = readDayText(text, 2016);
  return read && "day" in read ? read.day : read;
};

describe("days as people write them", () => {
  it("reads a day that can only mean one", () => {
    for (const text of [
      "2016-03-12",
      "2016-03-12T23:30:00.000+07:00",
      "12 de marzo de 2016",
      "12 Maret 2016",
      "Sabtu, 12 Maret 2016",
      "12-mrt-16",
      "March 12, 2016",
      "12 março 2016",
      "12/mar/2016",
    ]) {
      assert.equal(day(text), "2016-03-12", text);
    }
  });
  it("reads local digits and years of the Buddha", () => {
    assert.deepEqual(day("১৩/০৪/২০১৬"), { dmy: "2016-04-13", mdy: undefined });
    assert.deepEqual(day("१३-०४-२०१६"), { dmy: "2016-04-13", mdy: undefined });
    assert.deepEqual(day("๑๓/๐๔/๒๕๕๙"), { dmy: "2016-04-13", mdy: undefined });
    assert.equal(day("2559-04-13"), "2016-04-13");
  });
  it("leaves open what depends on the order, and not what does not", () => {
    assert.deepEqual(day("3/4/2016"), { dmy: "2016-04-03", mdy: "2016-03-04" });
    assert.equal(day("4/4/2016"), "2016-04-04");
  });
  it("takes a year of two digits for one of the last hundred", () => {
    assert.deepEqual(day("13/4/03"), { dmy: "2003-04-13", mdy: undefined });
    assert.deepEqual(day("13/4/98"), { dmy: "1998-04-13", mdy: undefined });
    assert.deepEqual(day("13/4/16"), { dmy: "2016-04-13", mdy: undefined });
  });
  it("takes the serial of a date whose format was lost, and no small number", () => {
    assert.deepEqual(readDay({ kind: "number", number: 42_471, text: "42471", column: "A", formula: false }, 2016), {
      day: "2016-04-11",
    });
    assert.equal(readDay({ kind: "number", number: 14, text: "14", column: "A", formula: false }, 2016), undefined);
  });
  it("reads nothing into what is no day", () => {
    for (const text of ["31/2/2016", "30 februari 2016", "soon", "2016", "13/13/2016", "", "12 blurs 2016"])
      assert.equal(day(text), undefined, text);
  });
  it("decides the order of a column by the cells that show it, else by its heading", () => {
    const of = (texts: readonly string[], heading = "Date"): string | undefined =>
      orderShown(
        texts.map((text) => readDayText(text, 2016)),
        heading,
      ).shown;
    assert.equal(of(["3/4/2016", "25/4/2016"]), "dmy");
    assert.equal(of(["3/4/2016", "4/25/2016"]), "mdy");
    assert.equal(of(["3/4/2016"]), undefined);
    assert.equal(of(["3/4/2016"], "Date (mm/dd/yyyy)"), "mdy");
    assert.equal(of(["3/4/2016"], "Tanggal (hh/bb/tttt)"), "dmy");
    assert.equal(of(["25/4/2016", "4/25/2016"]), undefined, "a column that shows both shows neither");
  });
});

describe("laws", () => {
  it("a day written in either order is read back in that order", () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date("1960-01-01"), max: new Date("2016-12-31"), noInvalidDate: true }),
        (date) => {
          const iso = date.toISOString().slice(0, 10);
          const [y, m, d] = iso.split("-").map(Number);
          assert.equal(dayIn(readDayText(`${d}/${m}/${y}`, 2016), "dmy"), iso);
          assert.equal(dayIn(readDayText(`${m}-${d}-${y}`, 2016), "mdy"), iso);
        },
      ),
    );
  });
});
