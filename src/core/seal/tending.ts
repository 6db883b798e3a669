// What keeps circles right: the first secrets of one that has none, new ones where somebody could open it who has left, and who waits to be
// let in. Pure but for the platform: what is to be said comes out, signed, and is sent by whoever asked.
// Promise: secrets are sealed to those who are in by the signed log, and to nobody else, whatever the server says.

import type { Role } from "../access/role.ts";
import type { RecordType } from "../record/type.ts";
import { SECRET_BYTES } from "./box.ts";
import { canonicalText, hashText } from "./bytes.ts";
import {
  type CirclePlace,
  circleOf,
  epochKeys,
  isIn,
  isStale,
  isWanted,
  sealBefore,
  sealEpoch,
  wantedIn,
} from "./circle.ts";
import { entryText, isKeyLogFault, nextEntry, readKeyLog, type Saying, type SignedEntry } from "./key-log.ts";
import { epochsOf, type KeyState } from "./key-state.ts";
import type { EpochBox, Keyring } from "./keyring.ts";
import { type SigningPair, signText } from "./pair.ts";
import type { PublicKeys } from "./person-keys.ts";
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

interface Tending {
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
    if (isKeyLogFault(read)) throw new TypeError(`an entry of a key log may not be said: ${saying.says} ${read.fault}`);
    entries.push(signed);
    state = read;
  }
  return entries;
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

/** First secrets for circles of this person's that have none, and new ones for those that somebody has left; nothing where all is well. */
export async function tendCircles(
  tending: Tending,
  { keys, stateOf, secretOf }: Keyring,
  tenant: string,
  places: readonly CirclePlace[],
): Promise<KeyPost | undefined> {
  const { platform, on } = tending;
  const state = stateOf(tenant);
  const sayings: Saying[] = [];
  const boxes: (EpochBox & { readonly person: string })[] = [];
  const befores: EpochBox[] = [];
  for (const place of places) {
    const last = epochsOf(state, place.stream, place.circle).at(-1);
    const before = last && secretOf(tenant, place.stream, place.circle, last.epoch);
    const isMine = last
      ? before && isStale(state, place, on) && isIn(state, place, keys.person, on)
      : isWanted(state, place, keys.person, on);
    if (!isMine) continue;
    const made = await epochKeys(platform, platform.random(SECRET_BYTES));
    const at = { tenant, stream: place.stream, circle: place.circle, epoch: (last?.epoch ?? 0) + 1 };
    sayings.push({
      says: "epoch",
      stream: at.stream,
      circle: at.circle,
      epoch: at.epoch,
      commitment: made.commitment,
      seals: made.sealing.publicKey,
    });
    const members = new Set([
      keys.person,
      ...wantedIn(state, place, on).filter((person) => isIn(state, place, person, on)),
    ]);
    for (const person of members) {
      const box = await sealEpoch(platform, at, person, state.people.get(person)?.keys.seals ?? "", made.secret);
      boxes.push({ stream: at.stream, circle: at.circle, epoch: at.epoch, person, box });
    }
    if (before)
      befores.push({
        stream: at.stream,
        circle: at.circle,
        epoch: at.epoch,
        box: await sealBefore(platform, at, made.secret, before.secret),
      });
  }
  if (sayings.length === 0) return undefined;
  const entries = await signEntries(
    tending,
    state,
    sayings.map((saying) => ({ by: keys.person, signing: keys.signing, saying })),
  );
  return { tenant, entries, boxes, befores };
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
