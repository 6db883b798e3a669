// A page of checkpoints, opened: what members' devices made of records, for a device that stands on it (first-download.ts).
// Promise: each is made sure of when it comes, and what was believed then stays so, whoever leaves and whatever the clock says since; whatever
// is not believed is refused, and comes as changes.
import { foldOnto } from "#core/record/checkpoint.ts";
import { glanceOf } from "#core/record/glance.ts";
import type { Wrap } from "#core/seal/keyring.ts";
import {
  type CheckpointInside,
  openAgain,
  openCheckpoint,
  type SealedCheckpoint,
} from "#core/seal/sealed-checkpoint.ts";
import type { Pulled } from "./api.ts";
import type { BesideParts } from "./beside-checkpoints.ts";
import type { StoodRecord } from "./held-record.ts";
import { platform } from "./platform.ts";

export interface OpenedCheckpoints {
  readonly stood: readonly StoodRecord[];
  /** The records of those that are not believed. */
  readonly refused: readonly string[];
}

/** A few milliseconds each on a slow phone: so many come back from the platform as one piece of work. */
const AT_ONCE = 10;

/** Of a page that came, or of one as it was kept: then it names what was refused. Of the records in `untrue` none is believed. */
export async function openCheckpoints(
  { ring, tender, breathe, on, now }: Pick<BesideParts, "ring" | "tender" | "breathe" | "on" | "now">,
  { checkpoints = [], wraps = [], refused: before }: Pulled,
  untrue: ReadonlySet<string>,
): Promise<OpenedCheckpoints> {
  const desk = { platform, ring };
  const wrapsOf = Map.groupBy(wraps, ({ record }) => record);
  const stood: StoodRecord[] = [];
  const refused: string[] = [];
  let reading: Promise<unknown> | undefined;

  /** What is signed by somebody unknown may be signed by somebody new: the log is read on, once for all of them. */
  async function openNew(sealed: SealedCheckpoint, keys: readonly Wrap[]): ReturnType<typeof openCheckpoint> {
    const inside = await openCheckpoint(desk, sealed, keys, { on: on(), now: now() });
    if (!("fault" in inside) || inside.fault !== "not-signed") return inside;
    reading ??= tender.read(sealed.tenant);
    await reading;
    return openCheckpoint(desk, sealed, keys, { on: on(), now: now() });
  }

  async function openOne(sealed: SealedCheckpoint): Promise<CheckpointInside | undefined> {
    const { tenant, record } = sealed;
    if (!tender.isBelieved(tenant) || untrue.has(record) || before?.includes(record)) return undefined;
    const keys = wrapsOf.get(record) ?? [];
    const inside = await (before ? openAgain(desk, sealed, keys) : openNew(sealed, keys));
    return "fault" in inside ? undefined : inside;
  }

  for (let from = 0; from < checkpoints.length; from += AT_ONCE) {
    const some = checkpoints.slice(from, from + AT_ONCE);
    const opened = await Promise.all(some.map(openOne));
    for (const [at, inside] of opened.entries()) {
      const { record, count } = some[at] as SealedCheckpoint;
      const one = inside && standsOn(inside, count);
      if (!one) {
        refused.push(record);
        continue;
      }
      const { chains, readers } = inside;
      ring.goOn(record, { chains, wraps: wrapsOf.get(record) ?? [], ...(readers && { readers }) });
      stood.push(one);
    }
    await breathe();
  }
  return { stood, refused };
}

/** As a record stands on it; nothing where it does not come to one. */
function standsOn({ checkpoint, ns }: CheckpointInside, count: number): StoodRecord | undefined {
  try {
    const record = foldOnto(checkpoint, []);
    return record && { glance: glanceOf(record, checkpoint), revision: count, ns, checkpoint: () => checkpoint };
  } catch {
    return undefined;
  }
}
