// What one person's device holds to open and to seal: their own keys, the secrets of their circles, and those of records. It stands at the
// device's door: everything that leaves is sealed and signed, everything that comes is checked and opened.
// Promise: nothing is sealed to anybody whose keys the signed log does not name, and nothing opened that its author did not sign.
import type { Role } from "../access/role.ts";
import type { Envelope, Head, Part } from "../change/change.ts";
import { signedText } from "../change/change.ts";
import type { RecordType } from "../record/type.ts";
import { isSignedByAuthor } from "./author.ts";
import { isSealFault, keyIn, NONCE_BYTES, type SealFault } from "./box.ts";
import { canonicalText, hashText } from "./bytes.ts";
import { type Followed, makeChains } from "./chain.ts";
import { circleOf, isNamed } from "./circle.ts";
import { type EpochKeys, openBefore, openEpoch } from "./epoch.ts";
import { isKeyLogFault, type KeyLogFault, readKeyLog } from "./key-log.ts";
import { epochsOf, type KeyState, noKeys } from "./key-state.ts";
import { signText } from "./pair.ts";
import type { PersonKeys } from "./person-keys.ts";
import type { Platform } from "./platform.ts";
import { makeRecordKeys, type RecordKey, type RecordPlace } from "./record-keys.ts";
import { openBody, SEALED_CODEC, sealBody } from "./record-seal.ts";
import type { KeysPage, KnownOfRecord, SealedChange, Wrap } from "./sealed-change.ts";

export type { RecordKey, RecordPlace } from "./record-keys.ts";
export type { EpochBox, KeysPage, KnownOfRecord, SealedChange, Wrap } from "./sealed-change.ts";

/** Why a change cannot be sealed now: nobody of the circle has let this person in, or it has no keys yet. */
export interface NoKey {
  readonly fault: "no-key";
}

/** A change opened: its body as codec 0 again, in the memory of a device only; or why it is not. */
export type Opened = Envelope | { readonly fault: SealFault["fault"] | "no-key" | "not-signed" };

export interface Keyring {
  readonly keys: PersonKeys;
  /** What is known of an organisation's keys; the beginning where nothing is. */
  readonly stateOf: (tenant: string) => KeyState;
  /** Reads on in the log of an organisation and takes in secrets. A log that is not believed changes nothing. */
  readonly take: (page: KeysPage) => Promise<KeyLogFault | undefined>;
  readonly secretOf: (tenant: string, stream: string, circle: string, epoch: number) => EpochKeys | undefined;
  /** The same change always comes out in the same bytes, so that sending it twice is sending it once. */
  readonly seal: (change: Envelope) => Promise<SealedChange | NoKey>;
  /** The change is forgotten as it was sealed: the server refused it because its epoch is over, and it is sealed anew. */
  readonly forget: (change: string) => void;
  /** A change that was sealed earlier, perhaps before a lock: it goes out in these bytes and in no others. */
  readonly remember: (change: SealedChange) => void;
  readonly open: (change: Envelope, wraps: readonly Wrap[]) => Promise<Opened>;
  /** Each change as its stream hands it out, in its order; false where one before it is missing or is not what it was. */
  readonly follow: (change: Followed) => boolean;
  /** Takes up what is known of these records from before a restart; to be waited for before their changes are followed. */
  readonly ready: (records: readonly string[]) => Promise<void>;
  /** Goes on from what is known of a record, whatever was known before. */
  readonly goOn: (record: string, known: KnownOfRecord) => void;
  /** What is to be known of a record again after a restart. */
  readonly known: (record: string) => KnownOfRecord;
  /** The last key that whoever reads the record now was given, of those its changes are under: for what is sealed beside them. Never a new one. */
  readonly newestKey: (place: RecordPlace & Pick<Head, "type">) => Promise<RecordKey | undefined>;
  /** This key of a record, once learnt from these wraps and from what was known before. */
  readonly findKey: (place: KeyPlace, wraps: readonly Wrap[]) => Promise<RecordKey | undefined>;
}

export interface KeyringParts {
  readonly platform: Platform;
  readonly roles: readonly Role[];
  readonly findType: (id: string) => RecordType | undefined;
  readonly keys: PersonKeys;
  /** What was known of these records before a restart, and of others that lie beside them. */
  readonly recall?: (records: readonly string[]) => Promise<Iterable<readonly [record: string, KnownOfRecord]>>;
}

export type KeyPlace = RecordPlace & Pick<Wrap, "generation" | "key">;

export function makeKeyring({ platform, roles, findType, keys, recall }: KeyringParts): Keyring {
  const states = new Map<string, KeyState>();
  const secrets = new Map<string, EpochKeys>();
  const sealed = new Map<string, Promise<SealedChange | NoKey>>();
  const sealedOf = new Map<string, Set<string>>();
  const chains = makeChains();
  const circles = new Map<string, { readonly stamp: string; readonly circle: string }>();
  const recalled = new Set<string>();
  let recalling: Promise<void> = Promise.resolve();
  const secretName = (tenant: string, stream: string, circle: string, epoch: number): string =>
    `${tenant} ${stream} ${epoch} ${circle}`;
  const stateOf = (tenant: string): KeyState => states.get(tenant) ?? noKeys(tenant);
  const secretOf: Keyring["secretOf"] = (...place) => secrets.get(secretName(...place));
  const recordKeys = makeRecordKeys(platform, {
    secretOf,
    lastEpoch: (tenant, stream, circle) => epochsOf(stateOf(tenant), stream, circle).at(-1)?.epoch ?? 0,
  });

  async function take({ tenant, entries, boxes, befores }: KeysPage): Promise<KeyLogFault | undefined> {
    const state = await readKeyLog(platform, roles, keys.trusts, stateOf(tenant), entries);
    if (isKeyLogFault(state)) return state;
    states.set(tenant, state);
    for (const { stream, circle, epoch, box } of boxes) {
      const said = epochsOf(state, stream, circle).find((one) => one.epoch === epoch);
      if (!said || secrets.has(secretName(tenant, stream, circle, epoch))) continue;
      const place = { tenant, stream, circle, epoch };
      const opened = await openEpoch(platform, keys.sealing, place, keys.person, said.commitment, box);
      if (!isSealFault(opened)) secrets.set(secretName(tenant, stream, circle, epoch), opened);
    }
    // From the newest back: each epoch holds the secret of the one before.
    for (const { stream, circle, epoch, box } of [...befores].sort((a, b) => b.epoch - a.epoch)) {
      const newer = secrets.get(secretName(tenant, stream, circle, epoch));
      const said = epochsOf(state, stream, circle).find((one) => one.epoch === epoch - 1);
      if (!newer || !said || secrets.has(secretName(tenant, stream, circle, epoch - 1))) continue;
      const opened = await openBefore(platform, { tenant, stream, circle, epoch }, newer.secret, said.commitment, box);
      if (!isSealFault(opened)) secrets.set(secretName(tenant, stream, circle, epoch - 1), opened);
    }
    return undefined;
  }

  async function ready(records: readonly string[]): Promise<void> {
    if (!recall || records.every((record) => recalled.has(record))) return;
    recalling = recalling.then(async () => {
      const asked = records.filter((record) => !recalled.has(record));
      for (const [record, known] of asked.length > 0 ? await recall(asked) : [])
        if (!recalled.has(record)) goOn(record, known);
      for (const record of asked) recalled.add(record);
    });
    await recalling;
  }

  function goOn(record: string, { chains: links, wraps, readers }: KnownOfRecord): void {
    recalled.add(record);
    chains.goOn(record, links);
    recordKeys.goOn(record, wraps);
    if (readers && (circles.get(record)?.stamp ?? "") < readers.stamp) circles.set(record, readers);
  }

  function known(record: string): KnownOfRecord {
    const readers = circles.get(record);
    return { chains: chains.known(record), wraps: recordKeys.known(record), ...(readers && { readers }) };
  }

  /** Who reads a record, as far as this device has heard: what `create` said, or the last `circle` after it. */
  function hear({ record, act, stamp, circle }: Head): void {
    if ((act === "create" || act === "circle") && (circles.get(record)?.stamp ?? "") < stamp)
      circles.set(record, { stamp, circle });
  }

  /** Others have said who reads it from here on: what was sealed here to those who read it before is sealed anew. */
  function hearFromOthers(head: Head): void {
    const before = circles.get(head.record);
    hear(head);
    if (head.act !== "circle" || circles.get(head.record) === before) return;
    for (const id of sealedOf.get(head.record) ?? []) sealed.delete(id);
  }

  function readersOf(head: Head, type: RecordType): string {
    const { circle } = head.act === "create" || head.act === "circle" ? head : (circles.get(head.record) ?? head);
    return isNamed(circle) ? circle : circleOf(roles, type);
  }

  function note(record: string, id: string): void {
    sealedOf.set(record, (sealedOf.get(record) ?? new Set()).add(id));
  }

  async function sealNow({ head: plain, body, facts }: Envelope): Promise<SealedChange | NoKey> {
    const type = findType(plain.type);
    if (!type) return { fault: "no-key" };
    hear(plain);
    const readers = readersOf(plain, type);
    const circle = body === "" && !isNamed(readers) && plain.act !== "circle" ? plain.circle : readers;
    const head: Head = { ...plain, circle, chain: chains.at(plain) };
    if (body === "") {
      const rewraps = head.act === "circle" ? await recordKeys.rewrap(head, readers) : undefined;
      if (head.act === "circle" && !rewraps) return { fault: "no-key" };
      const signature = await signText(platform, keys.signing, signedText(head));
      return { head, body, facts, signature, wrap: null, ...(rewraps && { rewraps }) };
    }
    const found = await recordKeys.keyFor(head, head.circle);
    if (!found) return { fault: "no-key" };
    const { bodyHash: _, ...said } = head;
    const place = { ...said, generation: found.wrap.generation, codec: SEALED_CODEC };
    const box = await sealBody(found.body, place, JSON.parse(body) as Part, platform.random(NONCE_BYTES));
    const whole: Head = { ...place, bodyHash: hashText(box) };
    const signature = await signText(platform, keys.signing, signedText(whole));
    return { head: whole, body: box, facts, signature, wrap: found.wrap };
  }

  async function findKey({ tenant, stream, record, generation, key }: KeyPlace, wraps: readonly Wrap[]) {
    await ready([record]);
    for (const wrap of [...recordKeys.wrapsBefore(record), ...wraps])
      if (wrap.record === record && wrap.generation === generation) await recordKeys.learn(tenant, stream, wrap);
    return recordKeys.find(record, generation, key);
  }

  async function newestKey(place: RecordPlace & Pick<Head, "type">): Promise<RecordKey | undefined> {
    await ready([place.record]);
    const type = findType(place.type);
    const circle = circles.get(place.record)?.circle ?? "team";
    return type && recordKeys.newest(place, isNamed(circle) ? circle : circleOf(roles, type));
  }

  async function open(envelope: Envelope, wraps: readonly Wrap[]): Promise<Opened> {
    const { head, body, facts, signature } = envelope;
    await ready([head.record]);
    const isSigned = await isSignedByAuthor(platform, stateOf(head.tenant), envelope);
    if (!isSigned || hashText(body) !== head.bodyHash) return { fault: "not-signed" };
    hearFromOthers(head);
    if (body === "") return envelope;
    const found = await findKey({ ...head, key: keyIn(body) }, wraps);
    if (!found) return { fault: "no-key" };
    const part = await openBody(found.body, head, body);
    if (isSealFault(part)) return part;
    const plain = canonicalText(part);
    return { head: { ...head, codec: 0, bodyHash: hashText(plain) }, body: plain, facts, signature };
  }

  return {
    keys,
    stateOf,
    take,
    secretOf,
    seal(change) {
      const { id, record } = change.head;
      const known = sealed.get(id);
      if (known) return known;
      note(record, id);
      const sealing = recall && !recalled.has(record) ? ready([record]).then(() => sealNow(change)) : sealNow(change);
      const made = sealing.then((outcome) => {
        if ("fault" in outcome) sealed.delete(change.head.id);
        return outcome;
      });
      sealed.set(change.head.id, made);
      return made;
    },
    forget: (change) => void sealed.delete(change),
    remember(change) {
      note(change.head.record, change.head.id);
      sealed.set(change.head.id, Promise.resolve(change));
    },
    open,
    follow: chains.follow,
    ready,
    goOn,
    known,
    newestKey,
    findKey,
  };
}
