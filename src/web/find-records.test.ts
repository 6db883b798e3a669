// What is typed into a question that names another record: which lines it finds, in the scripts our people write.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, it } from "node:test";
import { findType } from "#core/programme.ts";
import { programme } from "#programme/register.ts";
import { create } from "./acts.ts";
import { findRecords } from "./find-records.ts";
import { makeStore } from "./store.ts";

describe("a record looked up for a question", () => {
  it("is found by its Bengali name, and not by another name with the same consonants", () => {
    const found = finder("মিনা নমুনা", "মানু নমুনা");
    assert.deepEqual([found("মিনা"), found("মীনা"), found("মান")], [["মিনা নমুনা"], ["মিনা নমুনা"], ["মানু নমুনা"]]);
    assert.deepEqual(found("মনা"), []);
  });

  it("is found by its number in whatever digits either was written", () => {
    const found = finder("Example ৭১", "Example 72");
    assert.deepEqual([found("71"), found("৭২"), found("७१")], [["Example ৭১"], ["Example 72"], ["Example ৭১"]]);
  });
});

function finder(...names: readonly string[]): (text: string) => readonly string[] {
  const store = makeStore(programme, randomUUID(), () => Date.UTC(2016, 11, 12));
  const desk = { programme, store, person: randomUUID(), newId: () => randomUUID(), countryOf: () => "BD" };
  const type = findType(programme, "participant");
  assert.ok(type);
  const where = { tenant: randomUUID(), stream: randomUUID() };
  for (const name of names) create(desk, type, where, { name });
  return (text) => findRecords(store, type.id, text).map(({ line }) => line);
}
