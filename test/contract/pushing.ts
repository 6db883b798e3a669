// People who go on pushing whatever happens to the server and its database, and the account they keep of what was acknowledged.
import assert from "node:assert/strict";
import { setTimeout as wait } from "node:timers/promises";
import type { Envelope } from "#core/change/change.ts";
import { isProblem } from "#core/problem.ts";
import type { Keeper } from "#server/keeper.ts";
import { type RunningPostgres, startPostgres } from "#server/postgres.ts";
import { openStore, type Store } from "#server/store/database.ts";
import { ensureInstallation } from "#server/store/installation.ts";
import { migrate } from "#server/store/migrate.ts";
import { postgresKeeper } from "#server/store/postgres-keeper.ts";
import { Repair, workshop } from "../bicycles/workshop.ts";
import { NOW, northStands, olga, openWorkshops, say } from "./workshop.ts";

export interface OwnDatabase {
  readonly postgres: RunningPostgres;
  readonly store: Store;
  readonly keeper: Keeper;
}

/** A keeper on a PostgreSQL of its own in this folder, made at the first start. */
export async function startIn(dataFolder: string): Promise<OwnDatabase> {
  const postgres = await startPostgres({ dataFolder });
  await migrate(postgres.url);
  const store = await openStore(postgres.url);
  const installation = await ensureInstallation(store, { programme: workshop.id, demonstration: true, today: null });
  const keeper = postgresKeeper({ store, programme: workshop, installation, now: () => NOW });
  await openWorkshops(keeper);
  return { postgres, store, keeper };
}

type Push = (
  changes: readonly Envelope[],
) => Promise<readonly { readonly id: string | null; readonly accepted: boolean }[]>;

const sent = new Map<string, Envelope>();
export const acknowledged = new Set<string>();

/** Pushes `count` changes at a time, from several hands at once, until told to stop. */
export function keepPushing(push: Push, count = 3) {
  let isOver = false;
  let busy = 0;
  const hand = async (): Promise<void> => {
    while (!isOver) {
      const changes = Array.from({ length: count }, () =>
        say({ type: Repair, answers: { bicycle: "x".repeat(1_500) } }),
      );
      for (const change of changes) sent.set(change.head.id, change);
      const outcomes = await push(changes).catch(() => []);
      for (const { id, accepted } of outcomes) if (accepted && id) acknowledged.add(id);
      const isBusy = outcomes.length === 0 || outcomes.some(({ accepted }) => !accepted);
      if (isBusy) busy += 1;
      if (isBusy) await wait(20);
    }
  };
  const hands = [hand(), hand(), hand(), hand()];
  return {
    /** Waits until so many more were acknowledged and so many pushes came back without, or until it is over. */
    until: async ({ more = 0, busy: pushes = 0 }): Promise<void> => {
      const [size, start] = [acknowledged.size, busy];
      for (let tries = 0; !isOver && (acknowledged.size < size + more || busy < start + pushes); tries += 1) {
        assert.ok(tries < 2_000, "waited for a minute and a half");
        await wait(50);
      }
    },
    stop: async (): Promise<void> => {
      isOver = true;
      await Promise.all(hands);
    },
  };
}

/** Every acknowledged change is in the stream, once, under numbers without a gap; the rest goes in when it is sent again. */
export async function checkLog(keeper: Keeper): Promise<void> {
  const found: string[] = [];
  for (let after = 0, more = true; more; ) {
    const page = await keeper.pull(olga, northStands, after, 1000);
    assert.ok(!isProblem(page));
    found.push(...page.changes.map(({ envelope }) => envelope.head.id));
    assert.ok(page.changes.every(({ n }, index) => n === after + index + 1));
    ({ next: after, more } = page);
  }
  const there = new Set(found);
  assert.equal(there.size, found.length);
  assert.deepEqual(
    [...acknowledged].filter((id) => !there.has(id)),
    [],
  );
  const rest = [...sent.values()].filter(({ head }) => !acknowledged.has(head.id));
  for (let from = 0; from < rest.length; from += 500) {
    const outcomes = await keeper.push(olga, rest.slice(from, from + 500));
    assert.ok(outcomes.every(({ accepted }) => accepted));
  }
  for (const { head } of rest) acknowledged.add(head.id);
}
