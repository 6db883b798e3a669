// That files were carried out of the house: lines in the access sheet of whoever does, how many of each kind, before a byte is written.
// Promise: where the lines are not kept there is no export.
import { type Deed, endAmong, endOf, nextLine, readSheets, type SheetEnd } from "#core/access/access-sheet.ts";
import { can } from "#core/access/can.ts";
import { type Envelope, NOTHING_SAID, sayChange } from "#core/change/change.ts";
import { hear, newClock, stampOf, tick } from "#core/change/clock.ts";
import { isProblem } from "#core/problem.ts";
import { findType, type Programme } from "#core/programme.ts";
import { sayAnswers } from "#core/record/answers.ts";
import { foldRecord } from "#core/record/fold.ts";
import type { RecordType } from "#core/record/type.ts";
import { openedChange } from "#core/register/bring-in.ts";
import type { KnownRecord } from "#core/register/known-records.ts";
import { caseloadsOf, startsIn } from "#core/seal/caseload.ts";
import { isIn, isOfFew } from "#core/seal/circle.ts";
import { epochsOf } from "#core/seal/key-state.ts";
import { sayNamed, tendCircles } from "#core/seal/tending.ts";
import type { Keeper } from "../keeper.ts";
import type { KeyHolder } from "../key-holder.ts";
import { MOST_PULLED } from "../limits.ts";
import { platform } from "../platform.ts";
import { Wrong } from "./command.ts";
import { clockAfter } from "./known.ts";

export interface Exporter {
  readonly holder: KeyHolder;
  readonly device: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

interface Carried {
  readonly stream: string;
  /** Who reads the line. */
  readonly circle: string;
  readonly deed: Deed;
}

export async function noteExport(
  keeper: Pick<Keeper, "keys">,
  of: Programme,
  exporter: Exporter,
  tenant: string,
  known: readonly KnownRecord[],
): Promise<void> {
  const type = findType(of, of.sheets?.type ?? "");
  const carried = type ? carriedOf(of, exporter, type, tenant, known) : [];
  if (!type || carried.length === 0) return;
  const lines: Envelope[] = [];
  let clock = clockAfter(newClock(exporter.device), known, exporter.now);
  for (const [stream, some] of Map.groupBy(carried, (one) => one.stream)) {
    await beginSheet(keeper, of, exporter, tenant, stream);
    const ends = await endsOf(exporter.holder, type, stream);
    for (const { circle, deed } of some) {
      const end = ends(circle);
      const heard = end.stamp === undefined ? clock : hear(clock, end.stamp, exporter.now);
      clock = tick(isProblem(heard) ? clock : heard, exporter.now);
      const author = exporter.holder.person.id;
      const record = crypto.randomUUID();
      const stamp = stampOf(clock);
      const line = nextLine(end, deed);
      const place = { tenant, stream, record, type: type.id, schema: type.schema, circle, generation: 0 };
      const said = { id: crypto.randomUUID(), author, device: exporter.device, stamp, saidAt: null };
      const part = sayAnswers(type, undefined, { ...line });
      lines.push(sayChange({ ...place, ...said, act: "create" }, NOTHING_SAID, part, null));
      ends(circle, endOf({ ...line, author, record, stamp }));
    }
  }
  const outcomes = await exporter.holder.push(lines);
  const refused = outcomes.find((outcome) => !outcome.accepted);
  if (refused)
    throw new Wrong(`Nothing is exported that is not written down, and it could not be: ${refused.problem.says}`);
}

/** How many of each kind a sheet speaks of, by who is to read that they were exported. */
function carriedOf(
  of: Programme,
  { holder: { person, ring, on } }: Exporter,
  { id: type }: RecordType,
  tenant: string,
  known: readonly KnownRecord[],
): readonly Carried[] {
  const state = ring.stateOf(tenant);
  const places = known.flatMap(({ changes }) => {
    const head = changes[0]?.head;
    if (!head || !of.sheets?.of.includes(head.type)) return [];
    const { stream, type: kind } = head;
    if (!can(of.roles, person, "create", { type, tenant, stream }, on)) return [];
    const readers = foldRecord(changes)?.circle ?? "team";
    const own = startsIn(of, person.grants, person.id, { type, stream }, on);
    return { stream, kind, circle: isOfFew(state, readers) ? readers : own };
  });
  return [...Map.groupBy(places, ({ stream, circle, kind }) => `${stream} ${circle} ${kind}`).values()].flatMap(
    (some) => {
      const [first] = some;
      if (!first) return [];
      return {
        stream: first.stream,
        circle: first.circle,
        deed: { did: "exported", kind: first.kind, many: some.length },
      };
    },
  );
}

/** Where each sheet of this person ends, by who reads it; said with an end, it ends there from then on. */
async function endsOf(holder: KeyHolder, { id: type }: RecordType, stream: string) {
  const mine = [];
  for (let after = 0, more = true; more; ) {
    const page = await holder.pull(stream, after, MOST_PULLED, { type, since: "" });
    if (isProblem(page)) break;
    for (const { envelope } of page.changes)
      if (envelope.head.author === holder.person.id) mine.push(openedChange(envelope));
    ({ more, next: after } = page);
  }
  const { lines } = readSheets(mine);
  const ends = new Map<string, SheetEnd>();
  return (circle: string, end?: SheetEnd): SheetEnd => {
    const now = end ?? ends.get(circle) ?? endAmong(lines.filter((line) => line.circle === circle));
    ends.set(circle, now);
    return now;
  };
}

/** First secrets for this person's own sheet in a team, where no device of theirs has begun it. */
async function beginSheet(
  { keys }: Pick<Keeper, "keys">,
  of: Programme,
  { holder: { person, ring, on, readOn } }: Exporter,
  tenant: string,
  stream: string,
): Promise<void> {
  const tending = { platform, roles: of.roles, root: ring.keys.trusts, on };
  for (const place of caseloadsOf(of, person.grants, person.id, stream, on)) {
    const within = { stream, circle: place.named.within };
    for (const make of [
      () => tendCircles(tending, ring, tenant, [within]),
      async () => {
        const state = ring.stateOf(tenant);
        const isBegun = epochsOf(state, stream, place.circle).length > 0;
        return isBegun || !isIn(state, within, person.id, on)
          ? undefined
          : sayNamed(tending, ring, tenant, place, place.named);
      },
    ]) {
      const post = await make();
      if (!post) continue;
      await keys.post(post);
      await readOn([tenant]);
    }
  }
}
