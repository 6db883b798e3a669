// The whole environment, checked at start: what may be set, what holds when it is not, and where Banyan keeps things.
// A wrong setting gets one sentence that names it, says what would be right, and never repeats a password.
import { createHash } from "node:crypto";
import { accessSync, chmodSync, constants, mkdirSync, type Stats, statSync } from "node:fs";
import { homedir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import process from "node:process";
import { placeOf } from "./place.ts";

export type Environment = Readonly<Partial<Record<string, string>>>;

export interface Settings {
  /** The port on 127.0.0.1 that people open. */
  readonly port: number;
  /** A PostgreSQL of one's own; without it the embedded one is started. */
  readonly databaseUrl?: string;
  /** Everything this installation writes is below this folder. It may not exist yet. */
  readonly dataFolder: string;
  /** Where people open it, `https://banyan.example.org`, where that is not this machine. */
  readonly address?: string;
  /** Begin with nothing in it, to be set up: an installation of one's own. Only present when asked for. */
  readonly empty?: true;
}

export interface WrongSettings {
  readonly wrong: readonly string[];
}

/** The folder of the sources, in which `package.json` stands. */
export const cloneFolder = dirname(dirname(import.meta.dirname));

/**
 * Reads PORT, DATABASE_URL, BANYAN_DATA, BANYAN_ADDRESS and BANYAN_EMPTY. An empty variable counts as one that is not set.
 * Nothing is written: that a folder can be made is checked, making it is the work of whoever uses it.
 */
export function readSettings(environment: Environment): Settings | WrongSettings {
  const port = environment.PORT || "4000";
  const databaseUrl = environment.DATABASE_URL || undefined;
  const empty = environment.BANYAN_EMPTY === "1";
  const dataFolder = environment.BANYAN_DATA
    ? asTyped(environment.BANYAN_DATA, environment)
    : `${defaultDataFolder(environment)}${empty ? "-own" : ""}`;
  const wrong = [
    wrongPort(port),
    wrongDatabaseUrl(databaseUrl),
    wrongFolder(dataFolder),
    wrongAddress(environment.BANYAN_ADDRESS),
    wrongEmpty(environment.BANYAN_EMPTY),
  ].filter((sentence) => sentence !== undefined);
  if (wrong.length > 0) return { wrong };
  return {
    port: Number(port),
    dataFolder,
    ...(databaseUrl !== undefined && { databaseUrl }),
    ...(environment.BANYAN_ADDRESS && { address: new URL(environment.BANYAN_ADDRESS).origin }),
    ...(empty && { empty }),
  };
}

/**
 * Where Banyan keeps what must outlive a clone: the data, and the database program that root runs as somebody else.
 * Root's place is one that an unprivileged user can reach; everybody else's is in their own home.
 */
export function homeFolder(environment: Environment): string {
  if (process.getuid?.() === 0) return "/var/lib/banyan";
  if (process.platform === "win32") return join(environment.LOCALAPPDATA || homedir(), "banyan");
  return join(environment.XDG_DATA_HOME || join(homedir(), ".local", "share"), "banyan");
}

/**
 * Makes a folder that holds data, whatever the umask: for nobody else's eyes, except that everybody may pass through root's to what
 * is theirs below it, as whoever runs PostgreSQL in root's place must.
 */
export function makeDataFolder(folder: string): void {
  const isRoot = process.getuid?.() === 0;
  const first = mkdirSync(folder, { recursive: true });
  if (first === undefined) {
    if (isRoot) chmodSync(folder, statSync(folder).mode | 0o011);
    return;
  }
  for (let made = folder; made.length >= first.length; made = dirname(made)) chmodSync(made, isRoot ? 0o711 : 0o700);
}

/** Each clone has data of its own, so that trying out a second one never touches the first. */
function defaultDataFolder(environment: Environment): string {
  const mark = createHash("sha256").update(cloneFolder).digest("hex").slice(0, 8);
  return join(homeFolder(environment), `${basename(cloneFolder)}-${mark}`);
}

/** npm moves to the clone before it runs us; what somebody typed is meant from where they stood. */
function asTyped(folder: string, environment: Environment): string {
  return resolve(environment.INIT_CWD || process.cwd(), folder);
}

function wrongPort(port: string): string | undefined {
  const isPort = /^\d{1,5}$/.test(port) && Number(port) >= 1 && Number(port) <= 65535;
  return isPort ? undefined : "PORT must be a whole number from 1 to 65535.";
}

/** A browser keeps a passkey for a name, and works with keys at all only over TLS or on its own machine. */
function wrongAddress(address: string | undefined): string | undefined {
  if (!address) return undefined;
  const parsed = URL.canParse(address) ? new URL(address) : undefined;
  const isSafe = parsed?.protocol === "https:" || (parsed?.protocol === "http:" && parsed.hostname === "localhost");
  const isNamed = placeOf(address) !== undefined && parsed?.href === `${parsed?.origin}/`;
  if (isSafe && isNamed) return undefined;
  return "BANYAN_ADDRESS must be the address that people open, by a name and no number, like https://banyan.example.org.";
}

function wrongEmpty(empty: string | undefined): string | undefined {
  return !empty || empty === "1" ? undefined : "BANYAN_EMPTY must be 1, or not set at all.";
}

function wrongDatabaseUrl(url: string | undefined): string | undefined {
  if (url === undefined) return undefined;
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const isPostgres = parsed?.protocol === "postgres:" || parsed?.protocol === "postgresql:";
  if (isPostgres && parsed.pathname.length > 1) return undefined;
  return "DATABASE_URL must be the address of a PostgreSQL database, like postgres://user:password@host:5432/database.";
}

function wrongFolder(folder: string): string | undefined {
  const stats = statOf(folder);
  if (stats && !stats.isDirectory()) return `BANYAN_DATA must name a folder: ${folder} is a file.`;
  const written = stats ? folder : nearestExisting(folder);
  if (canWrite(written)) return undefined;
  return `BANYAN_DATA must name a folder that this user can make and write to: ${written} cannot be written to.`;
}

function nearestExisting(path: string): string {
  const parent = dirname(path);
  return parent === path || statOf(parent) ? parent : nearestExisting(parent);
}

/** What stands at a path, or nothing when there is none or when we may not even look. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

function canWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return statSync(folder).isDirectory();
  } catch {
    return false;
  }
}
