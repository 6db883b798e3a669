// Who uses a data folder now: one process owns it, written in a file that only its user may read.
// The claim of a process that was killed never blocks the next one: it counts only while that very process lives.
import { spawnSync } from "node:child_process";
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";

export interface Claim {
  /** Says at which address the owner's PostgreSQL can be reached, password included. */
  publish(url: string): void;
  release(): void;
}

export interface Owner {
  readonly pid: number;
  /** When that process began, as its system says it: a number used again is not the same process. */
  readonly born: string;
  readonly url?: string;
}

/** Takes the folder for this process, or returns its living owner. Of several who ask at once, one gets it. */
export function claim(folder: string): Claim | Owner {
  const file = claimFile(folder);
  const draft = `${file}.${process.pid}`;
  const self: Owner = { pid: process.pid, born: bornAt(process.pid) ?? "" };
  writeFileSync(draft, JSON.stringify(self), { mode: 0o600 });
  try {
    for (;;) {
      try {
        linkSync(draft, file);
        break;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      }
      const owner = findOwner(folder);
      if (owner) return owner;
      takeAway(file);
    }
  } finally {
    rmSync(draft);
  }
  return {
    publish(url) {
      writeFileSync(draft, JSON.stringify({ ...self, url }), { mode: 0o600 });
      renameSync(draft, file);
    },
    release: () => rmSync(file, { force: true }),
  };
}

/** The living owner of the folder, or nothing. */
export function findOwner(folder: string): Owner | undefined {
  const owner = read(claimFile(folder));
  return owner && bornAt(owner.pid) === owner.born ? owner : undefined;
}

const claimFile = (folder: string): string => join(folder, "running.json");

function read(file: string): Owner | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EACCES") throw error;
    return undefined;
  }
}

/** Removes a dead claim. Should somebody have put a living one in its place meanwhile, that one is put back. */
function takeAway(file: string): void {
  const aside = `${file}.${process.pid}.dead`;
  try {
    renameSync(file, aside);
  } catch {
    return;
  }
  const owner = read(aside);
  if (owner && bornAt(owner.pid) === owner.born) linkSync(aside, file);
  rmSync(aside);
}

/** A process's time of birth, or nothing when there is no such process or only its corpse. */
export function bornAt(pid: number): string | undefined {
  if (process.platform === "linux") {
    try {
      const [state, ...fields] = readFileSync(`/proc/${pid}/stat`, "utf8")
        .replace(/^.*\) /s, "")
        .split(" ");
      return state === "Z" || state === "X" ? undefined : fields[18];
    } catch {
      return undefined;
    }
  }
  if (process.platform === "win32") return isThere(pid) ? "alive" : undefined;
  return spawnSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).stdout.trim() || undefined;
}

function isThere(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
