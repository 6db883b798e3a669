// The keys of records as one device has them: learnt from wraps, made where a record needs a new one, handed on to whoever reads it next.
// Promise: what is said of a record is sealed under a key that nobody has who has left; none is taken for another.
import { base64urlnopad } from "@scure/base";
import type { Head } from "../change/change.ts";
import { type BoxKey, boxKey, isSealFault, NONCE_BYTES, SECRET_BYTES } from "./box.ts";
import type { EpochKeys } from "./epoch.ts";
import type { Platform } from "./platform.ts";
import { unwrapSecret, wrapSecret } from "./record-seal.ts";
import type { Wrap } from "./sealed-change.ts";

export type RecordPlace = Pick<Head, "tenant" | "stream" | "record">;

export interface RecordKey {
  readonly key: string;
  readonly secret: Uint8Array;
  readonly body: BoxKey;
  readonly wrap: Wrap;
}

export interface RecordKeys {
  readonly learn: (tenant: string, stream: string, wrap: Wrap) => Promise<void>;
  /** What was known of a record before a restart: learnt when it is wanted. */
  readonly goOn: (record: string, wraps: readonly Wrap[]) => void;
  /** Every wrap of a record, to be known again. */
  readonly known: (record: string) => readonly Wrap[];
  readonly find: (record: string, generation: number, key: string) => RecordKey | undefined;
  /** The newest key of a record, where nobody who has left can open what it seals; else a new one. */
  readonly keyFor: (place: RecordPlace, circle: string) => Promise<RecordKey | undefined>;
  /**
   * Of the keys that changes of the record are under already, the last that this circle was given: whoever has it could read all that was said
   * under any. Nothing where that is not certain.
   */
  readonly newest: (place: RecordPlace, circle: string) => Promise<RecordKey | undefined>;
  /**
   * Every key of a record that this device has, for the circle that reads it from here on. What is said after is under a new key, which
   * nobody has who is left out. Nothing where this person has no secret of that circle.
   */
  readonly rewrap: (place: RecordPlace, circle: string) => Promise<readonly Wrap[] | undefined>;
  readonly wrapsBefore: (record: string) => readonly Wrap[];
}

export interface Circles {
  readonly secretOf: (tenant: string, stream: string, circle: string, epoch: number) => EpochKeys | undefined;
  /** 0 where it has not begun. */
  readonly lastEpoch: (tenant: string, stream: string, circle: string) => number;
}

export function makeRecordKeys(platform: Platform, { secretOf, lastEpoch }: Circles): RecordKeys {
  const keys = new Map<string, RecordKey[]>();
  const before = new Map<string, readonly Wrap[]>();
  const nameOf = (record: string, generation: number): string => `${record} ${generation}`;
  const of = (record: string, generation: number): readonly RecordKey[] => keys.get(nameOf(record, generation)) ?? [];
  const wrapsBefore = (record: string): readonly Wrap[] => before.get(record) ?? [];

  async function learn(tenant: string, stream: string, wrap: Wrap): Promise<void> {
    const { record, generation } = wrap;
    const isKnown = (one: RecordKey): boolean =>
      one.key === wrap.key && one.wrap.circle === wrap.circle && one.wrap.epoch >= wrap.epoch;
    if (of(record, generation).some(isKnown)) return;
    const under = secretOf(tenant, stream, wrap.circle, wrap.epoch);
    const secret = under && (await unwrapSecret(under.wraps, { ...wrap, tenant }, wrap.box));
    if (!secret || isSealFault(secret)) return;
    const body = await boxKey(platform.subtle, secret, "body");
    const key = base64urlnopad.encode(body.commitment);
    // Read anew: another key of this generation may have been learnt meanwhile.
    const others = of(record, generation).filter((one) => one.key !== key);
    if (key === wrap.key) keys.set(nameOf(record, generation), [...others, { key, secret, body, wrap }]);
  }

  async function learnBefore({ tenant, stream, record }: RecordPlace): Promise<void> {
    for (const wrap of wrapsBefore(record)) await learn(tenant, stream, wrap);
  }

  function* all(record: string): Generator<RecordKey> {
    for (let generation = 1; keys.has(nameOf(record, generation)); generation += 1) yield* of(record, generation);
  }

  async function keyFor({ tenant, stream, record }: RecordPlace, circle: string): Promise<RecordKey | undefined> {
    const epoch = lastEpoch(tenant, stream, circle);
    const under = secretOf(tenant, stream, circle, epoch);
    if (!under) return undefined;
    await learnBefore({ tenant, stream, record });
    let newest = 0;
    while (keys.has(nameOf(record, newest + 1))) newest += 1;
    const isOfNow = ({ wrap }: RecordKey): boolean => wrap.circle === circle && wrap.epoch === epoch;
    const standing = of(record, newest).find((one) => isOfNow(one) && !one.wrap.again);
    if (standing) return standing;
    const secret = platform.random(SECRET_BYTES);
    const body = await boxKey(platform.subtle, secret, "body");
    const place = { tenant, record, generation: newest + 1, circle, epoch };
    const box = await wrapSecret(under.wraps, place, secret, platform.random(NONCE_BYTES));
    const key = base64urlnopad.encode(body.commitment);
    const made = { key, secret, body, wrap: { record, generation: place.generation, circle, epoch, key, box } };
    // Two changes of a new record are sealed at once: the second finds the key of the first.
    const meanwhile = of(record, place.generation).find(isOfNow);
    if (meanwhile) return meanwhile;
    keys.set(nameOf(record, place.generation), [...of(record, place.generation), made]);
    return made;
  }

  async function newest(place: RecordPlace, circle: string): Promise<RecordKey | undefined> {
    await learnBefore(place);
    const theirs = [...all(place.record)].filter(({ wrap }) => wrap.circle === circle);
    const own = theirs.filter(({ wrap }) => !wrap.again);
    // By epoch, for a server takes nothing under one that is over; what was only handed on has lost its own, and goes by generation.
    const rank = ({ wrap }: RecordKey): number => (own.length > 0 ? wrap.epoch : wrap.generation);
    const among = own.length > 0 ? own : theirs;
    const highest = Math.max(...among.map(rank));
    const last = among.filter((one) => rank(one) === highest);
    return own.length > 0 || last.length === 1 ? last.at(-1) : undefined;
  }

  async function rewrap(place: RecordPlace, circle: string): Promise<readonly Wrap[] | undefined> {
    const { tenant, stream, record } = place;
    const epoch = lastEpoch(tenant, stream, circle);
    const under = secretOf(tenant, stream, circle, epoch);
    if (!under) return undefined;
    await learnBefore(place);
    const wraps: Wrap[] = [];
    for (const { key, secret, wrap } of all(record)) {
      const anew = { record, generation: wrap.generation, circle, epoch, again: true as const };
      const box = await wrapSecret(under.wraps, { ...anew, tenant }, secret, platform.random(NONCE_BYTES));
      wraps.push({ ...anew, key, box });
    }
    return wraps;
  }

  return {
    learn,
    goOn: (record, wraps) => void before.set(record, wraps),
    known(record) {
      const wraps = [...wrapsBefore(record), ...[...all(record)].map(({ wrap }) => wrap)];
      return [...new Map(wraps.map((wrap) => [`${wrap.generation} ${wrap.key} ${wrap.circle}`, wrap])).values()];
    },
    find: (record, generation, key) => of(record, generation).find((one) => one.key === key),
    keyFor,
    newest,
    rewrap,
    wrapsBefore,
  };
}
