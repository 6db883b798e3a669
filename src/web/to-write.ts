// What is to lie on the disk of a change that waits, and what lies there.
import type { Envelope } from "#core/change/change.ts";
import type { Problem } from "#core/problem.ts";
import type { Keyring, SealedChange } from "#core/seal/keyring.ts";
import type { UnsentLine } from "./outbox-disk.ts";
import { openOwn, sealOwn } from "./own-box.ts";
import type { Unsent } from "./store.ts";
import { lineOf, readLine } from "./unsent-line.ts";

/** What lies on the disk of a change. */
export interface Written {
  readonly at: number;
  readonly envelope: Envelope;
  /** Nothing of what could not be sealed. */
  readonly sealed: SealedChange | undefined;
  readonly line: string;
  readonly refused: Problem | undefined;
}

/** As it is to lie there; what was sealed once stays in those bytes until it leaves in others. `now` is what lies there. */
export async function toWrite(
  ring: Pick<Keyring, "keys" | "stateOf" | "seal">,
  { envelope, refused }: Unsent,
  now: Written | undefined,
  isStale: boolean,
): Promise<Omit<Written, "at">> {
  if (now?.sealed && now.envelope === envelope && !isStale) return { ...now, refused };
  // Nobody could open it again before the log of its organisation is known.
  const sealed = ring.stateOf(envelope.head.tenant).next > 0 ? await ring.seal(envelope) : undefined;
  if (sealed && !("fault" in sealed)) return { envelope, sealed, line: lineOf(sealed), refused };
  if (now && now.envelope === envelope) return { ...now, refused };
  const own = await sealOwn(ring.keys, "unsent", envelope);
  return { envelope, sealed: undefined, line: lineOf({ own }), refused };
}

/** A change that lies there, by `own` where it is there too; nothing of what does not open, or is not this person's to send. */
export async function openWritten(
  ring: Pick<Keyring, "keys" | "open">,
  { line, own }: UnsentLine & { readonly own?: string },
): Promise<Omit<Written, "at" | "refused"> | undefined> {
  const waiting = readLine(line);
  if (!waiting) return undefined;
  const { person } = ring.keys;
  const sealedAs = "own" in waiting ? undefined : waiting;
  const mine = own ?? ("own" in waiting ? waiting.own : undefined);
  if (mine !== undefined) {
    const envelope = await openOwn<Envelope>(ring.keys, "unsent", mine);
    if (envelope?.head.author !== person) return undefined;
    return { envelope, sealed: sealedAs, line };
  }
  if ("own" in waiting) return undefined;
  const { wrap, ...sealed } = waiting;
  const envelope = await ring.open(sealed, wrap ? [wrap] : []);
  // What somebody else of the same circle has left is theirs to send.
  if ("fault" in envelope || envelope.head.author !== person) return undefined;
  return { envelope, sealed: waiting, line };
}
