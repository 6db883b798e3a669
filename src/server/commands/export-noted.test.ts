// An export is written down before it is made, in the sheet of whoever makes it; where that cannot be, there is none.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, it } from "node:test";
import { readSheets } from "#core/access/access-sheet.ts";
import type { Person } from "#core/access/role.ts";
import { NOTHING_SAID, sayChange } from "#core/change/change.ts";
import { newClock, stampOf, tick } from "#core/change/clock.ts";
import { isProblem } from "#core/problem.ts";
import { openedChange } from "#core/register/bring-in.ts";
import { programme } from "#programme/register.ts";
import { newKeeper } from "#test/colleagues.ts";
import { letEverybodyIn } from "#test/everybody-in.ts";
import type { KeyHolder } from "../key-holder.ts";
import { noteExport } from "./export-noted.ts";
import { pullerOf } from "./known.ts";

const NOON = Date.UTC(2016, 11, 12, 12);

/** A case team in which two files were begun, and an officer beside. */
async function team() {
  const keeper = newKeeper(programme);
  const [tenant, stream] = [randomUUID(), randomUUID()];
  await keeper.admin.addTenant({ id: tenant, name: "Example Partner", country: "BR", partner: true });
  await keeper.admin.addStream({ tenant, stream, name: "Case team" });
  const people: Person[] = [];
  for (const role of ["caseworker", "supervisor", "data-protection-officer", "results-officer"]) {
    const id = randomUUID();
    const grants = [{ person: id, role, tenant, stream: role === "caseworker" ? stream : null }];
    await keeper.admin.addPerson({ id, name: role, does: role, organisation: "Example", country: "BR", grants });
    people.push({ id, grants });
  }
  const holders = await letEverybodyIn(keeper, programme, { tenant, streams: [stream], people, now: NOON });
  const [worker, supervisor, officer, counts] = people.map(({ id }) => holders.get(id));
  assert.ok(worker && supervisor && officer && counts);
  const device = randomUUID();
  let clock = newClock(device);
  const begun = ["EX-1", "EX-2"].map((code) => {
    clock = tick(clock, NOON);
    const head = { id: randomUUID(), tenant, stream, record: randomUUID(), type: "child", act: "create" as const };
    const said = { author: worker.person.id, device, stamp: stampOf(clock), saidAt: null, schema: 1 };
    const part = { set: { code }, seen: {} };
    return sayChange({ ...head, ...said, circle: "team", generation: 0 }, NOTHING_SAID, part, null);
  });
  assert.ok((await worker.push(begun)).every(({ accepted }) => accepted));
  const exportAs = async (holder: KeyHolder, keys = keeper.keys): Promise<void> => {
    const { known } = await pullerOf(holder)([{ stream }]);
    await noteExport({ keys }, programme, { holder, device: randomUUID(), now: NOON }, tenant, known);
  };
  const linesOf = async (holder: KeyHolder) => {
    const page = await holder.pull(stream, 0, 500, { type: "access-line", since: "" });
    assert.ok(!isProblem(page) && page.shut.length === 0);
    return readSheets(page.changes.map(({ envelope }) => openedChange(envelope)));
  };
  return { exportAs, linesOf, worker, supervisor, officer, counts };
}

describe("an export", () => {
  it("stands in the sheet of whoever made it, by kind and how many, and the officer reads it", async () => {
    const { exportAs, linesOf, worker, supervisor, officer } = await team();
    await exportAs(supervisor);
    await exportAs(supervisor);
    await exportAs(worker);
    const { lines, faults } = await linesOf(officer);
    assert.deepEqual(faults, []);
    assert.deepEqual(
      lines.map(({ author, did, kind, many, count }) => [author === worker.person.id, did, kind, many, count]).sort(),
      [
        [false, "exported", "child", 2, 0],
        [false, "exported", "child", 2, 1],
        [true, "exported", "child", 2, 0],
      ],
    );
    assert.deepEqual(
      (await linesOf(worker)).lines.map(({ author }) => author),
      [worker.person.id],
      "and no colleague does",
    );
  });

  it("is not made where it cannot be written down", async () => {
    const { exportAs, linesOf, supervisor, officer } = await team();
    const away: KeyHolder = {
      ...supervisor,
      push: async (changes) =>
        changes.map(({ head }) => ({
          id: head.id,
          accepted: false,
          problem: { code: "door.busy", status: 503, says: "Try again." },
        })),
    };
    await assert.rejects(exportAs(away), /not written down/);
    assert.deepEqual((await linesOf(officer)).lines, []);
  });

  it("is nothing to write down for whoever reads no file", async () => {
    const { exportAs, linesOf, counts, officer } = await team();
    await exportAs(counts);
    assert.deepEqual((await linesOf(officer)).lines, []);
  });
});
