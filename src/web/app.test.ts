// What the screens ask of access: may this person do this to that kind, there?
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { programme } from "#programme/register.ts";
import { mayOf } from "./app.ts";

const where = { tenant: "t", stream: "s" };
const officer = { id: "o", grants: [{ person: "o", role: "partner-officer", ...where }] };

describe("may", () => {
  it("asks about the kind that is meant, also when the place is said by a record of another kind", () => {
    const may = mayOf(programme, officer, "2016-12-12");
    const day = { ...where, type: "training-day" };
    assert.ok(may("create", "training-day", day));
    assert.ok(!may("create", "attendance", day));
    assert.ok(!may("read", "participant", day));
  });
});
