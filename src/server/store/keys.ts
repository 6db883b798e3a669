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
import { endIn, grantIn, type KnownLog, noLog, type Office, peopleIn, readOn, readPost } from "../key-post.ts";
import { endGrants, putGrants } from "./admin.ts";
import { asOwner, asPerson, type Sql, type Store } from "./database.ts";

const MOST_REMEMBERED = 1_000;

export function keysOf(store: Store, roles: readonly Role[], day: () => string): Keys {
  // Entries are only ever added: what was read of a log stays read, and what another process added is read on from there.
  const remembered = new Map<string, KnownLog>();

  function remember(tenant: string, log: KnownLog): void {
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    remembered.set(tenant, log);
  }

  async function readLog(sql: Sql, tenant: string, root: string | null): Promise<KnownLog> {
    const known = remembered.get(tenant) ?? noLog(tenant);
    const entries = await readEntries(sql, tenant, known.state.next);
    const log = await readOn({ roles, root }, known, entries);
    if (isProblem(log)) throw new Error("the key log of an organisation is not believed");
    remember(tenant, log);
    return log;
  }

  async function take(sql: Sql, post: KeyPost): Promise<KnownLog | Problem> {
    const { tenant, entries } = post;
    // The same lock as a push: an epoch does not end between the look at a change and its being kept.
    await sql("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [tenant]);
    const [office] = await sql<Office & { readonly root: string | null }>(OFFICE, [tenant, peopleIn(entries)]);
    if (!office) return problem("door.not-found");
    const { root } = office;
    const on = day();
    const read = await readPost({ roles, root }, office, await readLog(sql, tenant, root), post, on);
    if (isProblem(read)) return read;
    await sql(ENTRIES, [tenant, JSON.stringify(entries.map(entryRow))]);
    await sql(BOXES, [tenant, JSON.stringify(post.boxes)]);
    await sql(BEFORES, [tenant, JSON.stringify(post.befores)]);
    await sql(PEOPLE, [tenant, JSON.stringify(entries.flatMap(({ entry }) => namedIn(entry)))]);
    for (const entry of entries) {
      const [given, ended] = [grantIn(entry), endIn(entry)];
      if (given) await putGrants(sql, given.person, [given]);
      if (ended) await endGrants(sql, ended, on);
    }
    return read;
  }

  return {
    async page(person, tenant, after, sealedTo: string = person.id) {
      if (!standing(person, day()).grants.some((grant) => grant.tenant === tenant)) return problem("door.not-found");
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
      const taken = await asOwner(store, (sql) => take(sql, post));
      if (isProblem(taken)) return taken;
      remember(post.tenant, taken);
      return undefined;
    },
  };
}

async function readEntries(sql: Sql, tenant: string, after: number): Promise<readonly SignedEntry[]> {
  const rows = await sql<{ entry: string; signature: string }>(
    "SELECT entry, signature FROM key_entry WHERE tenant = $1 AND n >= $2 ORDER BY n",
    [tenant, after],
  );
  return rows.map(({ entry, signature }) => ({ entry: JSON.parse(entry), signature }));
}

function entryRow({ entry, signature }: SignedEntry): object {
  const { n, saying } = entry;
  const { stream, circle, epoch } = saying.says === "epoch" ? saying : {};
  return { n, entry: entryText(entry), signature, stream, circle, epoch };
}

function namedIn({ saying }: SignedEntry["entry"]): readonly { readonly circle: string; readonly person: string }[] {
  if (saying.says !== "epoch") return [];
  return (saying.named?.people ?? []).map((person) => ({ circle: saying.circle, person }));
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

/** Said again with each epoch, and always the same: a circle is named by who is in it. */
const PEOPLE = `
INSERT INTO circle_person (tenant, circle, person)
SELECT $1, circle, person FROM json_to_recordset($2) AS p (circle text, person uuid) ON CONFLICT DO NOTHING`;

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
