import assert from "node:assert/strict";
import { it } from "node:test";
import { clubTypes, rideRegister } from "#test/bicycles/ride-register.ts";
import { unknownNames } from "./layout.ts";

it("a layout names only what its types and itself have", () => {
  assert.deepEqual(unknownNames(rideRegister, clubTypes), []);
  assert.deepEqual(unknownNames({ ...rideRegister, rowKey: ["colour"] }, clubTypes), ["colour"]);
});
