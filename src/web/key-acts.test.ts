// What people do with keys: who may invite whom again, what of an invitation is sent, and that what may not be said is not.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isProblem } from "#core/problem.ts";
import { readInvitation } from "#core/seal/invitation.ts";
import type { Keyring } from "#core/seal/keyring.ts";
import { wayIn } from "#core/seal/person-keys.ts";
import type { KeyPost } from "#core/seal/tending.ts";
import { programme } from "#programme/register.ts";
import { platform } from "#server/platform.ts";
import { uuid } from "#test/bicycles/devices.ts";
import { keyOffice, ON } from "#test/key-office.ts";
import { makeKeyActs } from "./key-acts.ts";

const { roles } = programme;
const stream = uuid(0x77);
const elsewhere = uuid(0x78);

async function open() {
  const office = await keyOffice(roles, []);
  const sent: unknown[] = [];
  const read = async (ring: Keyring) => {
    await ring.take(office.pageFor(ring));
    return undefined;
  };
  const actsOf = (ring: Keyring) =>
    makeKeyActs({
      api: {
        post: async (_, body) => {
          sent.push(body);
          await office.post({ tenant: office.tenant, boxes: [], befores: [], ...(body as Pick<KeyPost, "entries">) });
          return {} as never;
        },
      },
      platform,
      roles,
      ring,
      tender: {
        read: () => read(ring),
        async say(_, make, send = (post) => office.post(post)) {
          const post = await make();
          if (post) await send(post);
          return read(ring);
        },
      },
      day: () => ON,
      newId: () => uuid(0x99),
    });
  const admit = async (role: string, where: string | null = stream) => {
    const keys = await office.newcomer();
    await office.admit(office.founder, keys, [{ role, stream: where }]);
    const ring = office.ringOf(keys);
    await read(ring);
    return { ring, id: keys.person, acts: actsOf(ring) };
  };
  const founder = office.ringOf(office.founder);
  await read(founder);
  return { office, sent, admit, founder, actsOf };
}

describe("who leads a team", () => {
  it("may invite its caseworkers again, and nobody who lets others in, leads elsewhere, or is led by somebody else", async () => {
    const { office, admit } = await open();
    const dale = await admit("caseworker");
    const other = await admit("caseworker", elsewhere);
    await admit("administrator", null);
    const clover = await admit("supervisor");
    const offered = clover.acts.readmittable([office.tenant]).map(({ person }) => person);
    assert.deepEqual(offered, [dale.id]);
    assert.ok(!offered.includes(other.id));
    assert.deepEqual(dale.acts.readmittable([office.tenant]), [], "a caseworker invites nobody");
  });

  it("makes a link whose secret is in nothing that is sent, and whose key the log then names", async () => {
    const { office, admit, sent } = await open();
    const dale = await admit("caseworker");
    const clover = await admit("supervisor");
    const made = await clover.acts.invite(office.tenant, dale.id);
    assert.ok(!isProblem(made));
    const link = readInvitation(made);
    assert.ok(link && link.root === office.tending.root);
    assert.ok(!JSON.stringify(sent).includes(made.split(".")[1] ?? ""));
    assert.ok(JSON.stringify(sent).includes(wayIn(link.secret).proof));
    assert.ok(office.state().invitations.has(dale.id));
  });
});

describe("what may not be said", () => {
  it("is not signed: nobody gives a role to themselves, and a caseworker gives none", async () => {
    const { office, admit, founder, actsOf } = await open();
    const dale = await admit("caseworker");
    const before = office.log().length;
    const toSelf = { says: "granted", person: founder.keys.person, role: "supervisor", stream } as const;
    const given = { says: "granted", person: office.founder.person, role: "supervisor", stream } as const;
    for (const trouble of [
      await actsOf(founder).say(office.tenant, [toSelf]),
      await dale.acts.say(office.tenant, [given]),
    ])
      assert.equal(trouble?.code, "keys.not-believed");
    assert.equal(office.log().length, before);
  });

  it("is no new organisation either, where the root is with somebody else", async () => {
    const { admit } = await open();
    const dale = await admit("administrator", null);
    assert.equal(dale.acts.holdsRoot, false);
    assert.equal(await dale.acts.found(uuid(0x55)), undefined);
  });
});
