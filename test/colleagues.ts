// Two colleagues at one partner, their devices and a keeper in memory, with a network that can be cut: for tests of what a device does.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import type { Grant, Person } from "#core/access/role.ts";
import type { Envelope } from "#core/change/change.ts";
import { problem } from "#core/problem.ts";
import { findType, type Programme } from "#core/programme.ts";
import { programme } from "#programme/register.ts";
import type { PushOutcome } from "#server/keeper.ts";
import { memoryKeeper } from "#server/memory-keeper.ts";
import type { Desk } from "#web/acts.ts";
import { type Api, AWAY } from "#web/api.ts";
import { restaterOf } from "#web/recount.ts";
import { makeStore } from "#web/store.ts";
import { makeSync } from "#web/sync.ts";

const NOON = Date.parse("2016-12-12T12:00:00Z");

export type Device = Awaited<ReturnType<typeof deviceOf>>;

export async function world() {
  const now = (): number => NOON;
  const keeper = memoryKeeper({ programme, demonstration: true, logId: randomUUID(), today: "2016-12-12", now });
  const where = { tenant: randomUUID(), stream: randomUUID() };
  await keeper.admin.addTenant({ id: where.tenant, name: "Example Partner", country: "BR", partner: true });
  await keeper.admin.addStream({ ...where, name: "Example team" });
  return { keeper, ana: await deviceOf(keeper, where, now), rui: await deviceOf(keeper, where, now) };
}

/** A colleague who may write down nearly everything, and their device. */
async function deviceOf(
  keeper: ReturnType<typeof memoryKeeper>,
  where: { readonly tenant: string; readonly stream: string },
  now: () => number,
) {
  const id = randomUUID();
  const roles = ["results-officer", "trainer", "partner-officer"];
  const grants = roles.map((role): Grant => ({ person: id, role, ...where }));
  await keeper.admin.addPerson({
    id,
    name: "Ana Exemplo",
    does: "Writes down",
    organisation: "Example Partner",
    country: "BR",
    grants,
  });
  const person = { id, grants };
  const network = {
    isCut: false,
    losesAnswers: false,
    saysNothing: false,
    chokesOn: (_changes: readonly Envelope[]): boolean => false,
    isBusyFor: (_change: Envelope): boolean => false,
  };
  const api: Pick<Api, "push" | "pull"> = {
    async push(changes) {
      if (network.isCut) return AWAY;
      if (network.saysNothing) return { outcomes: [] };
      if (network.chokesOn(changes)) return problem("door.bad-request");
      const outcomes = await pushUnlessBusy(keeper, person, structuredClone(changes), network.isBusyFor);
      return network.losesAnswers ? AWAY : { outcomes };
    },
    pull: async (stream, after, limit) =>
      network.isCut ? AWAY : structuredClone(await keeper.pull(person, stream, after, limit)),
  };
  return { ...openDevice({ programme, api, person, stream: where.stream, country: "BR", now }), where, network };
}

interface Opened {
  readonly programme: Programme;
  readonly api: Pick<Api, "push" | "pull">;
  readonly person: Person;
  readonly stream: string;
  readonly country: string;
  readonly now: () => number;
}

/** What the app opens for somebody who is signed in: a store, a desk to write at, and what sends and fetches; it waits for nothing. */
export function openDevice({ programme: of, api, person, stream, country, now }: Opened) {
  const store = makeStore(of, randomUUID(), now);
  const desk: Desk = { programme: of, store, person: person.id, newId: randomUUID, countryOf: () => country };
  const restate = restaterOf(desk, person, () => "2016-12-12");
  const waiting = { pause: async () => {}, onSignedOut: () => {} };
  const sync = makeSync({ api, store, streams: [stream], restate, now, ...waiting });
  return { store, desk, sync };
}

export function held({ store }: Pick<Device, "store">, id: string) {
  const found = store.find(id);
  assert.ok(found, "the record is on the device");
  return found;
}

export function typeOf(id: string) {
  const type = findType(programme, id);
  assert.ok(type, id);
  return type;
}

/** A keeper that had no room for some of them right now, and says so of each. */
export async function pushUnlessBusy(
  keeper: ReturnType<typeof memoryKeeper>,
  person: Person,
  changes: readonly Envelope[],
  isBusyFor: (change: Envelope) => boolean,
): Promise<readonly PushOutcome[]> {
  const kept = await keeper.push(
    person,
    changes.filter((change) => !isBusyFor(change)),
  );
  const byId = new Map(kept.map((outcome) => [outcome.id, outcome]));
  const busy = problem("door.busy");
  return changes.map(({ head: { id } }) => byId.get(id) ?? { id, accepted: false, problem: busy });
}
