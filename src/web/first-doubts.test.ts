// A first download where checkpoints are not to be believed, or a restored server goes by another log: all comes as changes, as before.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isProblem } from "#core/problem.ts";
import { programme } from "#programme/register.ts";
import { all, nameOn, together, WRITES, writeDown } from "#test/colleagues.ts";
import {
  after,
  firstOf,
  handedOn,
  isAlone,
  listen,
  NAMES,
  newPhone,
  said,
  same,
  TOLD,
  told,
  twoOf,
} from "#test/first-downloads.ts";
import { keyedOffice } from "#test/keyed-office.ts";
import { restorableMemory } from "#test/restorable.ts";

describe("where hardly a checkpoint is believed", () => {
  it("all comes as changes, and no record alone", async () => {
    const { ana, rui } = await handedOn();
    const ids = Array.from({ length: 24 }, (_, at) => writeDown(ana, `Example ${at}`));
    for (const id of ids) said(ana, id, 4);
    await all(ana);
    await ana.sync.rest();
    rui.network.altersCheckpoints = (page) => ({
      ...page,
      checkpoints: page.checkpoints.map((one, at) =>
        at === 0 ? one : { ...one, box: page.checkpoints.at(at - 1)!.box },
      ),
    });
    const asked = listen(rui);
    const phone = await newPhone(rui);
    await phone.sync.now();
    assert.deepEqual(asked.filter(isAlone), []);
    assert.deepEqual(
      ids.map((id) => nameOn(phone, id)),
      ids.map((_, at) => `Example ${at}`),
    );
    await same(phone, rui);
    assert.deepEqual(told(phone), [0, 0, 0, 0]);
    await phone.end();
  });
});

describe("whoever leaves the team while it comes", () => {
  it("keeps what is here, wherever it broke off", async () => {
    let broken = 0;
    for (const pages of [1, 2, 3, 4, 5]) {
      const { ana, rui } = await handedOn();
      const late = writeDown(ana, "Hugo Exemplo");
      await all(ana);
      rui.network.altersPage = firstOf;
      rui.network.altersCheckpoints = twoOf;
      const isOver = after(pages);
      rui.network.cutsAt = (path) => !path.startsWith("/api/keys") && isOver();
      const phone = await newPhone(rui);
      await phone.sync.now();
      const here = (): readonly unknown[] => phone.store.recordsOf("participant").map(({ id }) => nameOn(phone, id));
      const before = here();
      if (before.length > 0 && !phone.store.find(late)) broken += 1;
      Object.assign(rui.person, { grants: [] });
      rui.network.cutsAt = () => false;
      await phone.sync.now();
      assert.deepEqual(here(), before, `${pages} pages`);
      await phone.end();
    }
    assert.ok(broken > 1, `${broken} broke off in the middle`);
  });
});

describe("a server that was restored", () => {
  async function handedOnAndBackedUp() {
    const server = restorableMemory(programme);
    const office = await keyedOffice(server.keeper, programme);
    const [ana, rui] = await together(server.keeper, office, programme, [WRITES, WRITES]);
    assert.ok(ana && rui);
    const ids = NAMES.map((name) => writeDown(ana, `${name} Exemplo`));
    for (const id of ids) said(ana, id, 5);
    await all(ana);
    await ana.sync.rest();
    await server.backUp();
    return { server, ana, rui, ids };
  }

  it("is heard change by change by whoever had all of the log before", async () => {
    const { server, ana, rui, ids } = await handedOnAndBackedUp();
    rui.network.altersCheckpoints = (page) => ({ ...page, checkpoints: [] });
    const phone = await newPhone(rui);
    await phone.sync.now();
    await phone.end();
    await server.restore();
    const hers = await newPhone(ana);
    await hers.sync.now();
    await hers.sync.rest();
    const made = await server.keeper.checkpoints.page(ana.person, ana.where.stream, "");
    assert.ok(!isProblem(made) && made.checkpoints.length > 0, "there are checkpoints of the new log");
    rui.network.altersCheckpoints = (page) => page;
    const asked = listen(rui);
    const back = await newPhone(rui, phone.disk);
    await back.sync.now();
    await back.sync.now();
    assert.deepEqual(
      asked.filter((path) => path.startsWith("/api/checkpoints")),
      [],
    );
    assert.deepEqual(
      ids.map((id) => nameOn(back, id)),
      TOLD,
    );
    assert.deepEqual(told(back), [0, 0, 0, 0]);
    await back.end();
  });

  it("is heard change by change by whoever began a first download by the log before", async () => {
    const { server, ana, rui, ids } = await handedOnAndBackedUp();
    rui.network.altersPage = firstOf;
    rui.network.altersCheckpoints = twoOf;
    for (const breaks of [1, 2, 3, 4]) {
      const isOver = after(breaks);
      rui.network.cutsAt = (path) => (path.startsWith("pull") || path.startsWith("/api/checkpoints")) && isOver();
      const phone = await newPhone(rui);
      await phone.sync.now();
      await server.restore();
      await all(ana);
      await ana.sync.rest();
      const asks = listen(rui);
      rui.network.altersPage = (page) => page;
      await phone.sync.now();
      await phone.sync.now();
      await phone.sync.rest();
      assert.ok(asks.filter((path) => path.startsWith("/api/checkpoints")).length <= 1, `after ${breaks}`);
      assert.deepEqual(
        ids.map((id) => nameOn(phone, id)),
        TOLD,
        `after ${breaks}`,
      );
      assert.deepEqual(told(phone), [0, 0, 0, 0], `after ${breaks}`);
      await same(phone, rui);
      rui.network.altersPage = firstOf;
      await phone.end();
    }
  });
});
