import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, test } from "node:test";
import { freePort, startPostgres } from "#server/postgres.ts";

const home = mkdtempSync(join(tmpdir(), "banyan-start-"));
if (process.getuid?.() === 0) chmodSync(home, 0o711); // for whoever runs PostgreSQL in root's place
after(() => rmSync(home, { recursive: true }));

function start(settings: Readonly<Partial<Record<string, string>>>) {
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, ...settings };
  return spawnSync(process.execPath, [join(import.meta.dirname, "start.ts")], {
    encoding: "utf8",
    env,
    timeout: 60_000,
  });
}

describe("npm start says in one sentence", () => {
  test("which settings are wrong, and touches nothing", () => {
    const dataFolder = join(home, "untouched");
    const { stdout, stderr, status } = start({ PORT: "eighty", DATABASE_URL: "somewhere", BANYAN_DATA: dataFolder });
    assert.deepEqual(
      stderr
        .trim()
        .split("\n")
        .map((line) => line.split(" ")[0]),
      ["PORT", "DATABASE_URL"],
    );
    assert.equal(stdout, "");
    assert.equal(status, 1);
    assert.equal(existsSync(dataFolder), false);
  });

  test("that another Banyan runs on the same data", async () => {
    const dataFolder = join(home, "shared");
    const running = await startPostgres({ dataFolder });
    const { stderr, status } = start({ PORT: String(await freePort()), BANYAN_DATA: dataFolder });
    await running.stop();
    assert.match(stderr, new RegExp(`^Banyan already runs on ${dataFolder} as process ${process.pid}: [^.\n]*\\.\n$`));
    assert.equal(status, 1);
  });

  test("that the port is taken, and leaves nothing running", async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const address = taken.address();
    const port = typeof address === "object" ? address?.port : undefined;
    const dataFolder = join(home, "no-port");
    const { stderr, status } = start({ PORT: String(port), BANYAN_DATA: dataFolder });
    taken.close();
    assert.match(stderr, new RegExp(`^Port ${port} is taken by another program: [^.\n]*\\.\n$`));
    assert.equal(status, 1);
    assert.equal(existsSync(join(dataFolder, "running.json")), false);
    assert.equal(existsSync(join(dataFolder, "postgres", "postmaster.pid")), false);
  });
});
