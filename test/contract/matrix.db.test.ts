// The permission matrix: every role, in every relation to a team, against every type and act, on every surface of the server, over HTTP
// with real sessions. Promise: each cell has one answer, that of `can`, and every surface gives it. What is asked is generated from the
// programme: a new role or type is in it by itself, and a route that is in no cell has to say why. What a team reads is asked here; what people
// by name read, readers.db.test.ts asks, with keys.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { standing, tenantsWhere } from "#core/access/can.ts";
import type { Action } from "#core/access/role.ts";
import { indicatorsOf } from "#core/programme.ts";
import type { RecordType } from "#core/record/type.ts";
import { findPeriod } from "#core/result/period.ts";
import { programme } from "#programme/register.ts";
import { makeAndStoreCut } from "#server/store/cuts.ts";
import { inTenants } from "#server/store/database.ts";
import { uuid } from "../bicycles/devices.ts";
import { offeredBy } from "../hostile/routes.ts";
import { type Asking, openMatrix, recordsOn } from "./matrix-asking.ts";
import { askForCheckpoints } from "./matrix-checkpoints.ts";
import { askForFiles } from "./matrix-files.ts";
import {
  type Asker,
  askers,
  COUNTED,
  leaving,
  may,
  mayForAll,
  ON,
  type PlaceName,
  placeNames,
  places,
  recordAt,
  types,
  writer,
} from "./matrix-ground.ts";
import { askToHandOver } from "./matrix-handing.ts";
import { type Saying, sayings } from "./matrix-sayings.ts";

let matrix: Asking;
before(async () => {
  matrix = await openMatrix();
});
after(() => matrix.close());

const idsIn = (rows: readonly { readonly id?: string; readonly record?: string }[] = []): ReadonlySet<string> =>
  new Set(rows.map(({ id, record }) => record ?? id ?? ""));
const WHOLE = "of the whole organisation";
/** Whether anybody in this role may do this to such a record, in some relation to it. */
const mayEver = ({ role }: Asker, action: Action, { id }: RecordType): boolean =>
  askers.some((one) => one.role === role && one.relation === WHOLE && may(one, action, id, "own"));

describe("reading", () => {
  test("the feed gives out what may be read, and so does search, which looks through what the feed brought", async (t) => {
    const { read, cell } = matrix;
    // A device searches its own records (src/web/search.ts): there is no search to ask a server for.
    assert.ok((await offeredBy(matrix.served)).every(({ path }) => !path.includes("search")));
    const waiting = new Set<string>();
    for (const { stream } of Object.values(places))
      for (const id of (await read({ person: writer }, `/api/changes?stream=${stream}&limit=1000`)).toRecount)
        waiting.add(id);
    assert.ok(waiting.size > 3, "some sealed records wait to be counted");
    await matrix.ofEverybody(async (asker) => {
      for (const place of asker.places) {
        const page = await read(asker, `/api/changes?stream=${places[place].stream}&limit=1000`);
        const given = new Set(recordsOn(page));
        for (const id of await matrix.askedFor(asker, places[place].stream)) given.add(id);
        const offered = new Set(page?.toRecount);
        for (const type of types) {
          const [id, isExpected] = [recordAt(place, type), may(asker, "read", type.id, place)];
          cell("feed", isExpected, given.has(id), asker, place, type.id);
          if (waiting.has(id)) cell("recount", isExpected, offered.has(id), asker, place, type.id);
        }
        const anything = types.some(({ id }) => may(asker, "read", id, place));
        cell("stream", anything, page !== undefined, asker, place);
      }
    });
    matrix.agreed(t, 10_000, "feed", "recount", "stream");
  });

  test("the list and the single record are those of open types that may be read", async (t) => {
    const isExpected = (asker: Asker, type: RecordType, place: PlaceName): boolean =>
      type.open && may(asker, "read", type.id, place);
    await matrix.ofEverybody(async (asker) => {
      const listed = idsIn((await matrix.read(asker, "/api/records?limit=1000")).records);
      for (const place of placeNames)
        for (const type of types) {
          const id = recordAt(place, type);
          matrix.cell("list", isExpected(asker, type, place), listed.has(id), asker, place, type.id);
          if (!asker.places.includes(place)) continue;
          if (!mayEver(asker, "read", type) && (asker.relation !== "of the whole organisation" || place !== "own")) {
            matrix.leaveOut(
              "a single record of a type the role never reads, where it has been refused with more reach",
            );
            continue;
          }
          const { status } = await matrix.ask(asker, `/api/records/${id}`);
          matrix.cell("record", isExpected(asker, type, place), status !== 404, asker, place, type.id);
        }
    });
    matrix.agreed(t, 20_000, "list", "record");
  });

  test("checkpoints are of streams one reads something in, and one record's changes of whoever reads it", async (t) => {
    await askForCheckpoints(matrix);
    matrix.agreed(t, 2_000, "checkpoints", "checkpoints put", "feed of a record");
  });

  test("files are given to whoever reads the record, and taken from whoever writes it", async (t) => {
    await askForFiles(matrix);
    matrix.agreed(t, 2_000, "file got", "file put", "file of a new record");
  });

  test("a sample is drawn where it may be drawn, and opens where the record may be read", async (t) => {
    await matrix.ofEverybody(async (asker) => {
      for (const type of types) {
        if (!mayEver(asker, "sample", type) && asker.relation !== WHOLE) {
          matrix.leaveOut("drawing of a type the role never draws: once refused with the widest reach");
          continue;
        }
        const drawn = await matrix.read(asker, `/api/sample?type=${type.id}&seed=7&count=50`);
        const rows = new Map<string, boolean>(
          drawn?.rows.map(({ record, opens }: { record: string; opens: boolean }) => [record, opens]),
        );
        for (const place of placeNames) {
          const mayDraw = may(asker, "sample", type.id, place);
          const opens = rows.get(recordAt(place, type));
          matrix.cell("sample", mayDraw, opens !== undefined, asker, place, type.id);
          const mayOpen = mayDraw && type.open && may(asker, "read", type.id, place);
          matrix.cell("sample opened", mayOpen, opens === true, asker, place, type.id);
        }
      }
    });
    matrix.agreed(t, 8_000, "sample", "sample opened");
  });

  test("figures, and the rows behind them, are of organisations one may count", async (t) => {
    const { read, cell } = matrix;
    const code = indicatorsOf(programme).find(({ among }) => among.kinds.includes(COUNTED))?.code;
    const counted = types.find(({ id }) => id === COUNTED);
    assert.ok(counted && code);
    await matrix.ofEverybody(async (asker) => {
      const results = await read(asker, "/api/results?period=2016");
      const opened = idsIn((await read(asker, `/api/facts?figure=${code}&period=2016`))?.rows);
      const standings = JSON.stringify((await read(asker, "/api/partners?period=2016")) ?? []);
      for (const place of placeNames) {
        const mayCount = mayForAll(asker, "count", "*", place);
        const { organisation } = places[place];
        cell("figures", mayCount, results?.scope.includes(organisation) ?? false, asker, place);
        cell("facts", mayCount, opened.has(recordAt(place, counted)), asker, place);
        cell("partners", mayCount, standings.includes(organisation), asker, place);
      }
      const all = await read(asker, "/api/partners/all?period=2016");
      const mayRelease = mayForAll(asker, "release", "*", "own") || may(asker, "release", "*", "own");
      cell("all partners", mayRelease, all !== undefined, asker);
    });
    const why = "counting one type: counted rows are asked for of an organisation as a whole";
    matrix.leaveOut(why, askers.length * types.length);
    matrix.agreed(t, 300, "figures", "facts", "partners", "all partners");
  });

  test("what was released is for everybody, and names no record, no team and nobody", async (t) => {
    const of2016 = { programme, period: findPeriod("2016")!, cutOffOn: ON };
    const asked = { ...of2016, demonstration: true, outcomes: [], targets: {} };
    const { id } = await makeAndStoreCut(matrix.served.store, asked);
    const known = [
      ...askers.map(({ person }) => person.id),
      ...Object.values(places).flatMap(({ tenant, stream }) => [tenant, stream]),
      ...placeNames.flatMap((place) => types.map((type) => recordAt(place, type))),
    ];
    const checked = new Map<string, boolean>();
    const isClean = (text: string): boolean => {
      const found = checked.get(text) ?? known.every((one) => !text.includes(one));
      checked.set(text, found);
      return found;
    };
    await matrix.ofEverybody(async (asker) => {
      const reports = ["json", "csv"].map((form) => `/api/report/${id}?as=${form}`);
      for (const path of ["/api/released", `/api/released/${id}`, ...reports]) {
        const { status, text } = await matrix.ask(asker, path);
        matrix.cell("released", true, status === 200 && text.length > 2 && isClean(text), asker, path);
      }
    });
    matrix.agreed(t, 200, "released");
  });

  test("whoever signed in is told the teams their roles reach today, and sets up where they admit", async (t) => {
    const { read, cell } = matrix;
    await matrix.ofEverybody(async (asker) => {
      const mine = idsIn((await read(asker, "/api/me")).streams.map(({ stream: id }: { stream: string }) => ({ id })));
      const administered = idsIn(
        (await read(asker, "/api/set-up"))?.map(({ tenant: id }: { tenant: string }) => ({ id })),
      );
      for (const place of placeNames) {
        const { tenant, stream } = places[place];
        const reaches = standing(programme.roles, asker.person, ON).grants.some(
          (grant) => grant.tenant === tenant && (grant.stream ?? stream) === stream,
        );
        cell("me", reaches, mine.has(stream), asker, place);
        const mayAdmit = mayForAll(asker, "admit", "membership", place);
        cell("set-up", mayAdmit, administered.has(tenant), asker, place);
        const team = { id: uuid(0xf00 + placeNames.indexOf(place)), name: "A new team" };
        const { status } = await matrix.ask(asker, "/api/set-up/teams", { tenant, team });
        cell("a new team", mayAdmit, status === 200, asker, place);
      }
    });
    matrix.agreed(t, 300, "me", "set-up", "a new team");
  });
});

describe("writing", () => {
  test("a push takes what the role may do there, says so, and keeps nothing else", async (t) => {
    const changesKept = async (): Promise<number> => {
      const tenants = placeNames.map((place) => places[place].tenant);
      const [row] = await inTenants(matrix.served.store, tenants, (sql) =>
        sql<{ count: number }>("SELECT count(*) FROM change"),
      );
      return row?.count ?? 0;
    };
    const before = await changesKept();
    const revisions = new Map<string, number>();
    const revisionOf = (record: string): number => revisions.get(record) ?? 1;
    let accepted = 0;
    const push = async (asker: Asker, said: readonly Saying[]): Promise<void> => {
      const changes = leaving(said.map(({ change }) => change));
      const { status, text } = await matrix.ask(asker, "/api/changes", { protocol: 1, changes });
      assert.equal(status, 200, text.slice(0, 200));
      for (const [index, outcome] of JSON.parse(text).outcomes.entries()) {
        const { surface, isExpected, change, place } = said[index]!;
        const { type, act, record } = change.head;
        matrix.cell(surface, isExpected, outcome.accepted, asker, place, type, act);
        if (!outcome.accepted) continue;
        accepted += 1;
        revisions.set(record, Math.max(revisionOf(record), outcome.revision));
      }
    };
    // As many types as fit into a push whatever their workflows.
    for (const asker of askers)
      for (const place of asker.places)
        for (let from = 0; from < types.length; from += 40)
          await push(
            asker,
            types.slice(from, from + 40).flatMap((type) => sayings(asker, type, place, revisionOf)),
          );
    assert.equal(await changesKept(), before + accepted);
    const acts = "create edit move withdraw restore restate circle".split(" ");
    matrix.agreed(t, 60_000, ...acts, "as another", "from another team");
  });

  test("whoever belongs to the team today hands over what was not accepted, and nobody who visits", (t) =>
    askToHandOver(matrix, t));
});

describe("the matrix", () => {
  /** Routes that no cell is about, and why. */
  const elsewhere: readonly (readonly [path: RegExp, why: string])[] = [
    [/^\/(health|ready|api\/(hello|helplines|people|sign-(in|out).*))$/, "before anybody signs in there is no role"],
    [/^\/api\/set-up\/first$/, "there is nobody yet"],
    [/^\/api\/hints$/, "how far streams go: the same that is asked of changes, with a suite of its own"],
    [/^\/api\/(erasures|devices|quarantine)/, "said by two: suites of their own"],
    [/^\/api\/set-up\/(organisations|people|grants.*)$/, "its door is in a cell, its rules are set-up.db.test.ts's"],
    [/^\/api\/(keys|account|sessions|invitations)/, "one's own, or signed in the key log, which has its own suite"],
  ];
  const asked =
    "changes checkpoints files files/{record}/{file}/{chunk} records records/{id} sample results facts partners partners/all released released/{id} report/{cut} me set-up set-up/teams";

  test("asks at the doors whose rules go further: they open to whoever admits somewhere", async (t) => {
    await matrix.ofEverybody(async (asker) => {
      for (const [path, type] of Object.entries({ people: "membership", organisations: "organisation" })) {
        const mayEnter = tenantsWhere(programme.roles, asker.person, "admit", type, ON).length > 0;
        const { status } = await matrix.ask(asker, `/api/set-up/${path}`, {});
        matrix.cell("door", mayEnter, status === 400, asker, path);
        if (status !== 400) assert.equal(status, 403);
      }
    });
    matrix.agreed(t, 100, "door");
  });

  test("knows every route there is", async () => {
    const known = asked.split(" ").map((path) => `/api/${path}`);
    const unknown = (await offeredBy(matrix.served))
      .map(({ path }) => path)
      .filter((path) => !known.includes(path) && !elsewhere.some(([form]) => form.test(path)));
    assert.deepEqual(unknown, []);
  });

  test("is as large as the programme", (t) => {
    for (const [action, why] of [
      ["import", "bringing in: a register is read on a device, and what comes of it arrives as create and edit"],
      ["readmit", "inviting once more: said in the key log, which has its own suite"],
    ] as const)
      for (const asker of askers)
        matrix.leaveOut(why, types.filter((type) => mayEver(asker, action, type)).length * asker.places.length);
    const { cells, unasked } = matrix.account();
    const of = `${programme.roles.length} roles, ${types.length} types, ${askers.length} people`;
    t.diagnostic(`${cells} cells agree: ${of}`);
    for (const [why, count] of unasked) t.diagnostic(`${count} not asked: ${why}`);
    assert.ok(cells > 135_000, `${cells}`);
  });
});
