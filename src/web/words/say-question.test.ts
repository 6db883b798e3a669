// Whatever the importer can ask has words on the screen: a reason or an option added in core and forgotten here is noticed.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { nearReasons } from "#core/register/near-thing.ts";
import type { Question } from "#core/register/planned.ts";
import { makeWords, speak } from "#ui/spoken.ts";
import { allEnglish } from "./all-english.ts";
import { sayOption, sayQuestion } from "./say-question.ts";

speak(makeWords("en", allEnglish));

const asked = (kind: Question["kind"], options: Question["options"], reason?: string) => ({
  kind,
  says: "?",
  options,
  ...(reason === undefined ? {} : { reason }),
});

describe("what the importer asks", () => {
  it("is said for every reason for which two may be one", () => {
    for (const [reason, says] of Object.entries(nearReasons))
      assert.equal(sayQuestion(asked("same", [], reason)), `${says} Is it one person?`);
  });

  it("is answered in words for every kind of question", () => {
    const said = (kind: Question["kind"], id: string) => sayOption(asked(kind, []), { id, label: "" });
    assert.equal(said("same", "same"), "The same person");
    assert.equal(said("same", "different"), "Two people");
    assert.equal(said("vanished", "keep"), "Keep it");
    assert.equal(said("vanished", "withdraw"), "Withdraw it: it was wrong");
    assert.equal(said("register", "same"), "The same: correct those rows");
    assert.equal(said("register", "other"), "Another one with the same numbers");
  });

  it("falls back to what core says", () => {
    assert.equal(sayOption(asked("same", []), { id: "perhaps", label: "Perhaps" }), "Perhaps");
  });
});
