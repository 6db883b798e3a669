// Numbers as people type them, and answers as people read them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { choices, date, group, money, number, ref, text } from "#core/record/field.ts";
import { answerWords, dayWords, monthWords, numberFrom, rowWords, sizeWords } from "./words.ts";

const nameOf = (_type: string, id: string): string => (id === "b1" ? "Red bicycle" : "Not on this device");

test("a number is understood with its marks for thousands, whichever they are", () => {
  for (const typed of ["1745", "1,745", "1.745", "1 745", " 1’745 "]) assert.equal(numberFrom(typed), 1745);
});

test("a whole number with a fraction is no whole number", () => {
  for (const typed of ["1,5", "2.25", "12,74", "many", "", "1e3"]) assert.equal(numberFrom(typed), undefined);
});

test("decimals are understood after a comma or a dot, and never cut off", () => {
  assert.equal(numberFrom("12,50", 2), 12.5);
  assert.equal(numberFrom("1.234,5", 2), 1234.5);
  assert.equal(numberFrom("12.345.678", 2), 12345678);
  assert.equal(numberFrom("0.1234", 2), undefined);
});

test("digits of other scripts are digits", () => {
  assert.equal(numberFrom("৩৪"), 34);
  assert.equal(numberFrom("१२"), 12);
  assert.equal(numberFrom("๑๒"), 12);
});

test("a day stays the day it is, in whatever zone it is read", () => {
  assert.equal(dayWords("2016-12-31"), "31 December 2016");
  assert.equal(dayWords("2016-02-30"), "2016-02-30");
  assert.equal(monthWords("2016-12"), "December 2016");
});

test("an answer is written with its labels, and an unknown option as it stands", () => {
  const colours = choices("Colours", { red: "Red", blue: "Blue" });
  assert.equal(answerWords(colours, ["blue", "gone"], nameOf), "Blue, gone");
  assert.equal(answerWords(ref("bicycle", "Bicycle"), "b1", nameOf), "Red bicycle");
  assert.equal(answerWords(money("Price"), { minor: 1250, currency: "EUR" }, nameOf), "€12.50");
  assert.equal(answerWords(money("Price"), { minor: 1250, currency: "??" }, nameOf), "12.5 ??");
  assert.equal(answerWords(number("Wheels"), 0, nameOf), "0");
  assert.equal(answerWords(text("Name"), undefined, nameOf), "");
});

test("a row is written cell by cell, without what was not answered", () => {
  const repairs = group("Repairs", { on: date("Day"), what: text("What"), note: text("Note") });
  assert.deepEqual(rowWords(repairs.fields ?? {}, { id: "r1", on: "2016-05-01", what: "Chain" }, nameOf), [
    ["Day", "1 May 2016"],
    ["What", "Chain"],
  ]);
});

test("how much it is, is said in the unit that leaves few digits", () => {
  const said = [12, 412_300, 2_140_000, 10_737_600_000].map(sizeWords);
  assert.deepEqual(said, ["1 kB", "412 kB", "2.1 MB", "10.7 GB"]);
});
