// Somebody who acts with their own keys beside the app: at the command line, for a demonstration, in a test. What they push is sealed and
// signed as on any device, what they pull is checked and opened.
// Promise: their secrets stay in this process; the keeper is asked for nothing a device would not ask for.
import type { Person } from "#core/access/role.ts";
import type { Envelope } from "#core/change/change.ts";
import { isProblem, type Problem, problem } from "#core/problem.ts";
import { type AskedFor, findType, type Programme } from "#core/programme.ts";
import { circleOf } from "#core/seal/circle.ts";
import { openAll, sendSealed } from "#core/seal/door.ts";
import { type Keyring, makeKeyring } from "#core/seal/keyring.ts";
import { keysOf, type PersonSecrets } from "#core/seal/person-keys.ts";
import { tendCircles } from "#core/seal/tending.ts";
import { dayAt } from "./day.ts";
import type { Keeper, KeptChange, PulledChanges, PushOutcome } from "./keeper.ts";
import { platform } from "./platform.ts";

export interface KeyHolder {
  readonly person: Person;
  readonly ring: Keyring;
  /** The day it is, `YYYY-MM-DD`. */
  readonly on: string;
  /** Reads on in the key logs of these organisations; the problem where one is not handed out or not believed. */
  readonly readOn: (tenants: readonly string[]) => Promise<Problem | undefined>;
  /** Seals, signs and sends; circles of these changes that nobody has begun, or that somebody has left, are put right first. */
  readonly push: (changes: readonly Envelope[]) => Promise<readonly PushOutcome[]>;
  readonly pull: (stream: string, after: number, limit: number, only?: AskedFor) => Promise<OpenedChanges | Problem>;
}

export interface OpenedChanges extends Omit<PulledChanges, "wraps"> {
  /** What stays shut: nobody has let this person in, or it is not what its author signed. */
  readonly shut: readonly { readonly kept: KeptChange; readonly fault: string }[];
}

export interface Holding {
  readonly keeper: Pick<Keeper, "hello" | "push" | "pull" | "keys">;
  readonly programme: Programme;
  readonly person: Person;
  readonly secrets: PersonSecrets;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export async function keyHolderOf({ keeper, programme, person, secrets, now }: Holding): Promise<KeyHolder> {
  const { roles } = programme;
  const keys = await keysOf(platform, person.id, secrets);
  const ring = makeKeyring({ platform, roles, findType: (id) => findType(programme, id), keys });
  const on = dayAt((await keeper.hello()).today, now);

  async function readOn(tenants: readonly string[]): Promise<Problem | undefined> {
    for (const tenant of tenants) {
      const page = await keeper.keys.page(person, tenant, ring.stateOf(tenant).next);
      if (isProblem(page)) return page;
      if (await ring.take(page)) return problem("keys.not-believed");
    }
    return undefined;
  }

  /** Reads on, and puts the circles of these changes right: of two who do so at once the second reads on and finds it done. */
  async function tend(changes: readonly Envelope[]): Promise<Problem | undefined> {
    for (const [tenant, some] of Map.groupBy(changes, ({ head }) => head.tenant)) {
      const trouble = await readOn([tenant]);
      if (trouble) return trouble;
      const post = await tendCircles(
        { platform, roles, root: keys.trusts, on },
        ring,
        tenant,
        sealedPlaces(programme, some),
      );
      const refused = post && (await keeper.keys.post(post));
      if (refused && refused.code !== "keys.behind") return refused;
      const after = post && (await readOn([tenant]));
      if (after) return after;
    }
    return undefined;
  }

  return {
    person,
    ring,
    on,
    readOn,
    async push(changes) {
      const send = (sealed: readonly Envelope[]) => keeper.push(person, sealed);
      const answers = (await tend(changes)) ?? (await sendSealed(ring, changes, { send, readOn }));
      const refused = (change: Envelope, found: Problem): PushOutcome => ({
        id: change.head.id,
        accepted: false,
        problem: found,
      });
      return changes.map((change, at) =>
        isProblem(answers) ? refused(change, answers) : (answers[at] ?? refused(change, problem("keys.not-let-in"))),
      );
    },
    async pull(stream, after, limit, only) {
      const page = await keeper.pull(person, stream, after, limit, only);
      if (isProblem(page)) return page;
      const { changes, wraps = [], ...rest } = page;
      const tenants = new Set(changes.map(({ envelope }) => envelope.head.tenant));
      const trouble = await readOn([...tenants]);
      if (trouble) return trouble;
      const { opened, shut } = await openAll(ring, changes, wraps);
      return { ...rest, changes: opened, shut };
    },
  };
}

/** Where these changes are sealed to: each circle once. */
export function sealedPlaces(
  programme: Programme,
  changes: readonly Envelope[],
): readonly { readonly stream: string; readonly circle: string }[] {
  const places = new Map<string, { readonly stream: string; readonly circle: string }>();
  for (const { head, body } of changes) {
    const type = body === "" ? undefined : findType(programme, head.type);
    const circle = type && (head.circle === "team" ? circleOf(programme.roles, type) : head.circle);
    if (circle) places.set(`${head.stream} ${circle}`, { stream: head.stream, circle });
  }
  return [...places.values()];
}
