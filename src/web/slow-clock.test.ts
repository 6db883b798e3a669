// A device whose clock is behind: what its person saw and corrected is corrected.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { programme } from "#programme/register.ts";
import { typeOf } from "#test/colleagues.ts";
import { create, type Desk, edit } from "./acts.ts";
import type { KeptChange } from "./api.ts";
import { makeStore, type Store } from "./store.ts";

const NOON = Date.parse("2016-12-12T12:00:00Z");
const HOUR = 3_600_000;
const where = { tenant: "00000000-0000-4000-8000-0000000000a1", stream: "00000000-0000-4000-8000-0000000000a2" };

function deskAt(now: number, person: string): Desk & { readonly store: Store } {
  const store = makeStore(programme, crypto.randomUUID(), () => now);
  return { programme, store, person, newId: () => crypto.randomUUID(), countryOf: () => "BR" };
}

/** What waits on one is accepted, and comes to the other. */
function comes(from: Desk, to: Desk): void {
  const kept = from.store.unsent().map(({ envelope }, at): KeptChange => ({ n: at + 1, revision: at + 1, envelope }));
  to.store.take(kept);
  from.store.take(kept);
}

function recordOn({ store }: Desk, id: string) {
  const held = store.find(id);
  assert.ok(held);
  return held;
}

describe("a clock an hour behind", () => {
  it("corrects what it has seen, and makes no conflict of it that nobody could ever settle", () => {
    const [ana, rui] = [deskAt(NOON, "ana"), deskAt(NOON - HOUR, "rui")];
    const id = create(ana, typeOf("committee"), where, { name: "As it was", kind: "youth", country: "BR" });
    comes(ana, rui);
    edit(rui, recordOn(rui, id), { name: "Corrected" });
    comes(rui, ana);
    for (const desk of [ana, rui]) {
      const { folded, answers } = recordOn(desk, id);
      assert.deepEqual([answers["name"], folded.fields.get("name")?.disputed], ["Corrected", []]);
    }
  });
});

describe("a clock that was set back while what was said waited", () => {
  it("goes on behind what is put back, so that the last thing said is the one that stands", () => {
    const before = deskAt(NOON, "ana");
    const id = create(before, typeOf("committee"), where, { name: "As it was", kind: "youth", country: "BR" });
    edit(before, recordOn(before, id), { name: "Corrected" });
    const after = deskAt(NOON - 48 * HOUR, "ana");
    after.store.putBack(before.store.unsent(), () => 0);
    edit(after, recordOn(after, id), { name: "Corrected again" });
    const { folded, answers } = recordOn(after, id);
    assert.deepEqual([answers["name"], folded.fields.get("name")?.disputed], ["Corrected again", []]);
    const stamps = after.store.unsent().map(({ envelope }) => envelope.head.stamp);
    assert.deepEqual(stamps, stamps.toSorted());
  });
});
