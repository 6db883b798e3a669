// Lines that are slow and break: what came stays, less is asked for, and it goes on where it was.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { all, nameOn, world, writeDown } from "#test/colleagues.ts";
import type { Progress } from "./fetching.ts";

describe("a first fetch over a line that breaks", () => {
  it("goes on where it was, says truly how far it has come, and has everything once at its end", async () => {
    const { ana, rui } = await world();
    const names = Array.from({ length: 130 }, (_, at) => `Invented ${at}`);
    const ids = names.map((name) => writeDown(ana, name));
    await all(ana);
    const told: Progress[] = [];
    rui.sync.subscribe(() => {
      const { progress } = rui.sync.state();
      if (progress && progress !== told.at(-1)) told.push(progress);
    });
    let pages = 0;
    rui.network.altersPage = (page) => {
      pages += 1;
      // Every second page is lost on its way.
      return pages % 2 === 0 ? ({ code: "app.away", status: 0, says: "" } as never) : page;
    };
    const waits: (number | undefined)[] = [];
    for (let tries = 0; tries < 60 && nameOn(rui, ids.at(-1) ?? "") === undefined; tries += 1) {
      await rui.sync.goOn();
      waits.push(rui.sync.state().waitMillis);
    }
    assert.deepEqual(
      ids.map((id) => nameOn(rui, id)),
      names,
    );
    assert.ok(waits.length > 1 && waits.slice(0, -1).every((wait) => wait !== undefined && wait <= 90_000));
    for (const [at, { done, of }] of told.entries()) {
      assert.ok(done <= of && done >= (told[at - 1]?.done ?? 0), "only on, and never beyond the end");
    }
    assert.ok(told.length > 1);
    rui.network.altersPage = (page) => page;
    await rui.sync.now();
    assert.deepEqual([rui.sync.state().progress, rui.sync.state().waitMillis], [undefined, undefined]);
    assert.equal(rui.store.recordsOf("participant").length, names.length);
  });

  it("is tried again at once when somebody asks, however long it would have waited", async () => {
    const { ana } = await world();
    ana.network.isCut = true;
    for (let at = 0; at < 8; at += 1) await ana.sync.goOn();
    await ana.sync.now();
    assert.ok((ana.sync.state().waitMillis ?? 0) <= 2_000, "somebody has asked: from the beginning");
    ana.network.isCut = false;
    await ana.sync.now();
    assert.deepEqual([ana.sync.state().reached, ana.sync.state().waitMillis], [true, undefined]);
    ana.network.isCut = true;
    await ana.sync.goOn();
    assert.ok((ana.sync.state().waitMillis ?? 0) <= 2_000, "and from the beginning");
  });
});
