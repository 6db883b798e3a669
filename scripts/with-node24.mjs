// The front door of every command: installs the packages when the lock file asks for it, then runs a script under Node 24.
// It needs nothing but the Node that is there (20.20 or newer), and never writes a word on stdout, which belongs to the script.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { constants } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const house = dirname(dirname(fileURLToPath(import.meta.url)));
const platform = `${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;

/**
 * True when npm's own list of what it installed agrees with the lock file. Nothing of ours has to be written for this,
 * so somebody who may only read the clone can still run it. A part for another kind of machine may be missing.
 */
function isInstalled() {
  const wanted = packagesIn("package-lock.json");
  const present = packagesIn("node_modules/.package-lock.json");
  return Object.entries(wanted).every(([path, { version, integrity, optional }]) => {
    const found = present[path];
    return path === "" || (found ? found.version === version && found.integrity === integrity : optional === true);
  });
}

function packagesIn(file) {
  try {
    return JSON.parse(readFileSync(join(house, file), "utf8")).packages;
  } catch {
    return {};
  }
}

/**
 * Not `npm ci`: it refuses a lock file that was made on a machine for which the parts of some other kind of machine were not to be had.
 * What it would have promised is asked afterwards: that every package stands there as the lock file names it.
 */
function install() {
  process.stderr.write("Installing the packages named in package-lock.json …\n");
  const npm = process.env.npm_execpath;
  const [command, ...first] = npm?.endsWith(".js") ? [process.execPath, npm] : ["npm"];
  const flags = ["install", "--no-save", "--include=dev", "--include=optional", "--ignore-scripts", "--loglevel=error"];
  const done = spawnSync(command, [...first, ...flags], {
    cwd: house,
    stdio: ["ignore", "ignore", 2],
    shell: process.platform === "win32" && command === "npm",
  });
  if (done.status === 0 && isInstalled()) return;
  stop(
    "The packages could not be installed: see npm's message above, mend its cause (often the network), and try again.",
  );
}

/** The Node 24 that came with the packages, else the present one when it is new enough. */
function findNode24() {
  const brought = join(
    house,
    "node_modules",
    `node-${platform}`,
    "bin",
    process.platform === "win32" ? "node.exe" : "node",
  );
  if (existsSync(brought)) return brought;
  if (Number.parseInt(process.versions.node, 10) >= 24) return process.execPath;
  return stop(`Banyan runs on Node 24, which npm cannot bring for ${platform}: install Node 24 and try again.`);
}

function stop(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

if (!isInstalled()) install();
const [script, ...words] = process.argv.slice(2);
// What Node made of our TypeScript is kept: a command starts in a third of the time. Where it cannot be written, nothing is.
const NODE_COMPILE_CACHE = join(house, "node_modules", ".cache", "node");
// The open channel tells the script when we are gone, should we be killed without a chance to say so.
const child = spawn(findNode24(), [resolve(house, script), ...words], {
  stdio: ["inherit", "inherit", "inherit", "ipc"],
  env: { NODE_COMPILE_CACHE, ...process.env },
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("error", (error) => stop(`Node 24 could not be started: ${error.message}`));
child.on("exit", (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));

// Nor does npm say when it was killed, and the shell that it runs us in lives on: then the shell, or we, have another parent all of a sudden.
const forebears = () => [process.ppid, parentOf(process.ppid)].join();
const atFirst = forebears();
if (process.env.npm_lifecycle_event) {
  setInterval(() => forebears() === atFirst || child.kill("SIGTERM"), 1000).unref();
}

function parentOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /s, "")
      .split(" ")[1];
  } catch {
    return undefined;
  }
}
