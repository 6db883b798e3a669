// What passes the door of a device: changes are sealed and signed as they leave, checked and opened as they come. The app passes it, and
// whoever acts with keys beside it.
// Promise: nothing leaves unsealed; what was sealed under an epoch that is over is sealed anew, once; what does not open is told, not dropped;
// nothing of a record leaves before what was said of it first.
import type { Envelope } from "../change/change.ts";
import { isProblem, type Problem } from "../problem.ts";
import type { Keyring, Opened, SealedChange, Wrap } from "./keyring.ts";

/** What a server says of one change: the same in every protocol. */
export interface Answered {
  readonly accepted: boolean;
  readonly problem?: Problem;
}

export interface Beyond<A extends Answered> {
  /** Takes sealed changes to the server; its answers come in their order. */
  readonly send: (changes: readonly SealedChange[]) => Promise<readonly A[] | Problem>;
  /** Reads on in the keys of these organisations. */
  readonly readOn: (tenants: readonly string[]) => Promise<Problem | undefined>;
}

/**
 * Seals and sends, in the order people acted. Answers come in the order of the changes, and none for one that waits: this person cannot seal to
 * its circle yet, or others read the record since, of which this device has yet to hear, or another of its record waits.
 */
export async function sendSealed<A extends Answered>(
  ring: Pick<Keyring, "seal" | "forget">,
  changes: readonly Envelope[],
  { send, readOn }: Beyond<A>,
): Promise<readonly (A | undefined)[] | Problem> {
  const first = await sealAndSend(ring, changes, send);
  if (isProblem(first)) return first;
  const isOver = (at: number): boolean => codeOf(first[at]) === "change.epoch-over";
  const tenants = changes.flatMap(({ head }, at) => (isOver(at) ? head.tenant : []));
  if (tenants.length === 0) return first;
  const records = new Set(changes.flatMap(({ head }, at) => (isOver(at) ? head.record : [])));
  const over = changes.filter(
    ({ head }, at) => isOver(at) || (records.has(head.record) && codeOf(first[at]) === "change.waits"),
  );
  for (const { head } of over) ring.forget(head.id);
  const trouble = await readOn([...new Set(tenants)]);
  const again = trouble ?? (await sealAndSend(ring, over, send));
  // What was accepted is accepted, whatever became of the rest.
  if (isProblem(again)) return first;
  const anew = new Map(over.map(({ head }, at) => [head.id, again[at]]));
  return changes.map(({ head }, at) => (anew.has(head.id) ? anew.get(head.id) : first[at]));
}

async function sealAndSend<A extends Answered>(
  ring: Pick<Keyring, "seal" | "forget">,
  changes: readonly Envelope[],
  send: Beyond<A>["send"],
): Promise<readonly (A | undefined)[] | Problem> {
  const sealed = await Promise.all(changes.map((change) => ring.seal(change)));
  const held = new Set<string>();
  const ready = sealed.flatMap((one, at) => {
    const { record } = (changes[at] as Envelope).head;
    if (!("fault" in one) && !held.has(record)) return [one];
    held.add(record);
    return [];
  });
  const answers = ready.length > 0 ? await send(ready) : [];
  if (isProblem(answers)) return answers;
  const byId = new Map(ready.map(({ head }, at) => [head.id, answers[at]]));
  return changes.map(({ head }) => {
    const answer = byId.get(head.id);
    if (codeOf(answer) !== "change.circle-over" || head.act === "circle") return answer;
    ring.forget(head.id);
    return undefined;
  });
}

function codeOf(answer: Answered | undefined): string | undefined {
  return answer?.problem?.code;
}

type Fault = Extract<Opened, { readonly fault: string }>["fault"];

/** Faults with which a change is kept in its record unread: it is signed by its author, and a key may come, or an app that knows its format. */
export const UNREAD: ReadonlySet<string> = new Set<Fault>(["no-key", "other-version"]);

export interface Entered<K> {
  readonly opened: readonly K[];
  /** What stays shut, and why: no key yet, or not what its author signed. */
  readonly shut: readonly { readonly kept: K; readonly fault: Fault }[];
}

/**
 * Opens what came on a page, in its order; the changes of one record one after the other, as their keys become known. What was erased says
 * so (`erased`), and is neither opened nor shut.
 */
export async function openAll<K extends { readonly envelope: Envelope; readonly erased?: string }>(
  ring: Pick<Keyring, "open">,
  all: readonly K[],
  wraps: readonly Wrap[],
): Promise<Entered<K>> {
  const page = all.filter(({ erased }) => erased === undefined);
  const wrapsOf = Map.groupBy(wraps, ({ record }) => record);
  const found = new Map<K, Opened>();
  const openRecord = async (record: string, changes: readonly K[]): Promise<void> => {
    for (const kept of changes) found.set(kept, await ring.open(kept.envelope, wrapsOf.get(record) ?? []));
  };
  await Promise.all(
    [...Map.groupBy(page, ({ envelope }) => envelope.head.record)].map(([record, changes]) =>
      openRecord(record, changes),
    ),
  );
  const opened: K[] = [];
  const shut: { readonly kept: K; readonly fault: Fault }[] = [];
  for (const kept of page) {
    const one = found.get(kept);
    if (one && "fault" in one) shut.push({ kept, fault: one.fault });
    else if (one) opened.push({ ...kept, envelope: one });
  }
  return { opened, shut };
}
