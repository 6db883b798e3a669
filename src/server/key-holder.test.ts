// Somebody who acts with their keys beside the app: what they push is sealed, what they pull is opened, and who lies is found out.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, it } from "node:test";
import { ADMINISTRATOR, type Person, type Role } from "#core/access/role.ts";
import { isProblem } from "#core/problem.ts";
import type { Programme } from "#core/programme.ts";
import { demonstrationSecrets } from "#core/seal/demonstration.ts";
import { Repair, workshop } from "#test/bicycles/workshop.ts";
import {
  milo,
  NOW,
  newId,
  north,
  northRides,
  northStands,
  olga,
  openWorkshops,
  sayPlain,
  south,
  southStands,
} from "#test/contract/workshop.ts";
import { letEverybodyIn } from "#test/everybody-in.ts";
import { foundKeys } from "./demonstration/key-office.ts";
import type { Keeper } from "./keeper.ts";
import { type KeyHolder, keyHolderOf } from "./key-holder.ts";
import { memoryKeeper } from "./memory-keeper.ts";
import { platform } from "./platform.ts";

const administrator: Role = { id: ADMINISTRATOR, label: "A", reason: "lets in", may: { membership: ["admit"] } };
const programme: Programme = { ...workshop, roles: [...workshop.roles, administrator] };

async function open(people: readonly Person[]) {
  const options = { programme, demonstration: true, logId: randomUUID(), today: "2016-12-12", now: () => NOW };
  const keeper = memoryKeeper(options);
  await openWorkshops(keeper);
  const invented = { tenant: north, streams: [northStands, northRides], people, now: NOW };
  return { keeper, holders: await letEverybodyIn(keeper, programme, invented) };
}

async function as(keeper: Keeper, person: Person, trusts?: string): Promise<KeyHolder> {
  const own = await demonstrationSecrets(platform, person.id);
  const secrets = trusts === undefined ? own : { ...own, trusts };
  return keyHolderOf({ keeper, programme, person, secrets, now: NOW });
}

const repair = (by: Person) => sayPlain({ type: Repair, by, answers: { bicycle: "Canary Yellow" } });

describe("somebody with keys", () => {
  it("pushes what nobody reads who holds it, and colleagues who were let in read it", async () => {
    const { keeper, holders } = await open([olga, milo]);
    const said = repair(milo);
    const [outcome] = (await holders.get(milo.id)?.push([said])) ?? [];
    assert.equal(outcome?.accepted, true);
    const page = await keeper.pull(olga, northStands, 0, 10);
    assert.ok(!isProblem(page) && page.changes.length === 1 && !JSON.stringify(page).includes("Canary"));
    const opened = await (await as(keeper, olga)).pull(northStands, 0, 10);
    assert.ok(!isProblem(opened));
    assert.deepEqual([opened.changes[0]?.envelope.body, opened.shut], [said.body, []]);
  });

  it("begins the circle of what they say where nobody has, and no other; a colleague waits to be let in", async () => {
    const { keeper } = await open([]);
    const [boss, first, second] = [{ ...olga, id: newId() }, olga, milo];
    const grants = [{ person: boss.id, role: ADMINISTRATOR, tenant: south, stream: null }];
    const here = (person: Person, role: string): Person => ({
      ...person,
      grants: [{ person: person.id, role, tenant: south, stream: null }],
    });
    const told = { name: "Somebody", does: "Rides", organisation: "Workshop", country: null };
    const people = [{ ...boss, grants }, here(first, "owner"), here(second, "mechanic")];
    for (const person of people) await keeper.admin.addPerson({ ...person, ...told });
    const [administrator, ...others] = await Promise.all(people.map((person) => as(keeper, person)));
    assert.ok(administrator);
    const founding = { keys: keeper.keys, programme, tenant: south, administrator };
    await foundKeys({ ...founding, others: others.map((holder) => ({ holder })), places: () => [] });
    const [owner, mechanic] = others as [KeyHolder, KeyHolder];
    const said = (by: Person) =>
      sayPlain({ type: Repair, by, answers: { bicycle: "Red" }, head: { tenant: south, stream: southStands } });
    assert.equal((await owner.push([said(first)]))[0]?.accepted, true);
    assert.equal(owner.ring.stateOf(south).epochs.size, 1);
    const [outcome] = await mechanic.push([said(second)]);
    assert.equal(outcome?.accepted === false && outcome.problem.code, "keys.not-let-in");
    const page = await mechanic.pull(southStands, 0, 10);
    assert.deepEqual(!isProblem(page) && page.shut.map(({ fault }) => fault), ["no-key"]);
  });

  it("believes no keys that the root does not stand behind, and reads nobody's of another organisation", async () => {
    const { keeper } = await open([olga, milo]);
    const stranger = await as(keeper, olga, (await demonstrationSecrets(platform, "")).signs);
    assert.equal((await stranger.readOn([north]))?.code, "keys.not-believed");
    assert.equal((await stranger.push([repair(olga)]))[0]?.accepted, false);
    assert.equal((await (await as(keeper, milo)).readOn([newId()]))?.code, "door.not-found");
  });

  it("is shown nothing that a colleague did not sign", async () => {
    const { keeper, holders } = await open([olga, milo]);
    await holders.get(milo.id)?.push([repair(milo), repair(milo)]);
    const lying: Keeper = {
      ...keeper,
      async pull(...asked) {
        const page = await keeper.pull(...asked);
        if (isProblem(page)) return page;
        const [first, second] = page.changes;
        assert.ok(first && second);
        const moved = { ...first, envelope: { ...first.envelope, body: second.envelope.body } };
        return { ...page, changes: [moved, second] };
      },
    };
    const page = await (await as(lying, olga)).pull(northStands, 0, 10);
    assert.ok(!isProblem(page));
    assert.deepEqual([page.changes.length, page.shut.map(({ fault }) => fault)], [1, ["not-signed"]]);
  });
});
