// What goes from a phone in the first moment, before anything is waited for: keys and who was here, of everybody or of one.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { newDisk } from "#test/colleagues.ts";
import { dropKeys } from "./evacuation.ts";
import { keepAccount, keepSealed, peopleHere } from "./kept-accounts.ts";

const [DALE, CLOVER] = ["6a000000-0000-4000-8000-000000000001", "6a000000-0000-4000-8000-000000000002"];

function phone() {
  const [local, ofTab] = [newDisk(), newDisk()];
  for (const person of [DALE, CLOVER]) {
    keepAccount(local, person, { name: person === DALE ? "dale.heron" : "clover", bundle: "b", ways: [] });
    keepSealed(local, person, "box");
    local.setItem(`tries ${person}`, "{}");
    local.setItem(`sheet ${person}`, "{}");
  }
  local.setItem("hello", "{}");
  local.setItem("register headings", "[]");
  for (const setting of ["banyan-language", "banyan-digits", "banyan-helplines", "others-use-this-phone"])
    local.setItem(setting, "x");
  ofTab.setItem("banyan guide", "x");
  return { local, ofTab };
}

const namesOn = (disk: Storage): readonly string[] =>
  Array.from({ length: disk.length }, (_, at) => disk.key(at) ?? "").sort();

describe("a phone in a hurry", () => {
  it("loses the keys of everybody, and keeps nothing but what says nothing of anybody", () => {
    const { local, ofTab } = phone();
    dropKeys(undefined, local, ofTab);
    assert.deepEqual(peopleHere(local), []);
    assert.deepEqual(namesOn(local), ["banyan-digits", "banyan-helplines", "banyan-language", "others-use-this-phone"]);
    assert.deepEqual(namesOn(ofTab), []);
  });

  it("loses those of one person, and leaves another's as they were", () => {
    const { local, ofTab } = phone();
    const before = namesOn(local).filter((name) => !name.includes(DALE));
    dropKeys(DALE, local, ofTab);
    assert.deepEqual(namesOn(local), before);
    assert.deepEqual(
      peopleHere(local).map(({ person }) => person),
      [CLOVER],
    );
  });
});
