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
}

export type ChainPlace = Pick<Head, "device" | "record">;

export function makeChains(): Chains {
  const links = new Map<string, Chain[]>();
  const followed = new Set<string>();
  const nameOf = ({ device, record }: ChainPlace): string => `${device} ${record}`;
  return {
    at: (place) => links.get(nameOf(place))?.at(-1) ?? FIRST_LINK,
    follow({ head, erased }) {
      if (followed.has(head.id)) return true;
      followed.add(head.id);
      const known = links.get(nameOf(head)) ?? [FIRST_LINK];
      const stands = head.chain === undefined || known[head.chain.count]?.hash === head.chain.hash;
      known.push(linkHash(known.at(-1) ?? FIRST_LINK, erased ?? hashText(signedText(head))));
      links.set(nameOf(head), known);
      return stands;
    },
  };
}
