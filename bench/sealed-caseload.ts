// The disk of a device that has a caseload: as many sealed records of ten changes as are wanted, fetched, checked and folded by the app's own
// code, outside a browser. For measures of what a phone opens from.
import { randomUUID } from "node:crypto";
import { type Envelope, type Part, sayChange } from "#core/change/change.ts";
import { nodeOf, stampOf } from "#core/change/clock.ts";
import type { KeysPage } from "#core/seal/keyring.ts";
import { programme } from "#programme/register.ts";
import type { KeyHolder } from "#server/key-holder.ts";
import { type Api, AWAY, type KeptChange, type Me, type Pulled } from "#web/api.ts";
import { openDevice } from "#web/device.ts";
import { memoryOutboxDisk, nothingLying } from "#web/outbox-disk.ts";
import { makeShelf } from "#web/sealed-shelf.ts";
import { memoryDisk } from "#web/shelf-disk.ts";

export const CHANGES = 10;
const PAGE = 500;
const FIRST = ["Aurora", "Bento", "Clara", "Dante", "Elisa", "Fábio", "Gilda", "Hugo", "Iara", "João", "Kátia", "Léo"];
const LAST = ["Exemplo", "Amostra", "Modelo", "Fictício", "Inventado", "Rascunho", "Padrão"];
const BEGAN = Date.UTC(2016, 10, 1);

/** What lies under one key of the browser's database. */
export interface Laid {
  readonly key: readonly [person: string, kind: string, where: string, at: number];
  readonly text?: string;
  /** In base64. */
  readonly bytes?: string;
}

export const nameAt = (at: number): string =>
  `${FIRST[at % FIRST.length]} ${LAST[Math.floor(at / FIRST.length) % LAST.length]} ${1000 + at}`;

/** The changes of a record of a learner, the way people write: made once, then an answer or two at a time. */
export function learnerSaid(
  at: number,
  { tenant, stream }: { readonly tenant: string; readonly stream: string },
  author: string,
) {
  const [record, device] = [randomUUID(), randomUUID()];
  const seen = new Map<string, string>();
  return Array.from({ length: CHANGES }, (_, turn): Envelope => {
    const set: Part["set"] =
      turn === 0
        ? {
            name: nameAt(at),
            ownCode: `P-${at}`,
            audience: "children",
            sex: at % 2 ? "male" : "female",
            bornOn: "2003-04-05",
            countId: randomUUID(),
          }
        : ([
            { ownCode: `P-${at}-${turn}` },
            { bornOn: `2003-04-${10 + turn}` },
            { community: `Example village ${turn}` },
          ][turn % 3] ?? {});
    const stamp = stampOf({ millis: BEGAN + at * 60_000 + turn * 1000, count: 0, node: nodeOf(device) });
    const looked = Object.fromEntries(
      Object.keys(set).flatMap((name) => {
        const stamp = seen.get(name);
        return stamp === undefined ? [] : [[name, [stamp]]];
      }),
    );
    for (const name of Object.keys(set)) seen.set(name, stamp);
    return sayChange(
      {
        ...{ id: randomUUID(), tenant, stream, record, type: "participant", act: turn === 0 ? "create" : "edit" },
        ...{ author, device, stamp, saidAt: null, schema: 1, circle: "team", generation: 0 },
      },
      { set: {}, seen: {} },
      { set, seen: looked },
      null,
    );
  });
}

/** `records` of them, on top of the `after` that the stream has already. */
export async function sealedCaseload(
  records: number,
  { ring, person }: KeyHolder,
  me: Me,
  logId: string,
  keyPage: KeysPage,
): Promise<readonly Laid[]> {
  const [team] = me.streams;
  if (!team) throw new Error("nobody's team");
  const disk = memoryDisk();
  const shelf = makeShelf(ring.keys, disk, logId);
  shelf.keepKeys(keyPage);
  let n = 0;
  for (let from = 0; from < records; from += PAGE / CHANGES) {
    const some = Array.from({ length: Math.min(PAGE / CHANGES, records - from) }, (_, at) => from + at);
    const said = some.flatMap((at) => learnerSaid(at, team, person.id));
    const sealed = (await Promise.all(said.map(ring.seal))).flatMap((one) => ("fault" in one ? [] : one));
    if (sealed.length !== said.length) throw new Error("not everything was sealed");
    const changes = sealed.map(({ wrap: _, rewraps: __, ...envelope }, at): KeptChange => {
      n += 1;
      return { n, revision: (at % CHANGES) + 1, envelope };
    });
    const wraps = [...new Map(sealed.flatMap(({ wrap }) => (wrap ? [[wrap.record, wrap] as const] : []))).values()];
    const page: Pulled = { logId, stream: team.stream, changes, wraps, next: n, more: false, toRecount: [] };
    shelf.keepPage(n - changes.length, page);
    await shelf.settled();
  }
  const api: Pick<Api, "push" | "pull" | "get" | "post"> = {
    push: async () => AWAY,
    pull: async (stream, after) => ({ logId, stream, changes: [], next: after, more: false, toRecount: [] }),
    get: async <T>(path: string) => (path.startsWith("/api/keys") ? ({ ...keyPage, entries: [] } as T) : AWAY),
    post: async () => AWAY,
  };
  const device = await openDevice({
    programme,
    api,
    me: { ...me, streams: me.streams },
    keys: ring.keys,
    shelfDisk: disk,
    outboxDisk: memoryOutboxDisk(nothingLying()),
    logId,
    now: () => Date.UTC(2016, 11, 12),
    day: () => "2016-12-12",
    keyDay: () => "2016-12-12",
    newId: randomUUID,
    pause: async () => {},
    onSignedOut: () => {},
  });
  await device.sync.now();
  if (device.store.recordsOf("participant").length !== records) throw new Error("not every record was opened");
  await device.end();
  const laid: Laid[] = [];
  for (const kind of ["pages", "keys"])
    for (const { where, at, box } of await disk.read(person.id, kind))
      laid.push({ key: [person.id, kind, where, at], text: box });
  for (const where of await disk.wheres(person.id, "folds")) {
    const text = await disk.box(person.id, "folds", where, 0);
    if (text !== undefined) laid.push({ key: [person.id, "folds", where, 0], text });
    for (const part of [0, 1]) {
      const bytes = await disk.bytes(person.id, "folds", where, part);
      if (bytes) laid.push({ key: [person.id, "folds", where, part], bytes: Buffer.from(bytes).toString("base64") });
    }
  }
  return laid;
}
