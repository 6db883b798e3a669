// What a form does with answers before anything is saved, on the workshop's bicycles.
import assert from "node:assert/strict";
import { test } from "node:test";
import { problem } from "#core/problem.ts";
import { choice, date, group, number, required, text } from "#core/record/field.ts";
import { english } from "#web/words/english.ts";
import { fieldOf, inputId, withAnswer, wrongIn } from "./form-answers.ts";
import { makeWords, speak } from "./spoken.ts";

speak(makeWords("en", english));

const fields = {
  frame: required(text("Frame number")),
  kind: required(choice("Kind", { town: "Town", cargo: "Cargo" })),
  load: required(number("Most load", { least: 1, most: 300, when: { is: ["kind", "cargo"] } })),
  repairs: group("Repairs", { on: required(date("Day")), minutes: number("Minutes", { least: 0 }) }),
};

test("an answer changes its own row and leaves every other row the same object", () => {
  const before = { repairs: [{ id: "a", minutes: 1 }, { id: "b" }] };
  const after = withAnswer(before, "repairs/a/minutes", 5);
  assert.deepEqual(after, { repairs: [{ id: "a", minutes: 5 }, { id: "b" }] });
  assert.equal((after["repairs"] as unknown[])[1], before.repairs[1]);
});

test("what is missing is said at its question, in the words of its kind", () => {
  const wrong = wrongIn(fields, { kind: "cargo", repairs: [{ id: "a", minutes: "soon" }] });
  assert.deepEqual([...wrong.keys()], ["frame", "load", "repairs/a/on", "repairs/a/minutes"]);
  assert.equal(wrong.get("load"), "Please enter a number.");
  assert.equal(wrong.get("repairs/a/minutes"), "Enter digits only, such as 15.");
});

test("a question that is not asked is never wrong", () => {
  assert.deepEqual([...wrongIn(fields, { frame: "F1", kind: "town", load: 900 })], []);
});

test("what the server found wrong is shown at the question it names", () => {
  const wrong = wrongIn(fields, { frame: "F1", kind: "town" }, [
    problem("answer.choice", { field: "kind" }),
    problem("change.not-allowed"),
  ]);
  assert.deepEqual([...wrong], [["kind", "This is not one of the choices."]]);
});

test("an address leads to its question and to its input", () => {
  assert.equal(fieldOf(fields, "repairs/a/on")?.label, "Day");
  assert.equal(fieldOf(fields, "gone"), undefined);
  assert.equal(inputId("f", "repairs/a/on"), "f-repairs-a-on");
});
