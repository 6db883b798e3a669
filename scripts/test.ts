// `npm test` and `npm run verify` (--fast): every check in order, each with its time, until one fails.
// A run ends with one plain line of passed and failed, and leaves no process and no file behind.
import { existsSync, globSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { cloneFolder } from "#server/settings.ts";
import { buildApp } from "./build.ts";
import { ensureChromium } from "./chromium.ts";
import { type Count, openWorkshop, runNodeTests, runPlaywright, runProgram, type Verdict } from "./test-runners.ts";

const fast = process.argv.includes("--fast");
const bin = (name: string): string => join(cloneFolder, "node_modules", ".bin", name);
const tests = globSync(["src/**/*.test.ts", "test/**/*.test.ts", "scripts/**/*.test.ts"], { cwd: cloneFolder }).sort();
const house = join("test", "house.test.ts");
const isIntegration = (file: string): boolean => file.endsWith(".db.test.ts");

interface Step {
  readonly name: string;
  readonly run: () => Promise<Verdict>;
}

process.chdir(cloneFolder);
const workshop = openWorkshop();

const fastSteps: readonly Step[] = [
  { name: "types", run: () => runProgram(workshop, bin("tsc"), ["-b"]) },
  { name: "lint", run: () => runProgram(workshop, bin("biome"), ["check", "--error-on-warnings", "."]) },
  {
    name: "promises",
    run: () => runProgram(workshop, bin("oxlint"), ["--type-aware", "--deny-warnings", "src", "scripts", "test"]),
  },
  {
    name: "walls",
    run: () =>
      runNodeTests(
        workshop,
        tests.filter((file) => file === house),
      ),
  },
  {
    name: "unit",
    run: () =>
      runNodeTests(
        workshop,
        tests.filter((file) => file !== house && !isIntegration(file)),
      ),
  },
];

const slowSteps: readonly Step[] = [
  { name: "integration", run: integration },
  { name: "app", run: app },
  { name: "browser", run: browser },
];

async function integration(): Promise<Verdict> {
  await workshop.startDatabase();
  return runNodeTests(workshop, tests.filter(isIntegration));
}

async function app(): Promise<Verdict> {
  const folder = await buildApp(workshop.folder, workshop.signal, () => {});
  const sizes = join(cloneFolder, "scripts", "sizes.ts");
  return existsSync(sizes) ? runProgram(workshop, process.execPath, [sizes, folder]) : {};
}

async function browser(): Promise<Verdict> {
  if (globSync("test/e2e/**/*.spec.ts", { cwd: cloneFolder }).length === 0) return {};
  const chromium = ensureChromium(say);
  return "path" in chromium ? runPlaywright(workshop, chromium.path) : { failure: chromium.sentence };
}

const total = { passed: 0, failed: 0 } satisfies Count;
let succeeded = true;
try {
  for (const step of fast ? fastSteps : [...fastSteps, ...slowSteps]) {
    const began = performance.now();
    const { count = { passed: 0, failed: 0 }, failure } = await step
      .run()
      .catch((error): Verdict => ({ failure: String(error instanceof Error ? error.stack : error) }));
    if (workshop.signal.aborted) break;
    total.passed += count.passed;
    total.failed += count.failed || (failure === undefined ? 0 : 1);
    const counted = count.passed + count.failed > 0 ? `${count.passed} passed` : "";
    if (failure !== undefined) say(`\n${failure.trimEnd()}\n`);
    say(
      `${failure === undefined ? "ok    " : "FAILED"}  ${step.name.padEnd(12)} ${((performance.now() - began) / 1000).toFixed(1).padStart(6)} s  ${counted}`.trimEnd(),
    );
    if (failure !== undefined) {
      succeeded = false;
      break;
    }
  }
} finally {
  await workshop.close();
}
if (workshop.signal.aborted) process.exit(130);
if (total.passed === 0 && succeeded) say("Not one test was found, which is a failure.");
say(`${total.passed} passed, ${total.failed} failed`);
process.exit(succeeded && total.passed > 0 ? 0 : 1);

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
