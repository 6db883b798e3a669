// Checkpoints this device makes, for whoever has nothing yet: of records that it knows by all their changes, each opened and followed.
// Promise: it says nothing that it has not made sure of itself: what it knows only from somebody else's checkpoint it passes on to nobody.
import { isProblem } from "#core/problem.ts";
import { unreadIn } from "#core/record/checkpoint.ts";
import {
  MOST_TO_CHECKPOINT,
  type SealedCheckpoint,
  sealCheckpoint,
  type TakenCheckpoints,
} from "#core/seal/sealed-checkpoint.ts";
import { isPassing } from "./api.ts";
import type { BehindParts } from "./behind-checkpoints.ts";
import type { Accepted } from "./held-record.ts";
import { platform } from "./platform.ts";
import type { Store } from "./store.ts";

/** So many letters to a post: a few seconds of a slow line. */
const MOST = 100_000;

/** Makes some that are wanted and sends them; whether there may be more to do. */
export function makeCheckpoints({
  api,
  ring,
  on,
  breathe,
  sealed,
  firsts,
  offered,
  unasked,
}: Omit<BehindParts, "shelf">): (store: Store) => Promise<boolean> {
  /** By record, how many changes of it there were when it was tried. */
  const tried = new Map<string, number>();

  async function made(stream: string, one: Accepted): Promise<SealedCheckpoint | undefined> {
    if (firsts.get(stream)?.unchecked.includes(one.id)) return undefined;
    const written = one.write();
    if (!written || unreadIn(written.checkpoint).length > 0) return undefined;
    const ns = written.ns.toSorted((a, b) => a - b);
    await ring.ready([one.id]);
    const { chains, readers } = ring.known(one.id);
    const followed = chains.flatMap(([, links]) => links.map(([n]) => n)).sort((a, b) => a - b);
    // What was followed is all that came: of what is shut, or was erased, nothing is said for others.
    const isWhole = followed.length === ns.length && ns.every((n, at) => followed[at] === n);
    if (!isWhole || ns.some((n) => sealed.isBroken(stream, n))) return undefined;
    const inside = { checkpoint: written.checkpoint, ns, chains, ...(readers && { readers }) };
    const found = await sealCheckpoint({ platform, ring }, { logId: sealed.log(), on: on() }, inside);
    return found && !("fault" in found) ? found : undefined;
  }

  async function send(stream: string, checkpoints: readonly SealedCheckpoint[]): Promise<boolean> {
    const said = { logId: sealed.log(), stream, checkpoints };
    const answer = await api.post<TakenCheckpoints>("/api/checkpoints", said);
    if (isProblem(answer)) {
      // A server of before wants none.
      if (!isPassing(answer)) unasked.delete(stream);
      return false;
    }
    unasked.delete(stream);
    if (answer.toCheckpoint.length > 0) offered.set(stream, answer.toCheckpoint);
    return unasked.size + offered.size > 0;
  }

  return async (store) => {
    const [next] = offered;
    // A record may hold here what the server has lost: nothing is told of it to others before the app is opened anew.
    if (!sealed.isFollowed()) return false;
    if (!next) {
      const [stream] = unasked;
      return stream !== undefined && send(stream, []);
    }
    const [stream, records] = next;
    offered.delete(stream);
    const wanted = new Set(records);
    const checkpoints: SealedCheckpoint[] = [];
    let letters = 0;
    for (const one of store.accepted(() => Number.MAX_SAFE_INTEGER)) {
      if (!wanted.has(one.id) || one.stream !== stream || tried.get(one.id) === one.mark) continue;
      // The rest is offered again with the answer.
      if (letters > MOST || checkpoints.length === MOST_TO_CHECKPOINT) break;
      tried.set(one.id, one.mark);
      const checkpoint = await made(stream, one);
      if (checkpoint) checkpoints.push(checkpoint);
      letters += checkpoint?.box.length ?? 0;
      await breathe();
    }
    if (checkpoints.length === 0) return unasked.size + offered.size > 0;
    return send(stream, checkpoints);
  };
}
