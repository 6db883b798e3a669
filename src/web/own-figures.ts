// What somebody's own work comes to, counted on their device from the records that are here: no network, no keeper, nothing stored.
// Promise: counted by the same facts, joins and indicators as everywhere else, so what one person alone wrote down counts here as it counts there.
import { stateFacts } from "#core/fact/fact.ts";
import { type Counted, type FactOf, joinFacts } from "#core/fact/join.ts";
import { isProblem } from "#core/problem.ts";
import { indicatorsOf, type Programme, rulesOf } from "#core/programme.ts";
import type { Indicator } from "#core/result/indicator.ts";
import type { Period } from "#core/result/period.ts";
import { countingRows, type Result, type SplitBy, tally } from "#core/result/tally.ts";
import type { HeldRecord } from "./store.ts";

export interface OwnWork {
  /** The countable rows of what this person began to write down. */
  readonly rows: readonly Counted[];
  /** Entries of theirs that name a training day or other occasion which is not on this device: counted where it is. */
  readonly waitingCount: number;
}

export interface OwnResult {
  readonly indicator: Indicator;
  /** The total, then one cell for each value of each split. */
  readonly results: readonly Result[];
}

/**
 * The rows of records that this person began. Who somebody is and what an occasion was is taken from whoever wrote that down; a record
 * that a rule cannot be followed for states nothing, as it does when it is sent.
 */
export function ownWork(programme: Programme, records: readonly HeldRecord[], person: string): OwnWork {
  const rules = rulesOf(programme);
  const here = new Set(records.map(({ id }) => id));
  const facts: FactOf[] = [];
  let waitingCount = 0;
  for (const { id, type, folded } of records) {
    const isOwn = folded.createdBy === person;
    for (const fact of stated(() => stateFacts(rules, type, folded))) {
      if (fact.role === "event" && !isOwn) continue;
      if (fact.occasion !== undefined && !here.has(fact.occasion)) waitingCount += 1;
      facts.push({ ...fact, tenant: folded.tenant, record: id });
    }
  }
  return { rows: joinFacts(facts), waitingCount };
}

/** Every indicator to which something of theirs counts in a period, with its splits. */
export function ownResults(programme: Programme, { rows }: OwnWork, period: Period): readonly OwnResult[] {
  return indicatorsOf(programme).flatMap((indicator) => {
    if (countingRows(indicator, rows, period).length === 0) return [];
    const splits: readonly (readonly SplitBy[])[] = [[], ...indicator.by.map((split) => [split])];
    const results = splits.flatMap((by) => {
      const told = tally(indicator, rows, period, by);
      return isProblem(told) ? [] : told;
    });
    return [{ indicator, results }];
  });
}

function stated<T>(state: () => readonly T[]): readonly T[] {
  try {
    return state();
  } catch {
    return [];
  }
}
