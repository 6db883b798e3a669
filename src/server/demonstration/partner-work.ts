// A partner's whole year at its own desk: staff, registers through the importer, what happened beside them.
// Promise: a register comes in exactly as a person would bring it in; a file with anything left to ask stops the load.
import type { Person } from "#core/access/role.ts";
import type { SheetBroughtIn } from "#core/register/bring-in.ts";
import { problemLine } from "#core/register/problems.ts";
import { setAsideSheet } from "#core/register/set-aside.ts";
import { writeXlsx } from "#core/sheet/write-xlsx.ts";
import { bringFile, isUnreadable } from "../commands/bring-file.ts";
import { chanceOf } from "./chance.ts";
import { caseTeam, fieldTeam, workerGrants } from "./colleagues.ts";
import { noonOf, TODAY } from "./days.ts";
import { type Desk, keep, newWorker, type Worker } from "./desk.ts";
import { type Partner, partners } from "./partners.ts";
import { joined, type RegisterFile } from "./write-register.ts";

export type Role = Parameters<typeof workerGrants>[1];

/** The workers of a partner, each made once. */
export function workersOf(key: string): (role: Role) => Worker {
  const workers = new Map<Role, Worker>();
  return (role) => {
    const known = workers.get(role) ?? newWorker(workerGrants(key, role) satisfies Person);
    workers.set(role, known);
    return known;
  };
}

/** Brings one file in. What was set aside by choice comes back as a file of its own. */
export function bringRegister(
  desk: Desk,
  { key, name, country }: Partner,
  workers: (role: Role) => Worker,
  file: RegisterFile,
  seed: string,
): Uint8Array | undefined {
  const worker = workers(file.by === "supervisor" ? "supervisor" : "results-officer");
  const brought = bringFile(
    file.bytes,
    file.name,
    {
      tenant: desk.tenant,
      stream: file.by === "supervisor" ? caseTeam(key) : fieldTeam(key),
      author: worker.person.id,
      device: worker.device,
      country,
      ours: [name],
      others: partners.filter((one) => one.key !== key).map((one) => one.name),
      today: TODAY,
      from: "2015-01-01",
      to: TODAY,
      clock: worker.clock,
      now: noonOf(file.actedOn),
      known: desk.known,
      newId: chanceOf(`${seed} ${file.name}`).uuid,
    },
    file.choices,
  );
  if (isUnreadable(brought)) throw new Error(brought.map(problemLine).join("\n"));
  if (!brought.ready) throw new Error(brought.sheets.flatMap(problemsOf).map(problemLine).slice(0, 5).join("\n"));
  const { changes, clock } = brought.carry();
  worker.clock = clock;
  keep(desk, worker, changes);
  const [sheet] = brought.sheets;
  return sheet && writeSetAside(sheet);
}

function problemsOf({ faults, plan }: SheetBroughtIn): SheetBroughtIn["faults"] {
  return [
    ...faults,
    ...(plan?.rows.filter(({ state }) => state === "faulty").flatMap(({ problems }) => problems) ?? []),
  ];
}

function writeSetAside({ table, plan, place }: SheetBroughtIn): Uint8Array | undefined {
  const rows = new Map(
    plan?.rows.filter(({ state }) => state === "set-aside").map(({ row, problems }) => [row, problems]),
  );
  if (!table || rows.size === 0) return undefined;
  return joined(
    writeXlsx([setAsideSheet(place.sheet ?? "1", table, new Set(rows.keys()), (row) => rows.get(row) ?? [])]),
  );
}
