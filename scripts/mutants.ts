// `npm run mutants`: plants each fault of test/mutants/faults.ts in a copy of the tree, one at a time, and shows that a test catches it.
// `npm run mutants -- seal/` plants those in files whose path holds these letters.
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { faults as all, type Fault } from "#test/mutants/faults.ts";

const root = join(import.meta.dirname, "..");
const faults = all.filter(({ file }) => file.includes(process.argv[2] ?? ""));

function main(): number {
  const house = mkdtempSync(join(tmpdir(), "banyan-mutants-"));
  try {
    for (const part of ["src", "scripts", "test", "package.json"])
      cpSync(join(root, part), join(house, part), { recursive: true });
    symlinkSync(join(root, "node_modules"), join(house, "node_modules"));
    const sound = [...new Set(faults.map((fault) => fault.caughtBy))].filter((tests) => !passes(house, tests));
    for (const tests of sound) console.error(`${tests} fails before any fault is planted`);
    if (sound.length > 0) return 1;
    const escaped = faults.filter((fault) => !isCaught(house, fault));
    console.log(`${faults.length - escaped.length} passed, ${escaped.length} failed`);
    return escaped.length === 0 ? 0 : 1;
  } finally {
    rmSync(house, { recursive: true, force: true });
  }
}

function isCaught(house: string, fault: Fault): boolean {
  const path = join(house, fault.file);
  const sound = readFileSync(path, "utf8");
  if (sound.split(fault.find).length !== 2) {
    console.log(`lost    ${fault.file}: ${fault.says} (the line it changes is not there exactly once)`);
    return false;
  }
  writeFileSync(
    path,
    sound.replace(fault.find, () => fault.replace),
  );
  const caught = !passes(house, fault.caughtBy);
  writeFileSync(path, sound);
  console.log(`${caught ? "caught " : "ESCAPED"} ${fault.file}: ${fault.says}`);
  return caught;
}

function passes(house: string, tests: string): boolean {
  return spawnSync(process.execPath, ["--test", tests], { cwd: house, stdio: "ignore", timeout: 120_000 }).status === 0;
}

process.exitCode = main();
