// Initials of names as people write them.
import assert from "node:assert/strict";
import { it } from "node:test";
import { initialsOf } from "./initials.ts";

it("says the first letter of each word, as people see letters, and nothing more", () => {
  assert.equal(initialsOf("Aurora  Exemplo"), "A. E.");
  assert.equal(initialsOf("aurora.exemplo"), "A. E.");
  assert.equal(initialsOf("ñandú élan"), "Ñ. É.");
  assert.equal(initialsOf("কৃষ্ণা উদাহরণ").split(" ").length, 2);
  assert.equal(initialsOf("Wren Plover-Example"), "W. P.");
  assert.equal(initialsOf(" "), "");
});
