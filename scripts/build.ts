// Builds the app when its sources changed since the last time, and says where it is.
// A build that fails leaves the one before as it was.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { accessSync, constants, existsSync, globSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { printLetters } from "#core/words/letters.ts";
import { StartRefused } from "#server/postgres-install.ts";
import { cloneFolder } from "#server/settings.ts";

const sources = [
  "src/{core,programme,ui,web}/**/*",
  "vite.config.ts",
  "scripts/{atlas,outdated,po,po-catalogues}.ts",
  "package-lock.json",
];

/** The folder of the built app: `dist` in the clone, or one in `otherwise` for somebody who may only read the clone. */
export async function buildApp(otherwise: string, signal: AbortSignal, say: (line: string) => void): Promise<string> {
  const folder = canWrite(cloneFolder) ? join(cloneFolder, "dist") : join(otherwise, "app");
  const mark = join(folder, ".built-from");
  const print = fingerprint();
  if (existsSync(mark) && readFileSync(mark, "utf8") === print) return folder;
  say("Building the app …");
  const draft = `${folder}.${process.pid}`;
  try {
    await runVite(draft, signal);
    say(`The app is ${markBundle(draft)}.`);
    writeFileSync(join(draft, ".built-from"), print);
    rmSync(folder, { recursive: true, force: true });
    renameSync(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return folder;
}

/**
 * Writes into the page by which code this app goes, and returns it: twenty-four letters of the SHA-256 over the path and the SHA-256 of every
 * built file, in order. Whoever builds the same sources gets the same, and people can compare it with what their app shows.
 */
export function markBundle(folder: string): string {
  const page = join(folder, "index.html");
  const files = globSync("**/*", { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes(".vite"))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  const hash = createHash("sha256");
  for (const file of files)
    hash.update(`${file.slice(folder.length)} ${createHash("sha256").update(readFileSync(file)).digest("hex")}\n`);
  const code = printLetters(hash.digest().subarray(0, BUNDLE_BYTES));
  writeFileSync(
    page,
    readFileSync(page, "utf8").replace("<head>", `<head>\n    <meta name="bundle" content="${code}" />`),
  );
  return code;
}

const BUNDLE_BYTES = 15;

/** In a process of its own, so that the keeper does not carry the builder's memory. */
function runVite(outDir: string, signal: AbortSignal): Promise<void> {
  const vite = join(cloneFolder, "node_modules", "vite", "bin", "vite.js");
  const args = [vite, "build", "--configLoader", "native", "--outDir", outDir, "--emptyOutDir", "--logLevel", "warn"];
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, args, { cwd: cloneFolder, signal, stdio: ["ignore", 2, 2] });
    child.once("error", failed);
    child.once("exit", (code) =>
      code === 0 ? done() : failed(new StartRefused("The app could not be built: see the message above.")),
    );
  });
}

function fingerprint(): string {
  const hash = createHash("sha256");
  for (const file of globSync(sources, { cwd: cloneFolder, exclude: ["**/*.test.ts"], withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()) {
    hash.update(file.slice(cloneFolder.length)).update("\0").update(readFileSync(file)).update("\0");
  }
  return hash.digest("hex");
}

function canWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
