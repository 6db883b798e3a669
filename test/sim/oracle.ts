// What must stand in a record, told by nothing but who said what and what they had seen: no stamps, no registers, no order of arrival.
// A value stands where nobody who said something there since had it before their eyes.
import type { Address } from "#core/change/change.ts";
import { targetOf } from "#core/change/merge.ts";
import type { FoldedRecord } from "#core/record/fold.ts";
import type { Said } from "./ledger.ts";

/** The changes whose values stand at this address. */
export function standingAt(said: readonly Said[], address: Address, ever: readonly Said[] = said): readonly Said[] {
  const there = said.filter(({ set }) => set.has(address));
  if (ever.length === said.length) return there.filter((one) => !there.some(({ hadSeen }) => hadSeen.has(one.id)));
  // Some were lost for good with a server that was restored: whoever said something says what stood there, and by that alone takes its place.
  const all = ever.filter(({ set }) => set.has(address));
  const seenBy = ({ hadSeen }: Said): ReadonlySet<string> =>
    new Set(
      standingAt(
        all.filter(({ id }) => hadSeen.has(id)),
        address,
        ever,
      ).map(({ id }) => id),
    );
  const gone = new Set(there.flatMap((one) => [...seenBy(one)]));
  return there.filter(({ id }) => !gone.has(id));
}

/** The rows that stand: something said in one was seen by nobody who removed it. */
export function rowsThatStand(said: readonly Said[]): ReadonlySet<string> {
  const rows = new Set<string>();
  for (const address of new Set(said.flatMap(({ set }) => [...set.keys()]))) {
    const target = targetOf(address);
    if (target.at !== "row" && target.at !== "cell") continue;
    const row = `${target.group}/${target.row}`;
    const removals = said.filter(({ set }) => set.get(row) === false);
    const stays = standingAt(said, address).filter(({ set }) => target.at === "cell" || set.get(address) !== false);
    if (stays.some((one) => !removals.some(({ hadSeen }) => hadSeen.has(one.id)))) rows.add(row);
  }
  return rows;
}

/** Whether it is withdrawn, where those agree who had not seen each other; else nothing can be told. */
export function isWithdrawn(said: readonly Said[]): boolean | undefined {
  const acts = said.filter(({ act }) => act === "withdraw" || act === "restore");
  const last = acts.filter((one) => !acts.some(({ hadSeen }) => hadSeen.has(one.id)));
  const [first] = last;
  if (!first) return false;
  return last.every(({ act }) => act === first.act) ? first.act === "withdraw" : undefined;
}

/** Where a record is not what it must be: `said` is what came of all that was `ever` said of it. `changeAt` tells which change a stamp in it is of. */
export function differencesOf(
  said: readonly Said[],
  ever: readonly Said[],
  folded: FoldedRecord,
  changeAt: (stamp: string) => string | undefined,
): readonly string[] {
  const found: string[] = [];
  for (const address of new Set(said.flatMap(({ set }) => [...set.keys()]))) {
    const must = standingAt(said, address, ever).map(({ id }) => id);
    const does = (folded.fields.get(address)?.heads ?? []).map((stamp) => changeAt(stamp) ?? stamp);
    if (must.sort().join() !== does.sort().join())
      found.push(`at ${address} ${names(does)} stands in place of ${names(must)}`);
  }
  const rows = [...folded.rows].flatMap(([group, ids]) => ids.map((id) => `${group}/${id}`));
  const must = [...rowsThatStand(said)];
  if (rows.sort().join() !== must.sort().join()) found.push(`rows ${rows.join()} in place of ${must.join()}`);
  const withdrawn = isWithdrawn(said);
  if (withdrawn !== undefined && withdrawn !== folded.withdrawn) found.push(`withdrawn is ${folded.withdrawn}`);
  return found;
}

function names(ids: readonly string[]): string {
  return `[${ids.map((id) => id.slice(0, 8)).join(" ")}]`;
}
