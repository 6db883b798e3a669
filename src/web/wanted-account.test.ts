// What one may sign in with: a name without spaces, and a password that is long.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { faultsOf, strengthOf } from "./wanted-account.ts";

const fine = { name: "fern.avocet", password: "four words that hold", again: "four words that hold" };

describe("an account that is wanted", () => {
  it("can be made with a name and a long password typed twice", () => {
    assert.deepEqual(faultsOf(fine), {});
    assert.deepEqual(faultsOf({ name: "ফার্ন", password: "অনেক লম্বা কথা", again: "অনেক লম্বা কথা" }), {});
  });

  it("may be called what its person is called, and not by one letter or a sign", () => {
    assert.deepEqual(faultsOf({ ...fine, name: "Fern Avocet" }), {});
    for (const name of ["", "ab", "@fern", "fern@avocet", "f".repeat(61)])
      assert.deepEqual(faultsOf({ ...fine, name }), { name: "shape" });
  });

  it("wants ten characters, as people count them, and no more than that", () => {
    assert.deepEqual(faultsOf({ ...fine, password: "nine.char", again: "nine.char" }), { password: "short" });
    assert.deepEqual(faultsOf({ ...fine, password: "ten.chars!", again: "ten.chars!" }), {});
    assert.deepEqual(faultsOf({ ...fine, password: "🌳".repeat(9), again: "🌳".repeat(9) }), { password: "short" });
    assert.equal(strengthOf("ten.chars!"), "enough");
    assert.equal(strengthOf("sixteen chars at"), "good");
  });

  it("is refused where the password is the name, or was not typed twice alike", () => {
    assert.deepEqual(faultsOf({ name: "fern.avocet", password: "Fern.Avocet", again: "Fern.Avocet" }), {
      password: "same-as-name",
    });
    assert.deepEqual(faultsOf({ ...fine, again: "four words that hald" }), { again: "differs" });
  });
});
