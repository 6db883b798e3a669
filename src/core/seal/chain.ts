// The chain of a device in a record: each signed head says how many of its changes of that record the device had seen kept, and their hash.
// Promise: who reads in the order of the stream notices a change that was dropped, altered or moved in a record; bodies may be erased, the
// chain is over heads and still holds. By record, since who may not read one must not learn of it from a gap. What nothing was said after
// can be held back unseen: so can a silence.
import type { Envelope, Head } from "../change/change.ts";
import { signedText } from "../change/change.ts";
import { hashText } from "./bytes.ts";

/** So many changes, and the hash of them one after the other. */
export interface Chain {
  readonly count: number;
  readonly hash: string;
}

export const FIRST_LINK: Chain = { count: 0, hash: hashText("") };

/** The chain with one more change: `hash = SHA-256(hash before, space, SHA-256 of the signed text)`. */
export function link({ count, hash }: Chain, signed: string): Chain {
  return linkHash({ count, hash }, hashText(signed));
}

/** The same by the hash of the signed text: of what was erased it is all that is left. */
function linkHash({ count, hash }: Chain, signed: string): Chain {
  return { count: count + 1, hash: hashText(`${hash} ${signed}`) };
}

/** A change as it is kept; `erased` is the hash of what was signed, where the change was erased since. */
export interface Followed extends Pick<Envelope, "head"> {
  /** Its number in the stream, where chains are to be known again after a restart. */
  readonly n?: number;
  readonly erased?: string | undefined;
}

export interface Chains {
  /** Where the chain of a device stands, for the next thing it says. */
  readonly at: (place: ChainPlace) => Chain;
  /**
   * Takes in a change as the stream hands it out, in its order; one that comes again counts once. False where the device had seen something else kept before it
   * said this: a change is missing, or is not what it was.
   */
  readonly follow: (change: Followed) => boolean;
  /** How far the chains of a record were followed. */
  readonly known: (record: string) => KnownChains;
  /** Goes on from there, whatever was followed of the record before: what was followed then counts once. */
  readonly goOn: (record: string, chains: KnownChains) => void;
}

/** By device, the number and the hash of each link, in their order; an older hash may be left out, as "". JSON. */
export type KnownChains = readonly (readonly [
  device: string,
  links: readonly (readonly [n: number, hash: string])[],
])[];

const UNTOLD = "";
/** What a device says next names one of its last links, but for what it said before it heard of the last. */
const LAST = 3;

/** The same with the hashes of the last links only: what is signed in a change since can be compared with these. */
export function lastLinks(chains: KnownChains): KnownChains {
  return chains.map(([device, links]) => [
    device,
    links.map(([n, hash], at) => [n, at < links.length - LAST ? UNTOLD : hash] as const),
  ]);
}

export type ChainPlace = Pick<Head, "device" | "record">;

interface Link extends Chain {
  readonly n: number;
}

const START: Link = { ...FIRST_LINK, n: 0 };

export function makeChains(): Chains {
  /** By record, then by device. */
  const chains = new Map<string, Map<string, Link[]>>();
  const followed = new Map<string, Set<string>>();
  const before = new Map<string, ReadonlySet<number>>();
  const linksOf = ({ device, record }: ChainPlace): Link[] => {
    const ofRecord = chains.get(record) ?? new Map<string, Link[]>();
    chains.set(record, ofRecord);
    const known = ofRecord.get(device) ?? [START];
    ofRecord.set(device, known);
    return known;
  };
  return {
    at({ device, record }) {
      const { count, hash } = chains.get(record)?.get(device)?.at(-1) ?? FIRST_LINK;
      return { count, hash };
    },
    follow({ head, erased, n = 0 }) {
      const ofRecord = followed.get(head.record) ?? new Set();
      if (ofRecord.has(head.id) || before.get(head.record)?.has(n)) return true;
      followed.set(head.record, ofRecord.add(head.id));
      const known = linksOf(head);
      const seen = head.chain && known[head.chain.count]?.hash;
      const stands = head.chain === undefined || seen === UNTOLD || seen === head.chain.hash;
      known.push({ ...linkHash(known.at(-1) ?? FIRST_LINK, erased ?? hashText(signedText(head))), n });
      return stands;
    },
    known: (record) =>
      [...(chains.get(record) ?? [])].map(([device, links]) => [
        device,
        links.slice(1).map(({ n, hash }) => [n, hash] as const),
      ]),
    goOn(record, known) {
      chains.delete(record);
      followed.delete(record);
      for (const [device, links] of known)
        linksOf({ device, record }).push(...links.map(([n, hash], at) => ({ n, hash, count: at + 1 })));
      before.set(record, new Set(known.flatMap(([, links]) => links.map(([n]) => n))));
    },
  };
}
