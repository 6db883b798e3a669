// Checking: each problem in its place, and nobody is asked what does not apply.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { Repair, RideDay } from "#test/bicycles/workshop.ts";
import { checkAnswers } from "./check.ts";
import { choice, date, longText, money, month, number, required, text, timeBand } from "./field.ts";

const found = (fields: Parameters<typeof checkAnswers>[0], answers: object) =>
  checkAnswers(fields, answers as never).map((one) => [one.field, one.code]);

describe("checking answers", () => {
  it("asks for what is required", () => {
    assert.deepEqual(found(RideDay.fields, { route: "Dyke" }), [["riddenOn", "answer.required"]]);
    assert.deepEqual(found(RideDay.fields, { route: "Dyke", riddenOn: "2016-05-04" }), []);
  });

  it("does not ask for what a condition hides", () => {
    const fields = {
      electric: choice("Electric", { yes: "Yes", no: "No" }),
      battery: required(text("Battery", { when: { is: ["electric", "yes"] } })),
    };
    assert.deepEqual(found(fields, { electric: "no" }), []);
    assert.deepEqual(found(fields, { electric: "yes" }), [["battery", "answer.required"]]);
  });

  it("names the row and the cell that is wrong", () => {
    assert.deepEqual(
      found(Repair.fields, {
        parts: [
          { id: "a", price: 3 },
          { id: "b", price: -1 },
        ],
      }),
      [["parts/b/price", "answer.range"]],
    );
  });

  it("refuses what is not possible, kind by kind", () => {
    const fields = {
      day: date("Day"),
      month: month("Month"),
      band: timeBand("When"),
      price: number("Price", { decimals: 2, most: 10 }),
      paid: money("Paid", { currencies: ["EUR"] }),
      story: longText("Story"),
      colour: choice("Colour", { red: "Red" }),
    };
    const wrong = {
      day: "2016-02-30",
      month: "2016-13",
      band: "noon",
      price: 1.234,
      paid: { minor: 1.5, currency: "EUR" },
      story: 7,
      colour: "constructor",
    };
    assert.deepEqual(
      found(fields, wrong).map(([field]) => field),
      Object.keys(fields),
    );
    const right = {
      day: "2016-02-29",
      month: "2016-12",
      band: "night",
      price: 1.23,
      paid: { minor: 150, currency: "EUR" },
      story: "fine",
      colour: "red",
    };
    assert.deepEqual(found(fields, right), []);
    assert.deepEqual(found(fields, { paid: { minor: 1, currency: "USD" } }), [["paid", "answer.choice"]]);
  });
});

describe("laws", () => {
  it("whatever was answered, checking names fields and never values, and never breaks", () => {
    const anything = fc.dictionary(
      fc.constantFrom(...Object.keys(Repair.fields), "other"),
      fc.anything({ maxDepth: 2 }),
    );
    fc.assert(
      fc.property(anything, (answers) => {
        const safe = {
          ...answers,
          parts: Array.isArray(answers["parts"])
            ? answers["parts"].filter((row) => typeof row === "object" && row !== null)
            : answers["parts"],
        };
        for (const one of checkAnswers(Repair.fields, safe))
          assert.ok(one.field !== undefined && Object.keys(Repair.fields).includes(one.field.split("/")[0] ?? ""));
      }),
    );
  });
});
