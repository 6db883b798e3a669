// Lines of text, packed together: what a device lays down much of and reads a little of, a line at a time.
// Promise: what was packed comes back as it was, and nothing is unpacked before a line of it is asked for.
import { concatBytes } from "@noble/hashes/utils.js";
import { Deflate, inflateSync } from "fflate";

type Bytes = Uint8Array<ArrayBuffer>;

const NEWLINE = 0x0a;
/** The quickest, for somebody may be at work meanwhile: 250 checkpoints come from 356 to 101 kB, in 18 ms unslowed. */
const LEVEL = 1;

export interface Packer {
  /** The next line; there is no newline in it. */
  readonly add: (line: string) => void;
  readonly done: () => Bytes;
}

export function makePacker(): Packer {
  const pieces: Bytes[] = [];
  const deflate = new Deflate({ level: LEVEL }, (piece) => void pieces.push(piece));
  const letters = new TextEncoder();
  return {
    add: (line) => deflate.push(letters.encode(`${line}\n`)),
    done() {
      deflate.push(new Uint8Array(), true);
      return concatBytes(...pieces) as Bytes;
    },
  };
}

/** The lines by their place, from 0 on; "" where there is none. */
export function unpacked(packed: Uint8Array): (at: number) => string {
  const letters = new TextDecoder();
  let open: { readonly text: Uint8Array; readonly ends: readonly number[] } | undefined;
  return (at) => {
    open ??= opened(packed);
    const { text, ends } = open;
    return letters.decode(text.subarray(at === 0 ? 0 : (ends[at - 1] ?? text.length) + 1, ends[at]));
  };
}

function opened(packed: Uint8Array): { readonly text: Uint8Array; readonly ends: readonly number[] } {
  const text = inflateSync(packed);
  const ends: number[] = [];
  for (let end = text.indexOf(NEWLINE); end >= 0; end = text.indexOf(NEWLINE, end + 1)) ends.push(end);
  return { text, ends };
}
