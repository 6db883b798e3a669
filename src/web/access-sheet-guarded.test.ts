// Nobody, neither the server nor the person, takes a line of an access sheet back unseen, and nobody writes one for another.
import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { describe, it } from "node:test";
import { isProblem } from "#core/problem.ts";
import { begin, caseTeam, line, looked, saidOn, sheetOn, told } from "#test/access-sheets.ts";
import { all, type Device, held } from "#test/colleagues.ts";
import { edit, withdraw } from "./acts.ts";

describe("may the wrong person do this?", () => {
  it("takes no line back and alters none: the server refuses it, and what was written stands", async () => {
    const { lia, davi } = await caseTeam();
    const id = begin(lia, "EX-1");
    sheetOn(lia).opened(held(lia, id));
    await looked(lia, davi);
    const [mine] = lia.store.recordsOf(line.id);
    assert.ok(mine);
    withdraw(lia.desk, mine);
    edit(lia.desk, mine, { of: randomUUID() });
    const [theirs] = davi.store.recordsOf(line.id);
    assert.ok(theirs);
    withdraw(davi.desk, theirs);
    await looked(lia, davi);
    const refusedOn = ({ store }: Device) => store.unsent().map(({ refused }) => refused?.code);
    assert.deepEqual(refusedOn(lia), ["change.not-allowed", "change.not-allowed"]);
    assert.deepEqual(refusedOn(davi), ["change.not-allowed"]);
    await looked(lia, davi);
    assert.deepEqual(
      told(davi).lines.map(({ of }) => of),
      [id],
    );
  });

  it("writes no line in another's name", async () => {
    const { keeper, lia, bia, davi } = await caseTeam();
    const id = begin(lia, "EX-1");
    await looked(lia, davi);
    const sheet = sheetOn({ ...bia, desk: { ...bia.desk, person: lia.person.id }, person: bia.person });
    sheet.opened(held(lia, id));
    await looked(bia, davi, lia);
    assert.equal(bia.store.unsent().length, 1, "the keeper or the keyring refused it");
    for (const device of [lia, davi]) assert.deepEqual(saidOn(device), []);
    const page = await keeper.pull(lia.person, lia.where.stream, 0, 500, { type: line.id, since: "" });
    assert.ok(!isProblem(page) && page.changes.length === 0);
  });

  it("does not drop a line unseen, as the server, nor hand out another in its place", async () => {
    const { lia, davi, olga } = await caseTeam();
    const id = begin(lia, "EX-1");
    const sheet = sheetOn(lia);
    for (let hour = 0; hour < 3; hour += 1) {
      sheet.at.hours = hour;
      sheet.opened(held(lia, id));
    }
    await lia.sync.now();
    const first = told(lia).lines.findLast(({ count }) => count === 1);
    davi.network.altersPage = (page) => ({
      ...page,
      changes: page.changes.filter(({ envelope }) => envelope.head.record !== first?.record),
    });
    olga.network.altersPage = (page) => ({
      ...page,
      changes: page.changes.map((kept) => {
        const { head } = kept.envelope;
        if (head.record !== first?.record) return kept;
        return { ...kept, envelope: { ...kept.envelope, head: { ...head, schema: 99 } } };
      }),
    });
    await looked(davi, olga);
    for (const device of [davi, olga]) {
      assert.deepEqual(saidOn(device), ["opened 2", "opened 0"]);
      assert.deepEqual(
        told(device).faults.map(({ fault, author }) => [fault, author]),
        [["missing", lia.person.id]],
      );
    }
  });

  it("does not hide the end of a sheet from whoever wrote it on this browser, as the server", async () => {
    const { lia, davi } = await caseTeam();
    const id = begin(lia, "EX-1");
    const { disk, ...sheet } = sheetOn(lia);
    sheet.opened(held(lia, id));
    await lia.sync.now();
    davi.network.altersPage = (page) => ({
      ...page,
      changes: page.changes.filter(({ envelope }) => envelope.head.type !== line.id),
    });
    await looked(davi);
    davi.network.altersPage = (page) => page;
    // A new tab, to which nothing came of what was written before.
    const fresh = { ...lia, ...(await lia.open()) };
    await fresh.sync.now();
    assert.deepEqual(saidOn(fresh), []);
    sheetOn(fresh, disk, { hours: 1 }).opened(held(fresh, id));
    await all(fresh);
    await looked(davi);
    assert.deepEqual(saidOn(davi), ["opened 1"]);
    assert.deepEqual(
      told(davi).faults.map(({ fault }) => fault),
      ["missing"],
    );
  });
});
