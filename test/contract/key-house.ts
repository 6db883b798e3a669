// A workshop with keys whose server is a keeper: who founded it, who joined, and what each says, seals and reads there.
import assert from "node:assert/strict";
import { ADMINISTRATOR, type Grant, type Person, type Role } from "#core/access/role.ts";
import { isProblem, type Problem } from "#core/problem.ts";
import type { Programme } from "#core/programme.ts";
import { type CirclePlace, circleOf, newCircle } from "#core/seal/circle.ts";
import { entryText, type KeyEntry, nextEntry, type Saying, type SignedEntry } from "#core/seal/key-log.ts";
import type { NamedPeople } from "#core/seal/key-state.ts";
import type { Keyring, SealedChange } from "#core/seal/keyring.ts";
import { type SigningPair, signingPair, signText } from "#core/seal/pair.ts";
import { type PersonKeys, publicOf } from "#core/seal/person-keys.ts";
import { type KeyPost, letIn, sayNamed, tendCircles, waitingAt } from "#core/seal/tending.ts";
import type { Keeper } from "#server/keeper.ts";
import { platform } from "#server/platform.ts";
import { Repair, Ride, RideDay, Rider, workshop, workshopRoles } from "../bicycles/workshop.ts";
import { keyOffice, ON } from "../key-office.ts";
import { newId, sayPlain } from "./workshop.ts";

const more: readonly Role[] = [
  { id: ADMINISTRATOR, label: "Administrator", reason: "lets others in", may: { membership: ["admit"] } },
  { id: "inspector", label: "Inspector", reason: "comes for a time", visiting: true, may: { repair: ["read"] } },
  { id: "releaser", label: "Releaser", reason: "publishes", may: { cut: ["release"] } },
];
export const keyed: Programme = { ...workshop, roles: [...workshopRoles, ...more] };
export const REPAIRS = circleOf(keyed.roles, Repair);
const types = [Repair, Ride, RideDay, Rider];

export type House = Awaited<ReturnType<typeof openHouse>>;
export const codeOf = (found: unknown): string | undefined => (isProblem(found) ? found.code : undefined);

/** `beside` is another workshop at the same keeper, under the same root. */
export async function openHouse(keeper: Keeper, beside?: { readonly root: SigningPair }, partner = true) {
  const office = await keyOffice(keyed.roles, types, beside?.root);
  const { tenant, tending, founder } = office;
  const stream = newId();
  const place: CirclePlace = { stream, circle: REPAIRS };
  const { admin, keys } = keeper;
  await admin.setRoot(tending.root);
  await admin.addTenant({ id: tenant, name: "West", country: null, partner });
  await admin.addStream({ tenant, stream, name: "Stands" });

  const enter = (person: string): Promise<boolean> =>
    admin.admit({ id: person, name: "Somebody", does: "Rides", organisation: "West", country: null, grants: [] });
  const empty = { tenant, boxes: [], befores: [] };

  /** As the next request of this person finds them. */
  async function personOf({ person }: PersonKeys): Promise<Person> {
    const [at] = await admin.staffOf([tenant]);
    const grants = at?.people.find(({ id }) => id === person)?.grants ?? [];
    return { id: person, grants: grants.map((grant) => ({ ...grant, person, tenant })) };
  }

  async function sync(ring: Keyring): Promise<void> {
    const page = await keys.page(await personOf(ring.keys), tenant, ring.stateOf(tenant).next);
    assert.ok(!isProblem(page), "whoever belongs here reads its keys");
    assert.equal(await ring.take(page), undefined);
  }

  const boss = office.ringOf(founder);

  const signedBy = async (signing: SigningPair, entry: KeyEntry): Promise<SignedEntry> => ({
    entry,
    signature: await signText(platform, signing, entryText(entry)),
  });

  async function sign(by: string, signing: SigningPair, saying: Saying, more: Partial<KeyEntry> = {}) {
    await sync(boss);
    return signedBy(signing, { ...nextEntry(boss.stateOf(tenant), by, ON, saying), ...more });
  }

  const post = (...entries: readonly SignedEntry[]): Promise<Problem | undefined> => keys.post({ ...empty, entries });

  async function say({ person, signing }: PersonKeys, saying: Saying): Promise<Problem | undefined> {
    return post(await sign(person, signing, saying));
  }

  async function give(joins: PersonKeys, grant: Omit<Grant, "person" | "tenant">): Promise<Problem | undefined> {
    return say(founder, { says: "granted", person: joins.person, ...grant });
  }

  /** Somebody new, who has taken their invitation. */
  async function join(...grants: readonly Omit<Grant, "person" | "tenant">[]): Promise<Keyring> {
    const joins = await office.newcomer();
    const { person } = joins;
    await enter(person);
    const invitation = await signingPair(platform, platform.random(32));
    const invited = await say(founder, { says: "invited", person, invitation: invitation.publicKey });
    const joined = await post(await sign(person, invitation, { says: "joined", person, keys: publicOf(joins) }));
    assert.deepEqual([invited, joined], [undefined, undefined]);
    for (const grant of grants) assert.equal(await give(joins, grant), undefined);
    return office.ringOf(joins);
  }

  function postOf(ring: Keyring): Promise<KeyPost | undefined> {
    return tendCircles(tending, ring, tenant, [place]);
  }

  /** New secrets where they are wanted. */
  async function tend(ring: Keyring): Promise<void> {
    await sync(ring);
    const made = await postOf(ring);
    assert.ok(made, "there was something to tend");
    assert.equal(await keys.post(made), undefined);
    await sync(ring);
  }

  async function admit(ring: Keyring): Promise<void> {
    await sync(ring);
    for (const one of waitingAt(tending, ring, tenant, [place])) {
      const made = await letIn(tending, ring, tenant, one);
      assert.equal(made && (await keys.post(made)), undefined);
      await sync(ring);
    }
  }

  async function seal(
    ring: Keyring,
    record: string = newId(),
    act: "create" | "edit" | "circle" = "create",
    circle = "team",
  ): Promise<SealedChange> {
    const by = await personOf(ring.keys);
    const answers = act === "circle" ? {} : { bicycle: "Canary" };
    const plain = sayPlain({ type: Repair, record, act, by, answers, head: { tenant, stream, circle } });
    const sealed = await ring.seal(plain);
    assert.ok(!("fault" in sealed), "it was sealed");
    return sealed;
  }

  /** People by name, as one of them says; what else is said of them stands in `more`. */
  async function name(
    ring: Keyring,
    people: readonly Keyring[],
    circle = newCircle(platform),
    more: Partial<NamedPeople> = {},
  ) {
    await sync(ring);
    const named = { within: REPAIRS, people: people.map(({ keys: { person } }) => person), ...more };
    const made = await sayNamed(tending, ring, tenant, { stream, circle }, named);
    assert.equal(made && (await keys.post(made)), undefined);
    for (const one of new Set([ring, ...people])) await sync(one);
    return circle;
  }

  /** What became of each change: its code, or its numbers. */
  async function push(ring: Keyring, ...changes: readonly object[]): Promise<readonly unknown[]> {
    const outcomes = await keeper.push(await personOf(ring.keys), changes);
    return outcomes.map((one) => (one.accepted ? [one.n, one.revision] : one.problem.code));
  }

  async function pull(ring: Keyring, after = 0) {
    const page = await keeper.pull(await personOf(ring.keys), stream, after, 100);
    assert.ok(!isProblem(page));
    return page;
  }

  await enter(founder.person);
  const [founded] = office.log();
  assert.ok(founded);
  const whole = {
    ...office,
    stream,
    place,
    boss,
    founded,
    personOf,
    enter,
    sync,
    sign,
    signedBy,
    post,
    say,
    give,
    join,
  };
  return { ...whole, postOf, tend, admit, seal, name, push, pull };
}

/** Two mechanics who share a key, and their founder. */
export async function openStand(keeper: Keeper, beside?: { readonly root: SigningPair }) {
  const house = await openHouse(keeper, beside);
  assert.equal(await house.post(house.founded), undefined);
  const mechanic = { role: "mechanic", stream: house.stream };
  const [milo, mona] = [await house.join(mechanic), await house.join(mechanic)];
  await house.tend(milo);
  await house.admit(milo);
  await house.sync(mona);
  const end = (ring: Keyring): Promise<Problem | undefined> =>
    house.say(house.founder, { says: "ended", person: ring.keys.person, ...mechanic });
  return { ...house, mechanic, milo, mona, end };
}
