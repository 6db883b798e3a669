// Nothing that is kept of people is kept without an end.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { typesOf } from "#core/programme.ts";
import { programme } from "./register.ts";
import { retention } from "./retention.ts";

describe("how long it is kept", () => {
  const types = typesOf(programme);

  it("is said of every kind of record that is sealed, once", () => {
    const named = retention.flatMap((one) => one.types);
    assert.deepEqual(
      types.filter((type) => !type.open && !named.includes(type.id)).map(({ id }) => id),
      [],
    );
    assert.equal(new Set(named).size, named.length);
    assert.deepEqual(
      named.filter((id) => !types.some((type) => type.id === id)),
      [],
    );
  });

  it("is some years, for a reason, and says so as plain data", () => {
    for (const { id, years, reason, countries = {} } of retention) {
      for (const each of [years, ...Object.values(countries)]) assert.ok(each >= 1 && each <= 20, id);
      assert.match(reason, /^[A-Z].{30,}\.$/, id);
    }
    assert.deepEqual(JSON.parse(JSON.stringify(retention)), retention);
  });
});
