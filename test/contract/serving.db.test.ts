// The server as a process: it serves the built app, finishes what it began when it is stopped, and says when its database is gone.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, type TestContext, test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { brotliCompressSync } from "node:zlib";
import { inTenants } from "#server/store/database.ts";
import { Repair } from "../bicycles/workshop.ts";
import { type Served, serve } from "../hostile/served.ts";
import { north, olga, say } from "./workshop.ts";

/** A server for as long as the test runs. */
const serveFor = async (t: TestContext, more: Parameters<typeof serve>[0] = {}): Promise<Served> => {
  const own = await serve(more);
  t.after(() => own.close());
  return own;
};
// biome-ignore lint/suspicious/noExplicitAny: what an answer holds is what these tests look at
const json = async (response: Response) => response.json() as Promise<any>;

describe("the built app", () => {
  test("is served compressed and for long where its name says what is in it; its page answers every address of the app", async (t) => {
    const folder = mkdtempSync(join(tmpdir(), "banyan-app-"));
    mkdirSync(join(folder, "assets"));
    writeFileSync(join(folder, "index.html"), "<title>Banyan</title>");
    writeFileSync(join(folder, "assets", "app-1a2b.js"), "let long = 1;");
    writeFileSync(join(folder, "assets", "app-1a2b.js.br"), brotliCompressSync("let long = 1;"));
    const own = await serveFor(t, { appFolder: folder });
    const file = await fetch(`${own.address}/assets/app-1a2b.js`, { headers: { "accept-encoding": "br" } });
    assert.deepEqual(
      [await file.text(), file.headers.get("content-encoding"), file.headers.get("cache-control")],
      ["let long = 1;", "br", "public, max-age=31536000, immutable"],
    );
    for (const path of ["/", "/results", "/records/12/edit"]) {
      const page = await fetch(own.address + path);
      assert.deepEqual(
        [page.status, await page.text(), page.headers.get("cache-control")],
        [200, "<title>Banyan</title>", "no-cache"],
      );
    }
    for (const path of [
      "/assets/gone.js",
      "/api/gone",
      "/../package.json",
      "/assets/..%2f..%2fpackage.json",
      "/.env",
    ]) {
      assert.equal((await fetch(own.address + path)).status, 404);
    }
    // Fifteen phones behind one address open it in the same minute: that is nobody who asks too often.
    const loading = Array.from(
      { length: 1_500 },
      async () => (await fetch(`${own.address}/assets/app-1a2b.js`)).status,
    );
    assert.deepEqual(new Set(await Promise.all(loading)), new Set([200]));
    assert.equal((await fetch(`${own.address}/api/hello`)).status, 200);
    rmSync(folder, { recursive: true });
  });
});

describe("stopping", () => {
  test("finishes what is in flight, and is not ready once the database is gone", async (t) => {
    const own = await serveFor(t);
    const mine = await own.signIn(olga);
    const push = async (): Promise<Response> =>
      fetch(`${own.address}/api/changes`, {
        method: "POST",
        headers: { cookie: mine, "content-type": "application/json" },
        body: JSON.stringify({ protocol: 1, changes: [say({ type: Repair })] }),
      });
    let inFlight: Promise<Response> | undefined;
    let closing: Promise<void> | undefined;
    await inTenants(own.store, [north], async (sql) => {
      await sql("UPDATE stream SET n = n WHERE tenant = $1", [north]);
      inFlight = push();
      await wait(200);
      closing = own.app.close();
      await wait(100);
    });
    const answer = await inFlight;
    assert.equal(answer?.status, 200);
    assert.equal((await json(answer as Response)).outcomes[0].accepted, true);
    await closing;
    await assert.rejects(push());
  });

  test("a server whose database is gone says that it is busy, and acknowledges nothing", async (t) => {
    const own = await serveFor(t);
    const mine = await own.signIn(olga);
    await own.store.close();
    const answers = await Promise.all([
      fetch(`${own.address}/ready`),
      fetch(`${own.address}/api/records`, { headers: { cookie: mine } }),
      fetch(`${own.address}/api/changes`, {
        method: "POST",
        headers: { cookie: mine, "content-type": "application/json" },
        body: JSON.stringify({ protocol: 1, changes: [say({ type: Repair })] }),
      }),
    ]);
    for (const answer of answers) assert.deepEqual([answer.status, (await json(answer)).code], [503, "door.busy"]);
    assert.equal((await fetch(`${own.address}/health`)).status, 200);
  });
});
