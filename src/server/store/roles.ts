// The roles every piece of work is done under, and the proof that they are as weak as they must be.
import { StartRefused } from "../postgres-install.ts";
import type { Sql } from "./database.ts";
import { sqlState } from "./trouble.ts";

export const roles = ["banyan_app", "banyan_counter", "banyan_backup", "banyan_eraser"] as const;

/** Makes the roles where they are missing and lets the connecting user take them. Throws StartRefused with the SQL somebody has to run. */
export async function ensureRoles(sql: Sql): Promise<void> {
  const [me] = await sql<{ name: string }>("SELECT quote_ident(current_user) AS name");
  for (const role of roles) {
    try {
      const found = await sql("SELECT FROM pg_roles WHERE rolname = $1", [role]);
      // Roles belong to the whole server: another installation may be making the same one at this moment.
      if (found.length === 0) await sql(`CREATE ROLE ${role} NOLOGIN`).catch(unless(["42710", "23505"]));
      const [mine] = await sql<{ may: boolean }>("SELECT pg_has_role($1, 'MEMBER') AS may", [role]);
      if (!mine?.may || !(await canTake(sql, role)))
        await sql(`GRANT ${role} TO ${me?.name}`).catch(unless(["23505", "XX000"]));
      if (!(await canTake(sql, role))) throw new StartRefused(howTo(me?.name));
    } catch (error) {
      if (sqlState(error) === "42501") throw new StartRefused(howTo(me?.name));
      throw error;
    }
  }
}

/** Refuses a role that row-level security would not hold: a superuser, one that bypasses it, or one that owns our tables. */
export async function checkRoles(sql: Sql, names: readonly string[] = roles): Promise<void> {
  const found = await sql<{ role: string; strong: boolean; owns: boolean; takes: boolean }>(
    `SELECT r.rolname AS role, r.rolsuper OR r.rolbypassrls AS strong, pg_has_role($2::name, r.oid, 'MEMBER') AS takes,
       EXISTS (SELECT FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND pg_has_role(r.oid, c.relowner, 'MEMBER')) AS owns
     FROM pg_roles r WHERE r.rolname = ANY ($1)`,
    [names, await myName(sql)],
  );
  for (const role of names) {
    const state = found.find((row) => row.role === role);
    if (state?.strong || state?.owns) {
      throw new StartRefused(
        `The database role ${role} could read rows it must not see: take from it SUPERUSER, BYPASSRLS, and every table and role it owns.`,
      );
    }
    if (!state?.takes) throw new StartRefused(howTo(await myName(sql)));
  }
}

async function myName(sql: Sql): Promise<string> {
  const [me] = await sql<{ name: string }>("SELECT current_user::text AS name");
  return me?.name ?? "";
}

/** Since PostgreSQL 16 a role can be held without the right to take it. */
async function canTake(sql: Sql, role: string): Promise<boolean> {
  try {
    await sql(`SET ROLE ${role}`);
    await sql("RESET ROLE");
    return true;
  } catch (error) {
    if (sqlState(error) === "42501") return false;
    throw error;
  }
}

function unless(states: readonly string[]): (error: unknown) => void {
  return (error) => {
    if (!states.includes(sqlState(error))) throw error;
  };
}

function howTo(user = "the user of DATABASE_URL"): string {
  return `The user of DATABASE_URL may not make the roles that Banyan works under; let an administrator of that PostgreSQL run: ${roles.map((role) => `CREATE ROLE ${role} NOLOGIN;`).join(" ")} GRANT ${roles.join(", ")} TO ${user};`;
}
