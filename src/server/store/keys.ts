// Keys on PostgreSQL: the signed log of each organisation, and the secrets that were posted with it, none of which can be used here.
// Promise: a log goes on one post after the other, whoever writes; what it grants and ends is granted and ended in the same transaction.
import { standing } from "#core/access/can.ts";
import type { Role } from "#core/access/role.ts";
import { isProblem, type Problem, problem } from "#core/problem.ts";
import { entryText, type SignedEntry } from "#core/seal/key-log.ts";
import type { EpochBox } from "#core/seal/keyring.ts";
import type { KeyPost } from "#core/seal/tending.ts";
import { isUuid } from "../form.ts";
import type { Keys } from "../keeper.ts";
import { endIn, grantIn, type KnownLog, type Office, peopleIn, readPost } from "../key-post.ts";
import { endGrants, putGrants } from "./admin.ts";
import { asOwner, asPerson, type Sql, type Store } from "./database.ts";
import { type KeyLogs, keyLogs, readEntries } from "./key-logs.ts";

export function keysOf(store: Store, logs: KeyLogs, roles: readonly Role[], day: () => string): Keys {
  return {
    async page(person, tenant, after, sealedTo: string = person.id) {
      if (!standing(roles, person, day()).grants.some((grant) => grant.tenant === tenant))
        return problem("door.not-found");
      // The log first: a secret that was posted meanwhile comes too early, and again the next time.
      const [entries, boxes, befores] = await asPerson(store, person, (sql) =>
        Promise.all([
          readEntries(sql, tenant, after),
          sql<EpochBox>(BOXES_OF, [tenant, sealedTo]),
          sql<EpochBox>(BEFORES_OF, [tenant, sealedTo]),
        ]),
      );
      return { tenant, entries, boxes, befores };
    },
    async post(post) {
      if (!isUuid(post.tenant)) return problem("door.not-found");
      const taken = await asOwner(store, (sql) => take(sql, logs, { roles, on: day() }, post));
      if (isProblem(taken)) return taken;
      logs.remember(post.tenant, taken);
      return undefined;
    },
  };
}

/** By what entries are taken: the roles there are, and the day it is. */
export interface TakingRules {
  readonly roles: readonly Role[];
  readonly on: string;
}

/** Entries that stand or fall with the rest of what an owner's transaction does. Throws the Problem where they may not be said. */
export async function addEntries(
  sql: Sql,
  rules: TakingRules,
  tenant: string,
  entries: readonly SignedEntry[],
): Promise<void> {
  const taken = await take(sql, keyLogs(rules.roles), rules, { tenant, entries, boxes: [], befores: [] });
  if (isProblem(taken)) throw taken;
}

async function take(sql: Sql, logs: KeyLogs, { roles, on }: TakingRules, post: KeyPost): Promise<KnownLog | Problem> {
  const { tenant, entries } = post;
  // The same lock as a push: an epoch does not end between the look at a change and its being kept.
  await sql("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [tenant]);
  const [office] = await sql<Office & { readonly root: string | null }>(OFFICE, [tenant, peopleIn(entries)]);
  if (!office) return problem("door.not-found");
  const { root } = office;
  const read = await readPost({ roles, root }, office, await logs.read(sql, tenant, root), post, on);
  if (isProblem(read)) return read;
  await sql(ENTRIES, [tenant, JSON.stringify(entries.map(entryRow))]);
  await sql(BOXES, [tenant, JSON.stringify(post.boxes)]);
  await sql(BEFORES, [tenant, JSON.stringify(post.befores)]);
  for (const entry of entries) {
    const [given, ended] = [grantIn(entry), endIn(entry)];
    if (given) await putGrants(sql, given.person, [given]);
    if (ended) await endGrants(sql, ended, on);
  }
  return read;
}

function entryRow({ entry, signature }: SignedEntry): object {
  const { n, saying } = entry;
  const { stream, circle, epoch } = saying.says === "epoch" ? saying : {};
  return { n, entry: entryText(entry), signature, stream, circle, epoch };
}

/** Locked: whoever gives or ends a role in another way waits, or is waited for. $1 tenant, $2 people. */
const OFFICE = `
SELECT t.partner,
  ARRAY (SELECT stream FROM stream WHERE tenant = t.tenant) AS streams,
  ARRAY (SELECT id FROM person WHERE id = ANY ($2::uuid[])) AS people,
  (SELECT root FROM installation) AS root
FROM tenant t WHERE t.tenant = $1 FOR UPDATE`;

const ENTRIES = `
INSERT INTO key_entry (tenant, n, entry, signature, stream, circle, epoch)
SELECT $1, n, entry, signature, stream, circle, epoch
FROM json_to_recordset($2) AS e (n int, entry text, signature text, stream uuid, circle text, epoch int)`;

/** Somebody let in anew, with other keys, gets the secret anew. */
const BOXES = `
INSERT INTO epoch_box (tenant, person, stream, circle, epoch, box)
SELECT $1, person, stream, circle, epoch, box
FROM json_to_recordset($2) AS b (person uuid, stream uuid, circle text, epoch int, box text)
ON CONFLICT (tenant, person, stream, circle, epoch) DO UPDATE SET box = excluded.box`;

const BEFORES = `
INSERT INTO epoch_before (tenant, stream, circle, epoch, box)
SELECT $1, stream, circle, epoch, box FROM json_to_recordset($2) AS b (stream uuid, circle text, epoch int, box text)`;

const BOXES_OF = `
SELECT stream, circle, epoch, box FROM epoch_box WHERE tenant = $1 AND person = $2 ORDER BY stream, circle, epoch`;

const BEFORES_OF = `
SELECT b.stream, b.circle, b.epoch, b.box FROM (
  SELECT DISTINCT stream, circle FROM epoch_box WHERE tenant = $1 AND person = $2
) theirs
JOIN epoch_before b ON b.tenant = $1 AND b.stream = theirs.stream AND b.circle = theirs.circle
ORDER BY b.stream, b.circle, b.epoch`;
