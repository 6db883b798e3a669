// What `check` asks of what is sealed. Without a key: that the key log stands, that who may do what follows from it, that everything is
// signed by its author, that each sealed body has a key that was given to a circle, and that no change is missing that a device had seen.
// With somebody's keys: that what they can open counts what is stated.
import { isDeepStrictEqual } from "node:util";
import { standsOn } from "#core/access/can.ts";
import type { Grant } from "#core/access/role.ts";
import type { Head } from "#core/change/change.ts";
import { statedBy } from "#core/fact/restate.ts";
import { findType, type Programme } from "#core/programme.ts";
import { isSignedByAuthor } from "#core/seal/author.ts";
import { keyIn } from "#core/seal/box.ts";
import { canonicalText } from "#core/seal/bytes.ts";
import { makeChains } from "#core/seal/chain.ts";
import { isKeyLogFault, readKeyLog, type SignedEntry } from "#core/seal/key-log.ts";
import { epochsOf, type KeyState, noKeys } from "#core/seal/key-state.ts";
import { SEALED_CODEC } from "#core/seal/record-seal.ts";
import { fileOpener } from "../held-files.ts";
import type { Keeper } from "../keeper.ts";
import type { KeyHolder } from "../key-holder.ts";
import { platform } from "../platform.ts";
import { inTenants, type Sql, type Store } from "../store/database.ts";
import { readFacts } from "../store/facts.ts";
import { readEntries } from "../store/key-logs.ts";
import { type FilesFound, filesByRecord, lookIntoFiles } from "./check-files.ts";
import { asKept, byKey } from "./fold-log.ts";
import { pullKnown } from "./known.ts";

export type SealDifference = { readonly what: string; readonly record?: string };

interface SealedRow {
  readonly record: string;
  readonly head: string;
  readonly body: string;
  readonly signature: string | null;
}

export interface SealsOf {
  readonly programme: Programme;
  readonly tenant: string;
  /** The day it is. */
  readonly on: string;
  /** What is enforced there, of whatever day. */
  readonly granted: readonly Grant[];
}

/** Of one organisation. */
export async function checkSeals(
  sql: Sql,
  { programme, tenant, on, granted }: SealsOf,
): Promise<readonly SealDifference[]> {
  const [{ root = null } = {}] = await sql<{ root: string | null }>("SELECT root FROM installation");
  const entries = await readEntries(sql, tenant, 0);
  const { state, fault } = await readAsFarAsBelieved(programme, tenant, root ?? "", entries);
  const differences: SealDifference[] = fault === undefined ? [] : [{ what: fault }];
  const isKeyed = entries.length > 0;
  if (isKeyed && !isDeepStrictEqual(standing(granted, on), standing(state.grants, on)))
    differences.push({ what: "who may do what" });
  const log = await sql<SealedRow>(
    "SELECT record, head, body, signature FROM change WHERE tenant = $1 AND erased IS NULL ORDER BY stream, n",
    [tenant],
  );
  const wraps = await sql<{
    stream: string;
    record: string;
    key: string;
    circle: string;
    epoch: number;
    generation: number;
  }>(
    "SELECT r.stream, w.record, w.generation, w.key, w.circle, w.epoch FROM wrap w JOIN record r USING (tenant, record) WHERE w.tenant = $1",
    [tenant],
  );
  const keys = new Set(wraps.map(({ record, generation, key }) => `${record} ${generation} ${key}`));
  const found = new Map<string, Set<string>>();
  const differs = (what: string, record: string): void =>
    void found.set(what, (found.get(what) ?? new Set()).add(record));
  for (const { stream, record, circle, epoch } of wraps)
    if (!epochsOf(state, stream, circle).some((one) => one.epoch === epoch)) differs("a key under no epoch", record);
  const chains = makeChains();
  for (const { record, head: text, body, signature } of log) {
    const head = JSON.parse(text) as Head;
    const isSealed = head.codec === SEALED_CODEC;
    if ((isKeyed || isSealed) && !(await isSignedByAuthor(platform, state, { head, signature })))
      differs("the signature of a change", record);
    if (isSealed && !keys.has(`${record} ${head.generation} ${keyIn(body)}`))
      differs("the key of a sealed body", record);
    if (!chains.follow({ head })) differs("a change before another of the same device", record);
  }
  for (const [what, records] of found) for (const record of records) differences.push({ what, record });
  return differences;
}

async function readAsFarAsBelieved(
  { roles }: Programme,
  tenant: string,
  root: string,
  entries: readonly SignedEntry[],
): Promise<{ readonly state: KeyState; readonly fault?: string }> {
  let state = noKeys(tenant);
  for (const entry of entries) {
    const read = await readKeyLog(platform, roles, root, state, [entry]);
    if (isKeyLogFault(read)) return { state, fault: `the key log from entry ${read.n} on (${read.fault})` };
    state = read;
  }
  return { state };
}

/** What is asked at every door is a copy of the log: on that day they say the same. */
function standing(grants: readonly Grant[], on: string): readonly string[] {
  const here = grants.filter((grant) => standsOn(grant, on));
  return here.map(({ person, role, stream }) => canonicalText({ person, role, stream })).sort();
}

/** Every grant of an organisation, read by the owner. */
export function grantsAt(sql: Sql, tenant: string): Promise<readonly Grant[]> {
  return sql<Grant>(
    `SELECT tenant, person, role, nullif(reach, tenant) AS stream, nullif(from_on, '') AS "fromOn", nullif(to_on, '') AS "toOn"
     FROM granted WHERE tenant = $1`,
    [tenant],
  ).then((rows) =>
    rows.map(({ fromOn, toOn, ...grant }) => ({ ...grant, ...(fromOn && { fromOn }), ...(toOn && { toOn }) })),
  );
}

export interface OpenedSeals {
  readonly files: Omit<FilesFound, "broken">;
  readonly opened: number;
  readonly shut: number;
  readonly differences: readonly (SealDifference & { readonly organisation: string })[];
}

/** What this person can open, and whether it counts what is stated. */
export async function checkOpened(
  { keeper, store }: { readonly keeper: Keeper; readonly store: Store },
  programme: Programme,
  holder: KeyHolder,
): Promise<OpenedSeals> {
  const differences: OpenedSeals["differences"][number][] = [];
  const files = { opened: 0, away: 0, unnamed: 0 };
  let opened = 0;
  let shut = 0;
  for (const organisation of new Set((await keeper.streamsOf(holder.person)).map(({ tenant }) => tenant))) {
    const pulled = await pullKnown(keeper, holder, organisation);
    for (const [record, fault] of pulled.shut)
      if (fault === "no-key") shut += 1;
      else differences.push({ what: "what its author signed and sealed", organisation, record });
    const { stated, counts } = await inTenants(store, [organisation], async (sql) => ({
      stated: Map.groupBy(await readFacts(sql), ({ fact }) => fact.record),
      counts: await sql<{ record: string }>(
        "SELECT record FROM record WHERE tenant = $1 AND created AND NOT withdrawn AND NOT to_recount",
        [organisation],
      ),
    }));
    const there = await inTenants(store, [organisation], (sql) => filesByRecord(sql, organisation));
    const found = await lookIntoFiles(organisation, pulled.known, there, fileOpener(keeper, holder));
    for (const name of ["opened", "away", "unnamed"] as const) files[name] += found[name];
    for (const record of found.broken)
      differences.push({ what: "a file that is not what was sealed", organisation, record });
    const counting = new Set(counts.map(({ record }) => record));
    for (const { changes } of pulled.known) {
      const record = changes[0]?.head.record ?? "";
      if (findType(programme, changes[0]?.head.type ?? "")?.open !== false) continue;
      opened += 1;
      const says = counting.has(record) ? statedBy(programme, changes) : null;
      if (!says) continue;
      const { rules } = says;
      const wanted = says.rows.map((fact) => ({ rules, fact: asKept({ tenant: organisation, record, ...fact }) }));
      const stands = (stated.get(record) ?? []).filter((one) => one.rules === rules);
      if (!isDeepStrictEqual(byKey(stands), byKey(wanted)))
        differences.push({ what: "what a sealed record counts", organisation, record });
    }
  }
  return { opened, shut, files, differences };
}
