// What passes a door: sealed on the way out, opened on the way in, and what stays shut is told.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { deviceId, uuid } from "#test/bicycles/devices.ts";
import { Repair, Ride, RideDay, Rider, workshopRoles } from "#test/bicycles/workshop.ts";
import { keyOffice, ON } from "#test/key-office.ts";
import type { Role } from "../access/role.ts";
import { type Envelope, sayChange } from "../change/change.ts";
import { nodeOf, stampOf } from "../change/clock.ts";
import { isProblem, problem } from "../problem.ts";
import { openAll, sendSealed } from "./door.ts";
import type { Keyring, SealedChange, Wrap } from "./keyring.ts";
import { circlesOf, letIn, tendCircles, waitingAt } from "./tending.ts";

const roles: readonly Role[] = [
  ...workshopRoles,
  { id: "administrator", label: "Administrator", reason: "Lets others in.", may: { membership: ["admit"] } },
];
const types = [Repair, Ride, RideDay, Rider];
const stream = uuid(0x77);
const places = circlesOf(roles, types).map((circle) => ({ stream, circle }));

/** Two mechanics, the second let in by the first, and a third whom nobody has let in. */
async function stand() {
  const office = await keyOffice(roles, types);
  const rings = [];
  for (let at = 0; at < 3; at += 1) {
    const keys = await office.newcomer();
    await office.admit(office.founder, keys, [{ role: "mechanic", stream }]);
    rings.push(office.ringOf(keys));
  }
  const [milo, mona, nina] = rings as [Keyring, Keyring, Keyring];
  const sync = (ring: Keyring) => ring.take(office.pageFor(ring));
  await sync(milo);
  await office.post(await tendCircles(office.tending, milo, office.tenant, places));
  await sync(milo);
  const waits = waitingAt({ on: ON }, milo, office.tenant, places).find(({ person }) => person === mona.keys.person);
  assert.ok(waits);
  await office.post(await letIn(office.tending, milo, office.tenant, waits));
  for (const ring of rings) await sync(ring);
  return { office, milo, mona, nina, sync };
}

let said = 0;
function repair(tenant: string, by: Keyring, record: string): Envelope {
  said += 1;
  const device = deviceId(said);
  const stamp = stampOf({ millis: Date.UTC(2016, 11, 12) + said, count: 0, node: nodeOf(device) });
  const place = { id: uuid(0x9000 + said), tenant, stream, record, type: "repair", act: "create" as const };
  const draft = { ...place, author: by.keys.person, device, stamp, saidAt: null, schema: 1, circle: "team" };
  const part = { set: { bicycle: "Red" }, seen: {} };
  return sayChange({ ...draft, generation: 0 }, { set: {}, seen: {} }, part, null);
}

/** A server that keeps what it is sent; `answer` may say something else of a change. */
function keeping(answer: (change: SealedChange) => "change.epoch-over" | undefined = () => undefined) {
  const kept: SealedChange[] = [];
  const send = async (changes: readonly SealedChange[]) =>
    changes.map((change) => {
      const code = answer(change);
      if (code === undefined) kept.push(change);
      return code === undefined ? { accepted: true } : { accepted: false, problem: problem(code) };
    });
  const wraps = (): readonly Wrap[] => kept.flatMap(({ wrap }) => wrap ?? []);
  return { kept, send, wraps, page: () => kept.map(({ wrap: _, ...envelope }) => ({ envelope })) };
}

describe("the door", () => {
  it("lets out only what is sealed and signed, and a colleague's lets the same in", async () => {
    const { office, milo, mona } = await stand();
    const plain = [repair(office.tenant, milo, uuid(1)), repair(office.tenant, milo, uuid(1))];
    const server = keeping();
    const answers = await sendSealed(milo, plain, { send: server.send, readOn: async () => undefined });
    assert.deepEqual(answers, [{ accepted: true }, { accepted: true }]);
    assert.ok(server.kept.every(({ head, signature, wrap }) => head.codec === 1 && signature !== null && wrap));
    const { opened, shut } = await openAll(mona, server.page(), server.wraps());
    assert.deepEqual(shut, []);
    assert.deepEqual(
      opened.map(({ envelope }) => envelope.body),
      plain.map(({ body }) => body),
    );
  });

  it("keeps back what this person cannot seal yet, and tells what stays shut", async () => {
    const { office, milo, nina } = await stand();
    const server = keeping();
    const readOn = async () => undefined;
    assert.deepEqual(await sendSealed(nina, [repair(office.tenant, nina, uuid(2))], { send: server.send, readOn }), [
      undefined,
    ]);
    await sendSealed(milo, [repair(office.tenant, milo, uuid(3))], { send: server.send, readOn });
    const { opened, shut } = await openAll(nina, server.page(), server.wraps());
    assert.deepEqual([opened, shut.map(({ fault }) => fault)], [[], ["no-key"]]);
  });

  it("seals anew, once, what was sealed under an epoch that is over", async () => {
    const { office, milo, mona, sync } = await stand();
    const record = uuid(4);
    const change = repair(office.tenant, milo, record);
    const { founder } = office;
    const ended = { says: "ended", person: mona.keys.person, role: "mechanic", stream } as const;
    let epoch = 1;
    const server = keeping(({ wrap }) => (wrap?.epoch === epoch ? undefined : "change.epoch-over"));
    // Somebody leaves between the sealing and the sending.
    await milo.seal(change);
    await office.say(founder.person, founder.signing, ended);
    await sync(milo);
    await office.post(await tendCircles(office.tending, milo, office.tenant, places));
    epoch = 2;
    const readOn = async () => void (await sync(milo));
    assert.deepEqual(await sendSealed(milo, [change], { send: server.send, readOn }), [{ accepted: true }]);
    assert.deepEqual(
      server.kept.map(({ wrap }) => wrap?.epoch),
      [2],
    );
    // Where reading on does not help, the refusal is the answer, and nothing is asked for ever.
    epoch = 3;
    const [answer] = (await sendSealed(milo, [repair(office.tenant, milo, record)], {
      send: server.send,
      readOn,
    })) as readonly { readonly problem?: unknown }[];
    assert.deepEqual(answer?.problem, problem("change.epoch-over"));
  });

  it("answers with the problem where nobody was reached", async () => {
    const { office, milo } = await stand();
    const away = problem("door.busy");
    const beyond = { send: async () => away, readOn: async () => undefined };
    const answer = await sendSealed(milo, [repair(office.tenant, milo, uuid(5))], beyond);
    assert.ok(isProblem(answer));
    assert.deepEqual(answer, away);
  });
});
