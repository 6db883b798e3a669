// The keys of an organisation of invented people, all at once: its log is founded, everybody is admitted, the circles it uses are begun,
// everybody who belongs is let in, and a recovery pair is split and drilled. Only who holds everybody's secrets can do this, and so only for
// people who are invented.
// Promise: said in one post, all or nothing; an organisation that has a log already is left as it is.
import { isProblem } from "#core/problem.ts";
import type { Programme } from "#core/programme.ts";
import { type CirclePlace, wantedIn } from "#core/seal/circle.ts";
import type { Saying } from "#core/seal/key-log.ts";
import { type KeyState, noKeys } from "#core/seal/key-state.ts";
import { type SigningPair, signingPair } from "#core/seal/pair.ts";
import { publicOf } from "#core/seal/person-keys.ts";
import { type KeyPost, letIn, saidAlone, signEntries, tendCircles, waitingAt } from "#core/seal/tending.ts";
import type { Keys } from "../keeper.ts";
import type { KeyHolder } from "../key-holder.ts";
import { platform } from "../platform.ts";
import { drillOf, splitAmong } from "./recovery-office.ts";

export interface KeyOffice {
  readonly keys: Keys;
  readonly programme: Pick<Programme, "roles">;
  readonly tenant: string;
  /** Founds it; holds the root. */
  readonly administrator: KeyHolder;
  /** Everybody else, with their grants here; those `from elsewhere` are known by the keys they have there. */
  readonly others: readonly { readonly holder: KeyHolder; readonly isFromElsewhere?: boolean }[];
  /** The circles to begin, once everybody is admitted. */
  readonly places: (state: KeyState) => readonly CirclePlace[];
}

/** Everybody's keyring is read on. True where there was a log already. Throws where the keeper does not take it. */
export async function foundKeys(office: KeyOffice): Promise<boolean> {
  const { keys, tenant, administrator, others } = office;
  const holders = [administrator, ...others.map(({ holder }) => holder)];
  const page = await keys.page(administrator.person, tenant, 0);
  if (isProblem(page)) throw new Error(`no keys of an organisation: ${page.code}`);
  if (page.entries.length === 0) {
    const refused = await keys.post(await everything(office, holders));
    if (refused) throw new Error(`the keys of an organisation were refused: ${refused.code} ${refused.field ?? ""}`);
    return false;
  }
  for (const holder of holders) {
    const trouble = await holder.readOn([tenant]);
    if (trouble) throw new Error(`the keys of an organisation could not be read: ${trouble.code}`);
  }
  return true;
}

async function everything(
  { programme: { roles }, tenant, administrator, others, places }: KeyOffice,
  holders: readonly KeyHolder[],
): Promise<KeyPost> {
  const { on } = administrator;
  const { keys } = administrator.ring;
  const root = keys.root;
  if (!root) throw new TypeError("who founds an organisation holds the root");
  const tending = { platform, roles, root: root.publicKey, on };
  let whole: KeyPost = { tenant, entries: [], boxes: [], befores: [] };
  const say = async (post: KeyPost | undefined): Promise<void> => {
    if (!post) return;
    const { entries, boxes, befores } = post;
    whole = {
      tenant,
      entries: [...whole.entries, ...entries],
      boxes: [...whole.boxes, ...boxes],
      befores: [...whole.befores, ...befores],
    };
    for (const { ring, person } of holders) {
      const mine = boxes.filter((box) => box.person === person.id);
      const fault = await ring.take({ tenant, entries, boxes: mine, befores });
      if (fault) throw new Error(`a key log is not believed: ${fault.fault}`);
    }
  };
  const admitted = await signEntries(tending, noKeys(tenant), [
    {
      by: keys.person,
      signing: root,
      saying: { says: "founded", person: keys.person, keys: publicOf(keys) },
    },
    ...(await Promise.all(others.map((other) => admitting(administrator, tenant, other)))).flat(),
  ]);
  await say({ tenant, entries: admitted, boxes: [], befores: [] });
  const stateNow = (): KeyState => administrator.ring.stateOf(tenant);
  const colleagues = others.filter(({ isFromElsewhere }) => !isFromElsewhere).map(({ holder }) => holder);
  const split = await splitAmong(tending, stateNow(), [administrator, ...colleagues]);
  if (split) await say(await saidAlone(tending, stateNow(), keys, split.saying));
  const state = stateNow();
  const makers = Map.groupBy(places(state), (place) => wantedIn(state, place, on)[0]);
  for (const { ring, person } of holders) {
    const mine = makers.get(person.id) ?? [];
    await say(await tendCircles(tending, ring, tenant, mine));
    for (const waiting of waitingAt(tending, ring, tenant, mine))
      await say(await letIn(tending, ring, tenant, waiting));
  }
  if (split) await say(await drillOf(tending, stateNow(), split, whole));
  return whole;
}

interface ToSay {
  readonly by: string;
  readonly signing: SigningPair;
  readonly saying: Saying;
}

async function admitting(
  { ring: { keys } }: KeyHolder,
  tenant: string,
  { holder, isFromElsewhere = false }: KeyOffice["others"][number],
): Promise<readonly ToSay[]> {
  const { ring, person } = holder;
  const theirs = publicOf(ring.keys);
  const administrator = { by: keys.person, signing: keys.signing };
  const invitation = await signingPair(platform, platform.random(32));
  const comes: readonly ToSay[] = isFromElsewhere
    ? [{ ...administrator, saying: { says: "known", person: person.id, keys: theirs } }]
    : [
        { ...administrator, saying: { says: "invited", person: person.id, invitation: invitation.publicKey } },
        { by: person.id, signing: invitation, saying: { says: "joined", person: person.id, keys: theirs } },
      ];
  const granted = person.grants
    .filter((grant) => grant.tenant === tenant)
    .map(({ tenant: _, ...grant }): ToSay => ({ ...administrator, saying: { says: "granted", ...grant } }));
  return [...comes, ...granted];
}
