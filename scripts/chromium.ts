// Finds the Chromium that the browser tests drive, and installs one where there is none.
// CHROMIUM names one by hand; else the system's is taken, else the one Playwright keeps. The headless shell comes first: the same
// Chromium without the window around the page: the tests took 377 s in it instead of 521.
import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import { delimiter, join } from "node:path";
import process from "node:process";
import { chromium } from "@playwright/test";

const names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome-stable", "google-chrome"];

/** The path of a Chromium that can be run, or nothing. */
export function findChromium(): string | undefined {
  const named = process.env.CHROMIUM;
  if (named) return canRun(named) ? named : undefined;
  const folders = (process.env.PATH ?? "").split(delimiter).filter((folder) => folder !== "");
  const onPath = folders.flatMap((folder) => names.map((name) => join(folder, name)));
  return [...onPath, chromium.executablePath()].find(canRun);
}

/** Finds a Chromium or installs one: Debian's package as root, else Playwright's. Returns a sentence that says what to do when neither works. */
export function ensureChromium(say: (line: string) => void): { readonly path: string } | { readonly sentence: string } {
  const found = findChromium();
  if (found) return { path: found };
  if (process.env.CHROMIUM)
    return { sentence: "CHROMIUM names a program that cannot be run: correct it, or leave it out to have one found." };
  say("No Chromium is here: installing one …");
  if (process.getuid?.() === 0 && run("apt-get", ["update"]))
    for (const name of names.slice(0, 2))
      if (run("apt-get", ["install", "-y", "--no-install-recommends", name])) {
        const installed = findChromium();
        if (installed) return { path: installed };
      }
  const playwright = join(import.meta.dirname, "..", "node_modules", "@playwright", "test", "cli.js");
  if (run(process.execPath, [playwright, "install", "chromium"]) && canRun(chromium.executablePath()))
    return { path: chromium.executablePath() };
  return {
    sentence:
      "The browser tests need Chromium, and none could be installed: run `sudo apt-get install chromium`, or set CHROMIUM to the path of one.",
  };
}

/** Says nothing when it works, and everything on stderr when it does not. */
function run(program: string, args: readonly string[]): boolean {
  const done = spawnSync(program, args, {
    encoding: "utf8",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
  if (done.status !== 0 && !done.error) process.stderr.write(`${done.stdout}${done.stderr}`);
  return done.status === 0;
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
