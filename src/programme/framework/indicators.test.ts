// The framework used today is counted from what the domains keep anyway, and each code of the donor's is owed once.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { indicatorsOf } from "#core/programme.ts";
import { uuid } from "#test/bicycles/devices.ts";
import { figures, said } from "#test/saying.ts";
import { CapacityCheck } from "../alliance/capacity.ts";
import { programme } from "../register.ts";

const value = (code: string, ...facts: Parameters<typeof figures>[1][]) => figures(code, facts.flat())[0]?.value;
const check = (at: number, answers: object) =>
  said(CapacityCheck, uuid(at), { country: "BR", ledBy: "women", checkedOn: "2016-05-04", grown: "yes", ...answers });

describe("the donor's codes", () => {
  it("each stand on one indicator", () => {
    const owed = indicatorsOf(programme).flatMap(({ donorCodes = [] }) => donorCodes.map(({ code }) => code));
    assert.equal(owed.length, new Set(owed).size);
    const named = [1, 3, 15, 16, 17, 18, 19, 21, 22, 23, 24, 25, 26].map((at) => `SRH${String(at).padStart(3, "0")}`);
    assert.deepEqual([...owed].sort(), named);
  });
});

describe("an organisation that can speak up better", () => {
  it("is counted once, under who leads it, when a second look found that it can do more", () => {
    const organisation = uuid(50);
    const twice = [check(1, { organisation }), check(2, { organisation, checkedOn: "2016-11-04" })];
    assert.equal(value("SRH021", ...twice), 1);
    assert.equal(value("SRH022", ...twice), 0);
    assert.equal(value("SRH021", ...twice, check(3, { name: "Example group" })), 2);
    assert.equal(value("SRH026", check(4, { ledBy: "network" })), 1);
  });

  it("is not counted after the first look, nor where it can do no more", () => {
    assert.equal(value("SRH021", check(1, { grown: "first" }), check(2, { grown: "no" })), 0);
    assert.deepEqual(check(1, { grown: "first" }), []);
  });
});
