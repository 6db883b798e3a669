// The server of a play: the keeper, all that it took written into a journal beside it. So it can be killed and started again with all that was
// committed and nothing else, and be put back to what a backup holds, with another log id.
import type { Grant, Person } from "#core/access/role.ts";
import { programme } from "#programme/register.ts";
import type { Keeper } from "#server/keeper.ts";
import { type MemoryKeeper, memoryKeeper } from "#server/memory-keeper.ts";
import { type Asked, answersOf } from "#test/colleagues.ts";
import { ON } from "#test/keyed-office.ts";
import type { Dice } from "./dice.ts";

/** What was taken, so that it can be taken again. */
interface Taken {
  readonly at: number;
  readonly isOfKeys: boolean;
  readonly again: (keeper: Keeper) => Promise<unknown>;
}

export type Journal = readonly Taken[];

export interface Server {
  /** As its routes answer this person. `mostKept`: it dies after so many of what is pushed, and nobody hears of it. */
  readonly answer: (person: string, mostKept?: number) => Asked;
  /** For whoever administers it. */
  readonly office: Pick<Keeper, "admin" | "keys">;
  readonly grant: (person: string, grants: readonly Grant[]) => void;
  readonly grantsOf: (person: string) => readonly Grant[];
  /** Put back to what it was then, or to the last thing said of keys, whichever is later. */
  readonly restore: (to: number) => Promise<void>;
  readonly journal: () => Journal;
  readonly wasRestored: () => boolean;
  readonly keeper: () => MemoryKeeper;
}

export async function makeServer(dice: Dice, now: () => number, before: Journal = []): Promise<Server> {
  let keeper = newKeeper();
  let journal: Taken[] = [];
  let restored = false;
  const grants = new Map<string, readonly Grant[]>();

  function newKeeper(): MemoryKeeper {
    return memoryKeeper({ programme, demonstration: false, logId: dice.uuid(), today: ON, now });
  }

  async function take(taken: Taken): Promise<void> {
    await taken.again(keeper);
    journal.push(taken);
  }

  const note = (isOfKeys: boolean, again: Taken["again"]): void => void journal.push({ at: now(), isOfKeys, again });

  const keys: Keeper["keys"] = {
    page: (...asked) => keeper.keys.page(...asked),
    async post(post) {
      const refused = await keeper.keys.post(post);
      if (!refused) note(true, (one) => one.keys.post(post));
      return refused;
    },
  };

  const push =
    (mostKept: number): Keeper["push"] =>
    async (person, changes) => {
      const outcomes = await keeper.push(person, changes.slice(0, mostKept));
      const taken = changes.filter((_, at) => outcomes[at]?.accepted);
      if (taken.length > 0) note(false, (one) => one.push(person, taken));
      return outcomes;
    };

  const admin: Keeper["admin"] = {
    addTenant: (tenant) => said((one) => one.admin.addTenant(tenant)),
    addStream: (stream) => said((one) => one.admin.addStream(stream)),
    addPerson: (person) => said((one) => one.admin.addPerson(person)),
    admit: (person) => said((one) => one.admin.admit(person)),
    setRoot: (root) => said((one) => one.admin.setRoot(root)),
    staffOf: (tenants) => keeper.admin.staffOf(tenants),
  };

  async function said<T>(again: (keeper: Keeper) => Promise<T>): Promise<T> {
    note(true, again);
    return again(keeper);
  }

  for (const taken of before) await take(taken);
  return {
    answer(person, mostKept = Number.POSITIVE_INFINITY) {
      const who = (): Person => ({ id: person, grants: grants.get(person) ?? [] });
      const { files, checkpoints } = keeper;
      return answersOf(
        {
          hello: () => keeper.hello(),
          push: push(mostKept),
          pull: (...asked) => keeper.pull(...asked),
          keys,
          files,
          checkpoints,
        },
        who,
      );
    },
    office: { admin, keys },
    grant: (person, given) => void grants.set(person, given),
    grantsOf: (person) => grants.get(person) ?? [],
    async restore(to) {
      restored = true;
      const keysSaid = journal.findLastIndex(({ isOfKeys }) => isOfKeys);
      const kept = journal.filter(({ at }, index) => index <= keysSaid || at <= to);
      keeper = newKeeper();
      journal = [];
      for (const taken of kept) await take(taken);
    },
    journal: () => journal,
    wasRestored: () => restored,
    keeper: () => keeper,
  };
}
