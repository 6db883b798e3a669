// A register from a file to changes that can be pushed: the importer of the screen, told what a server knows.
// Promise: the file is read here and nowhere else; nothing of it is kept but what its changes say.
import { randomUUID } from "node:crypto";
import type { Clock } from "#core/change/clock.ts";
import type { Problem } from "#core/problem.ts";
import { rulesOf, typesOf } from "#core/programme.ts";
import { type BroughtIn, bringIn, type SheetChoices } from "#core/register/bring-in.ts";
import type { KnownRecord } from "#core/register/known-records.ts";
import type { Mapping } from "#core/register/mapping.ts";
import { isRefused, readSheets } from "#core/sheet/read.ts";
import { programme } from "#programme/register.ts";
import { dayOrderIn, declaredTotals, keepInImport, registers } from "#programme/registers.ts";

/** Who brings a file in, for whom, when, and what is known already. */
export interface Bringing {
  readonly tenant: string;
  readonly stream: string;
  readonly author: string;
  readonly device: string;
  readonly country: string | null;
  /** Names of the organisation and the team. */
  readonly ours: readonly string[];
  /** Names of other organisations. */
  readonly others: readonly string[];
  /** Days: what happened must lie between `from` and `to`, and before tomorrow. */
  readonly today: string;
  readonly from: string;
  readonly to: string;
  readonly clock: Clock;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly known: readonly KnownRecord[];
  readonly newId?: () => string;
  readonly mappings?: readonly Mapping[];
}

/** What would become of a file, or the problems why it cannot be read at all. */
export function bringFile(
  bytes: Uint8Array,
  file: string,
  bringing: Bringing,
  choices: { readonly [sheet: string]: SheetChoices } = {},
): BroughtIn | readonly Problem[] {
  const sheets = readSheets(bytes, file);
  if (isRefused(sheets)) return sheets;
  const {
    tenant,
    stream,
    author,
    device,
    country,
    ours,
    others,
    today,
    from,
    to,
    clock,
    now,
    known,
    newId = randomUUID,
    mappings,
  } = bringing;
  return bringIn({
    file,
    sheets,
    layouts: registers,
    declared: declaredTotals,
    given: country === null ? {} : { country },
    rows: { today, from, to, dayOrder: dayOrderIn(country), ours, others },
    choices,
    ...(mappings && { mappings }),
    carry: {
      tenant,
      stream,
      author,
      device,
      clock,
      now,
      newId,
      known,
      types: typesOf(programme),
      rules: rulesOf(programme),
      rulesVersion: programme.rules,
      keep: keepInImport(newId, country ?? undefined),
    },
  });
}

export function isUnreadable(brought: BroughtIn | readonly Problem[]): brought is readonly Problem[] {
  return Array.isArray(brought);
}
