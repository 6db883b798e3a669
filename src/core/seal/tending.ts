// What keeps circles right: the first secrets of one that has none, new ones where somebody could open it who has left, and who waits to be
// let in. Pure but for the platform: what is to be said comes out, signed, and is sent by whoever asked.
// Promise: secrets are sealed to those who are in by the signed log, and to nobody else, whatever the server says.

import type { Role } from "../access/role.ts";
import type { RecordType } from "../record/type.ts";
import { SECRET_BYTES } from "./box.ts";
import { canonicalText, hashText } from "./bytes.ts";
import { type CirclePlace, circleOf, isIn, isStale, isWanted, meantFor, namedPlaces } from "./circle.ts";
import { epochKeys, sealBefore, sealEpoch } from "./epoch.ts";
import { entryText, isKeyLogFault, nextEntry, readKeyLog, type Saying, type SignedEntry } from "./key-log.ts";
import { epochsOf, type KeyState, type NamedPeople } from "./key-state.ts";
import type { EpochBox, Keyring } from "./keyring.ts";
import { type SigningPair, signText } from "./pair.ts";
import type { PersonKeys, PublicKeys } from "./person-keys.ts";
import type { Platform } from "./platform.ts";

/** Said together or not at all: entries of a log, and the secrets that go with them. */
export interface KeyPost {
  readonly tenant: string;
  readonly entries: readonly SignedEntry[];
  readonly boxes: readonly (EpochBox & { readonly person: string })[];
  readonly befores: readonly EpochBox[];
}

/** Somebody who belongs to circles and cannot open them yet: nobody has made sure whose keys these are. */
export interface Waiting {
  readonly person: string;
  readonly places: readonly CirclePlace[];
  /** Twenty digits that both read to each other by telephone. */
  readonly number: string;
}

export interface Tending {
  readonly platform: Platform;
  readonly roles: readonly Role[];
  readonly root: string;
  /** The day it is. */
  readonly on: string;
}

/** Entries signed one after the other, as the log goes on with each. `signing` signs what it may; a wrong one shows when they are read. */
export async function signEntries(
  { platform, roles, root, on }: Tending,
  from: KeyState,
  sayings: readonly { readonly by: string; readonly signing: SigningPair; readonly saying: Saying }[],
): Promise<readonly SignedEntry[]> {
  const entries: SignedEntry[] = [];
  let state = from;
  for (const { by, signing, saying } of sayings) {
    const entry = nextEntry(state, by, on, saying);
    const signed = { entry, signature: await signText(platform, signing, entryText(entry)) };
    const read = await readKeyLog({ subtle: platform.subtle }, roles, root, state, [signed]);
    if (isKeyLogFault(read)) {
      const { fault } = read;
      throw new TypeError(`an entry of a key log may not be said: ${saying.says} ${fault}`, { cause: fault });
    }
    entries.push(signed);
    state = read;
  }
  return entries;
}

/** One thing said, and no secrets with it. */
export async function saidAlone(
  tending: Tending,
  state: KeyState,
  { person, signing }: Pick<PersonKeys, "person" | "signing">,
  saying: Saying,
): Promise<KeyPost> {
  const entries = await signEntries(tending, state, [{ by: person, signing, saying }]);
  return { tenant: state.tenant, entries, boxes: [], befores: [] };
}

/** The circles of a programme's kinds of record that have anything to seal. */
export function circlesOf(roles: readonly Role[], types: readonly RecordType[]): readonly string[] {
  const seals = (type: RecordType): boolean =>
    !type.open ||
    Object.values(type.fields).some(
      (field) => field.sealed || Object.values(field.fields ?? {}).some((cell) => cell.sealed),
    );
  return [...new Set(types.filter(seals).map((type) => circleOf(roles, type)))].sort();
}

/**
 * First secrets for circles of this person's that have none, and new ones for those that somebody has left, circles of people by name among
 * them; nothing where all is well.
 */
export async function tendCircles(
  tending: Tending,
  ring: Keyring,
  tenant: string,
  places: readonly CirclePlace[],
): Promise<KeyPost | undefined> {
  const { keys, stateOf, secretOf } = ring;
  const { on } = tending;
  const state = stateOf(tenant);
  const made: MadeEpoch[] = [];
  for (const place of [...places, ...namedPlaces(state, keys.person)]) {
    const last = epochsOf(state, place.stream, place.circle).at(-1);
    const isMine = last
      ? secretOf(tenant, place.stream, place.circle, last.epoch) &&
        isStale(state, place, on) &&
        isIn(state, place, keys.person, on)
      : isWanted(state, place, keys.person, on);
    if (isMine) made.push(await makeEpoch(tending, ring, state, place));
  }
  return postOf(tending, ring, state, made);
}

/**
 * Says who a circle of people is, by one of them: it begins, or goes on with others, whom new secrets let read all that was before and whose
 * going ends what they can read. Nothing where it is so already.
 */
export async function sayNamed(
  tending: Tending,
  ring: Keyring,
  tenant: string,
  place: CirclePlace,
  named: NamedPeople,
): Promise<KeyPost | undefined> {
  const state = ring.stateOf(tenant);
  if (canonicalText(state.named.get(place.circle) ?? null) === canonicalText(named)) return undefined;
  const meant = { ...state, named: new Map(state.named).set(place.circle, named) };
  return postOf(tending, ring, state, [await makeEpoch(tending, ring, meant, place, named)]);
}

interface MadeEpoch {
  readonly saying: Saying;
  readonly boxes: KeyPost["boxes"];
  readonly before: EpochBox | undefined;
}

async function makeEpoch(
  { platform, on }: Tending,
  { keys, secretOf }: Keyring,
  state: KeyState,
  place: CirclePlace,
  named?: NamedPeople,
): Promise<MadeEpoch> {
  const { tenant } = state;
  const { stream, circle } = place;
  const last = epochsOf(state, stream, circle).at(-1)?.epoch ?? 0;
  const at = { tenant, stream, circle, epoch: last + 1 };
  const { secret, commitment, sealing } = await epochKeys(platform, platform.random(SECRET_BYTES));
  const told = { stream, circle, epoch: at.epoch };
  const saying: Saying = { says: "epoch", ...told, commitment, seals: sealing.publicKey, ...(named && { named }) };
  // As it will stand: whoever begins it is in, and so is the recovery pair where it begins with the circle.
  const said = { ...told, n: state.next, on, by: keys.person, commitment, seals: sealing.publicKey };
  const epochs = new Map(state.epochs).set(`${stream} ${circle}`, [...epochsOf(state, stream, circle), said]);
  const begun = { ...state, epochs };
  const boxes: KeyPost["boxes"][number][] = [];
  for (const person of meantFor(begun, place, on)) {
    if (!isIn(begun, place, person, on)) continue;
    const seals = state.people.get(person)?.keys.seals ?? "";
    boxes.push({ ...told, person, box: await sealEpoch(platform, at, person, seals, secret) });
  }
  const before = secretOf(tenant, stream, circle, last);
  return { saying, boxes, before: before && { ...told, box: await sealBefore(platform, at, secret, before.secret) } };
}

async function postOf(
  tending: Tending,
  { keys }: Keyring,
  state: KeyState,
  made: readonly MadeEpoch[],
): Promise<KeyPost | undefined> {
  if (made.length === 0) return undefined;
  const entries = await signEntries(
    tending,
    state,
    made.map(({ saying }) => ({ by: keys.person, signing: keys.signing, saying })),
  );
  const boxes = made.flatMap((one) => one.boxes);
  return { tenant: state.tenant, entries, boxes, befores: made.flatMap(({ before }) => before ?? []) };
}

/** Who waits to be let into circles this person is in. */
export function waitingAt(
  { on }: Pick<Tending, "on">,
  { keys, stateOf }: Keyring,
  tenant: string,
  places: readonly CirclePlace[],
): readonly Waiting[] {
  const state = stateOf(tenant);
  const mine = places.filter((place) => isIn(state, place, keys.person, on));
  return [...state.people].flatMap(([person, { keys: theirs }]) => {
    const missing = mine.filter((place) => isWanted(state, place, person, on) && !isIn(state, place, person, on));
    return missing.length === 0 ? [] : [{ person, places: missing, number: safetyNumber(person, theirs) }];
  });
}

/** Lets somebody in, once it is sure whose keys these are: they are sealed the newest secrets, and through these read what was before. */
export async function letIn(
  tending: Tending,
  { keys, stateOf, secretOf }: Keyring,
  tenant: string,
  { person, places }: Pick<Waiting, "person" | "places">,
): Promise<KeyPost | undefined> {
  const state = stateOf(tenant);
  const known = state.people.get(person);
  if (!known) return undefined;
  const boxes: (EpochBox & { readonly person: string })[] = [];
  const circles = new Map<string, string[]>();
  for (const { stream, circle } of places) {
    const epoch = epochsOf(state, stream, circle).at(-1)?.epoch ?? 0;
    const secret = secretOf(tenant, stream, circle, epoch);
    if (!secret) continue;
    const box = await sealEpoch(
      tending.platform,
      { tenant, stream, circle, epoch },
      person,
      known.keys.seals,
      secret.secret,
    );
    boxes.push({ stream, circle, epoch, person, box });
    circles.set(stream, [...(circles.get(stream) ?? []), circle]);
  }
  if (boxes.length === 0) return undefined;
  const entries = await signEntries(
    tending,
    state,
    [...circles].map(([stream, named]) => ({
      by: keys.person,
      signing: keys.signing,
      saying: { says: "let-in", stream, circles: named, person, keys: known.n },
    })),
  );
  return { tenant, entries, boxes, befores: [] };
}

/** What two people compare by telephone: twenty digits of the hash of whose keys these are, in groups of four. */
export function safetyNumber(person: string, keys: PublicKeys): string {
  const number = BigInt(`0x${hashText(canonicalText({ person, keys }))}`) % 10n ** 20n;
  return number
    .toString()
    .padStart(20, "0")
    .replace(/\d{4}(?=\d)/g, "$& ");
}
