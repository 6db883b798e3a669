// `npm test` and `npm run verify` (--fast): every check in order, each with its time, until one fails.
// A run ends with one plain line of passed and failed, and leaves no process and no file behind.
// Steps named after it (`npm test -- unit browser`) are run alone.
import { existsSync, globSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { StartRefused } from "#server/postgres-install.ts";
import { cloneFolder } from "#server/settings.ts";
import { buildApp } from "./build.ts";
import { ensureChromium } from "./chromium.ts";
import { coverageLines } from "./po.ts";
import { openWorkshop, runNodeTests, runPlaywright, runProgram, type Verdict } from "./test-runners.ts";

process.chdir(cloneFolder);
const workshop = openWorkshop();
const bin = (name: string): string => join(cloneFolder, "node_modules", ".bin", name);
const tests = globSync(["src/**/*.test.ts", "test/**/*.test.ts", "scripts/**/*.test.ts"]).sort();
const ofTheHouse = [join("test", "house.test.ts"), join("test", "walls.test.ts")];
const ofTheDatabase = tests.filter((file) => file.endsWith(".db.test.ts"));
const ofUnits = tests.filter((file) => !ofTheHouse.includes(file) && !ofTheDatabase.includes(file));

const steps: Readonly<Record<string, () => Promise<Verdict>>> = {
  types: () => runProgram(workshop, bin("tsc"), ["-b"]),
  lint: () => runProgram(workshop, bin("biome"), ["check", "--error-on-warnings", "."]),
  promises: () =>
    runProgram(workshop, bin("oxlint"), ["--type-aware", "--deny-warnings", "src", "scripts", "test", "bench"]),
  walls: () => runNodeTests(workshop, ofTheHouse),
  unit: () => runNodeTests(workshop, ofUnits),
  words: () => {
    for (const line of coverageLines()) say(line);
    return Promise.resolve({});
  },
  integration: async () => {
    await workshop.startDatabase();
    return runNodeTests(workshop, ofTheDatabase);
  },
  app: async () => {
    const folder = await buildApp(workshop.folder, workshop.signal, () => {});
    const sizes = join("scripts", "sizes.ts");
    return existsSync(sizes) ? runProgram(workshop, process.execPath, [sizes, folder]) : {};
  },
  browser: async () => {
    if (globSync("test/e2e/**/*.spec.ts").length === 0) return {};
    const chromium = ensureChromium(say);
    return "path" in chromium ? runPlaywright(workshop, chromium.path) : { failure: chromium.sentence };
  },
};

const fast = ["types", "lint", "promises", "walls", "unit", "words"];
const named = process.argv.slice(2).filter((word) => !word.startsWith("-"));
const unknown = named.filter((name) => !Object.hasOwn(steps, name));
const isWanted = (name: string): boolean =>
  named.length > 0 ? named.includes(name) : fast.includes(name) || !process.argv.includes("--fast");

const total = { passed: 0, failed: 0 };
try {
  if (unknown.length > 0) say(`No step is called ${unknown.join(", ")}: there are ${Object.keys(steps).join(", ")}.`);
  else await runSteps();
} finally {
  await workshop.close();
}
if (workshop.signal.aborted) process.exit(130);
if (total.passed + total.failed === 0 && named.length === 0) say("Not one test was found, which is a failure.");
say(`${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 && unknown.length === 0 && (total.passed > 0 || named.length > 0) ? 0 : 1);

/** A step without tests of its own counts nothing when all is well, and one failure when it is not. */
async function runSteps(): Promise<void> {
  for (const [name, run] of Object.entries(steps)) {
    if (!isWanted(name)) continue;
    const began = performance.now();
    const { passed = 0, failed = 0, failure } = await run().catch(toVerdict);
    if (workshop.signal.aborted) return;
    total.passed += passed;
    total.failed += failure === undefined ? 0 : Math.max(failed, 1);
    if (failure !== undefined) say(`\n${failure.trimEnd()}\n`);
    const time = `${((performance.now() - began) / 1000).toFixed(1)} s`.padStart(8);
    say(
      `${failure === undefined ? "ok    " : "FAILED"} ${name.padEnd(12)} ${time}  ${passed > 0 ? `${passed} passed` : ""}`.trimEnd(),
    );
    if (failure !== undefined) return;
  }
}

function toVerdict(error: unknown): Verdict {
  if (error instanceof StartRefused) return { failure: error.message };
  return { failure: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
