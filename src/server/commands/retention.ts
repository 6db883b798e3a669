// `retention`: what is due to be erased, what is held back and what waits for somebody's approval, of every organisation here. Ids, kinds and
// days: nobody's name and nothing of what a record says. Erasing itself takes two people who are signed in.
import { programme } from "#programme/register.ts";
import { dayAt } from "../day.ts";
import type { DueErasure } from "../erasures.ts";
import { asOwner, inTenants, type Store } from "../store/database.ts";
import { readDue } from "../store/erasures.ts";
import { inHouse, type Out } from "./command.ts";

export const retentionHelp = `retention [--days N] [--json]
  What is due to be erased within N days (90), what is held back, and what waits for approval; --json with every record.`;

interface Retained {
  readonly organisation: string;
  readonly name: string;
  readonly due: readonly DueErasure[];
}

export async function retention(
  { days, json }: { readonly days: number; readonly json: boolean },
  out: Out,
): Promise<void> {
  const all = await inHouse(out, ({ store, today }) => readAll(store, dayAt(today, Date.now()), days));
  if (json) return out.say(`${JSON.stringify(all, null, 2)}\n`);
  for (const { name, due } of all.filter((one) => one.due.length > 0)) {
    out.say(`${name}\n`);
    for (const [id, some] of Map.groupBy(due, (one) => one.class)) out.say(`  ${lineOf(labelOf(id), some)}\n`);
  }
  const sum = all.reduce((count, { due }) => count + due.length, 0);
  out.say(sum === 0 ? "Nothing is due.\n" : `${sum} records in all; --json names them.\n`);
}

/** Of every organisation, what is due within so many days of this one, or proposed. */
export async function readAll(store: Store, on: string, days: number): Promise<readonly Retained[]> {
  const tenants = await asOwner(store, (sql) =>
    sql<{ tenant: string; name: string }>("SELECT tenant, name FROM tenant ORDER BY name, tenant"),
  );
  const all: Retained[] = [];
  for (const { tenant, name } of tenants) {
    const { due } = await inTenants(store, [tenant], (sql) =>
      readDue(sql, { programme, tenant, on }, days, () => true),
    );
    all.push({ organisation: tenant, name, due });
  }
  return all;
}

function lineOf(label: string, some: readonly DueErasure[]): string {
  const count = (is: (one: DueErasure) => boolean): number => some.filter(is).length;
  const due = count(({ days }) => days !== null && days <= 0);
  return `${label}: ${due} due, ${some.length - due} to come, ${count((one) => one.isHeld)} held back, ${count((one) => one.proposed !== null)} wait for approval`;
}

function labelOf(id: string): string {
  return programme.retention.find((one) => one.id === id)?.label ?? "Of no class";
}
