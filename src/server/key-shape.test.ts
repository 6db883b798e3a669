// What may be posted of keys: everything a key log knows to say, and nothing beside it.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Compile } from "typebox/compile";
import type { Saying } from "#core/seal/key-log.ts";
import type { NamedPeople } from "#core/seal/key-state.ts";
import { newId } from "#test/contract/workshop.ts";
import { entriesShape } from "./key-shape.ts";

const shape = Compile(entriesShape);
const key = "k".repeat(43);
const keys = { signs: key, seals: key };
const hash = "0a".repeat(32);
const [person, stream] = [newId(), newId()];
const named: Required<NamedPeople> = { within: "team mechanic", people: [person], with: ["owner"], of: person };

/** With every member there may be: what is added to a saying and not here does not compile. */
const sayings: { readonly [says in Saying["says"]]: Required<Extract<Saying, { says: says }>> } = {
  founded: { says: "founded", person, keys },
  invited: { says: "invited", person, invitation: key },
  joined: { says: "joined", person, keys },
  known: { says: "known", person, keys },
  granted: { says: "granted", person, role: "data-officer", stream, fromOn: "2016-01-01", toOn: "2016-12-31" },
  ended: { says: "ended", person, role: "mechanic", stream },
  lost: { says: "lost", person, keys: 4 },
  "let-in": { says: "let-in", stream, circles: ["team mechanic+owner"], person, keys: 4 },
  epoch: { says: "epoch", stream, circle: `people ${"0a".repeat(16)}`, epoch: 1, commitment: key, seals: key, named },
  recovery: {
    says: "recovery",
    keys,
    threshold: 2,
    shares: [
      { person, commitment: hash, box: "b".repeat(108) },
      { person: null, commitment: hash, box: null },
    ],
  },
  drilled: { says: "drilled" },
};
const signed = (saying: object, more: object = {}): object => ({
  entry: { v: 1, tenant: newId(), n: 0, before: null, by: person, on: "2016-12-12", saying, ...more },
  signature: "s".repeat(86),
});
const isTaken = (...entries: readonly object[]): boolean => shape.Check(entries);

describe("the form of entries", () => {
  for (const [says, saying] of Object.entries(sayings))
    it(`takes ${says}, with nothing more and nothing less than it has`, () => {
      assert.ok(isTaken(signed(saying)));
      assert.ok(!isTaken(signed({ ...saying, more: 1 })));
      const optional = ["fromOn", "toOn", "named"];
      for (const member of Object.keys(saying).filter((name) => !optional.includes(name)))
        assert.ok(!isTaken(signed({ ...saying, [member]: undefined })), member);
    });

  it("takes what may be left out", () => {
    const { fromOn: _, toOn: __, ...good } = sayings.granted;
    const { named: ___, ...ofTeam } = sayings.epoch;
    const { with: ____, of: _____, ...plain } = named;
    for (const saying of [good, ofTeam, { ...ofTeam, named: plain }, { ...sayings.ended, stream: null }])
      assert.ok(isTaken(signed(saying)));
  });

  it("takes no entry of another version, no day there cannot be, and none that is not numbered", () => {
    assert.ok(isTaken(signed(sayings.drilled, { n: 7, before: hash })));
    for (const more of [
      { v: 2 },
      { on: "today" },
      { on: "2016-13-01" },
      { n: -1 },
      { n: 0.5 },
      { before: "" },
      { by: "" },
    ])
      assert.ok(!isTaken(signed(sayings.drilled, more)), JSON.stringify(more));
    assert.ok(!isTaken({ ...signed(sayings.drilled), signature: "" }));
  });
});
