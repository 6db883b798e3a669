import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, test } from "node:test";

/** A house of its own: the front door, a lock file that names one package, a Node 24, and an npm that does as it is told. */
let house: string;
const platform = `${process.platform}-${process.arch}`;
const locked = (version: string) => ({ packages: { "": {}, "node_modules/bell": { version, integrity: "sha512-x" } } });

beforeEach(() => {
  house = mkdtempSync(join(tmpdir(), "banyan-door-"));
  for (const folder of ["scripts", `node_modules/node-${platform}/bin`])
    mkdirSync(join(house, folder), { recursive: true });
  copyFileSync(join(import.meta.dirname, "with-node24.mjs"), join(house, "scripts/with-node24.mjs"));
  symlinkSync(process.execPath, join(house, `node_modules/node-${platform}/bin/node`));
  write("package-lock.json", JSON.stringify(locked("1.0.0")));
  write("node_modules/.package-lock.json", JSON.stringify(locked("1.0.0")));
  write("script.mjs", "console.log(JSON.stringify(process.argv.slice(2))); process.exitCode = 3;");
  write("npm.js", "process.exit(1)");
});
afterEach(() => rmSync(house, { recursive: true }));

const write = (file: string, text: string): void => writeFileSync(join(house, file), text);
const door = (...words: readonly string[]): readonly string[] => [join(house, "scripts/with-node24.mjs"), ...words];
const environment = (): NodeJS.ProcessEnv => ({ ...process.env, npm_execpath: join(house, "npm.js") });

function enter(...words: readonly string[]) {
  return spawnSync(process.execPath, door(...words), { encoding: "utf8", env: environment(), cwd: tmpdir() });
}

describe("the front door", () => {
  test("passes on the words, the output and the exit code, and adds nothing", () => {
    const { stdout, stderr, status } = enter("script.mjs", "figures", "--year", "two words", "--json");
    assert.deepEqual(JSON.parse(stdout), ["figures", "--year", "two words", "--json"]);
    assert.equal(stderr, "");
    assert.equal(status, 3);
  });

  test("installs when the lock file asks for another version, and says so beside the output", () => {
    write("package-lock.json", JSON.stringify(locked("1.0.1")));
    write(
      "npm.js",
      `console.log("noise"); require("fs").copyFileSync("package-lock.json", "node_modules/.package-lock.json");`,
    );
    const { stdout, stderr, status } = enter("script.mjs");
    assert.equal(stdout, "[]\n");
    assert.equal(stderr, "Installing the packages named in package-lock.json …\n");
    assert.equal(status, 3);
  });

  for (const [what, npm] of [
    ["fails", "process.exit(1)"],
    ["leaves something out", "process.exit(0)"],
  ] as const) {
    test(`says in one sentence that an installation ${what}`, () => {
      write("package-lock.json", JSON.stringify(locked("1.0.1")));
      write("npm.js", npm);
      const { stdout, stderr, status } = enter("script.mjs");
      assert.equal(stdout, "");
      assert.match(stderr, /\nThe packages could not be installed: .*\n$/);
      assert.equal(status, 1);
    });
  }

  test("does without a part that is meant for another kind of machine", () => {
    const { packages } = locked("1.0.0");
    const other = { version: "1.0.0", integrity: "sha512-y", optional: true };
    write("package-lock.json", JSON.stringify({ packages: { ...packages, "node_modules/bell-for-ships": other } }));
    assert.equal(enter("script.mjs").status, 3);
  });

  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    test(`passes ${signal} on and waits for the script to be done`, async () => {
      write(
        "script.mjs",
        `process.on("${signal}", () => setTimeout(() => process.exit(5), 50)); setInterval(() => {}, 1000); console.log("here");`,
      );
      const child = spawn(process.execPath, door("script.mjs"), {
        env: environment(),
        stdio: ["ignore", "pipe", "inherit"],
      });
      await once(child.stdout, "data");
      child.kill(signal);
      assert.deepEqual(await once(child, "exit"), [5, null]);
    });
  }

  test("killed without a chance to say so, it tells the script by closing the channel", async () => {
    write(
      "script.mjs",
      `process.on("disconnect", () => { console.log("alone"); process.exit(); }); console.log("here");`,
    );
    const child = spawn(process.execPath, door("script.mjs"), {
      env: environment(),
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(child.stdout, "data");
    child.kill("SIGKILL");
    const [said] = await once(child.stdout, "data");
    assert.equal(String(said), "alone\n");
  });
});
