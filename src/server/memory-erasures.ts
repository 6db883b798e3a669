// Erasing, as the model in memory does it: what was proposed, held and decided, in plain lists.
import type { Person } from "#core/access/role.ts";
import { type Problem, problem } from "#core/problem.ts";
import type { Programme } from "#core/programme.ts";
import {
  byDue,
  classIdOf,
  dueOf,
  type Erasable,
  type ErasingDesk,
  isErasing,
  type Keeping,
  mayDecide,
  mayHold,
  maySay,
  objectionToErasing,
  reasonOf,
} from "./erasing.ts";
import type { Certificate, Erasures, Hold, Proposal } from "./erasures.ts";
import type { MemoryHouse } from "./memory-admin.ts";
import type { KeptRecord } from "./settle.ts";

export interface MemoryShelves {
  readonly programme: Programme;
  readonly house: MemoryHouse;
  readonly day: () => string;
  readonly recordsIn: (tenant: string) => readonly KeptRecord[];
  /** Whether the person is of those who read the record. */
  readonly isReader: (person: Person, record: KeptRecord) => boolean;
  /** Erases it, and says how many changes it had. */
  readonly erase: (record: KeptRecord) => number;
}

export function memoryErasures({ programme, house, day, recordsIn, isReader, erase }: MemoryShelves): Erasures {
  const proposals = new Map<string, Proposal>();
  const certificates = new Map<string, Certificate & { readonly stream: string }>();
  const holds = new Map<string, Map<string, Hold>>();
  const years = new Map<string, Map<string, number>>();
  const holdsIn = (tenant: string): readonly Hold[] => [...(holds.get(tenant)?.values() ?? [])];
  const deskOf = (person: Person, tenant: string): ErasingDesk => ({ programme, person, tenant, on: day() });
  const keepingIn = (tenant: string): Keeping => ({
    country: house.tenants.get(tenant)?.country ?? null,
    years: years.get(tenant) ?? new Map(),
  });
  const erasable = (kept: KeptRecord): Erasable & KeptRecord => ({
    ...kept,
    proposed: proposals.get(`${kept.tenant} ${kept.record}`) ?? null,
  });
  const findIn = (tenant: string, record: string) => {
    const found = recordsIn(tenant).find((one) => one.record === record);
    return found && erasable(found);
  };

  return {
    async list(person, tenant, days) {
      const desk = deskOf(person, tenant);
      if (!isErasing(desk)) return problem("door.not-found");
      const sees = (one: KeptRecord): boolean =>
        maySay(desk, "approve-erasure", one) || (maySay(desk, "erase", one) && isReader(person, one));
      const due = recordsIn(tenant)
        .filter((one) => typeof one.erased !== "number" && sees(one))
        .map((one) => dueOf(desk, erasable(one), keepingIn(tenant), holdsIn(tenant)));
      const done = [...certificates].filter(([place]) => place.startsWith(`${tenant} `)).map(([, one]) => one);
      return {
        due: due.filter((one) => one.proposed !== null || (one.days !== null && one.days <= days)).sort(byDue),
        holds: holdsIn(tenant),
        certificates: done
          .filter((one) => maySay(desk, "approve-erasure", one) || maySay(desk, "erase", one))
          .map(({ stream: _, ...one }) => one),
        years: Object.fromEntries(years.get(tenant) ?? []),
      };
    },
    async propose(person, tenant, record) {
      const desk = deskOf(person, tenant);
      const found = findIn(tenant, record);
      if (!found || !maySay(desk, "erase", found) || !isReader(person, found)) return problem("door.not-allowed");
      if (typeof found.erased === "number") return problem("record.erased");
      const why = reasonOf(dueOf(desk, found, keepingIn(tenant), []));
      if (!found.proposed) proposals.set(`${tenant} ${record}`, { by: person.id, on: desk.on, why });
      return undefined;
    },
    async hold(person, tenant, hold) {
      const desk = deskOf(person, tenant);
      if (!mayHold(desk, hold, findIn(tenant, hold.record ?? ""))) return problem("door.not-allowed");
      const known = holds.get(tenant) ?? new Map<string, Hold>();
      if (!known.has(hold.id)) known.set(hold.id, { ...hold, by: person.id, on: desk.on, lifted: null });
      holds.set(tenant, known);
      return undefined;
    },
    async lift(person, tenant, id) {
      const desk = deskOf(person, tenant);
      const hold = holds.get(tenant)?.get(id);
      if (!hold || !mayHold(desk, hold, findIn(tenant, hold.record ?? ""))) return problem("door.not-allowed");
      if (!hold.lifted) holds.get(tenant)?.set(id, { ...hold, lifted: { by: person.id, on: desk.on } });
      return undefined;
    },
    async keepFor(person, tenant, id, wanted) {
      if (!mayDecide(deskOf(person, tenant), id)) return problem("door.not-allowed");
      const known = years.get(tenant) ?? new Map<string, number>();
      if (wanted === null) known.delete(id);
      else known.set(id, wanted);
      years.set(tenant, known);
      return undefined;
    },
    async approve(person, tenant, record): Promise<Certificate | Problem> {
      const desk = deskOf(person, tenant);
      const found = findIn(tenant, record);
      const objection = objectionToErasing(desk, found, holdsIn(tenant));
      if (objection || !found?.proposed) return objection ?? problem("door.not-allowed");
      const { by, on, why } = found.proposed;
      const certificate = {
        ...{ record, type: found.type, class: classIdOf(programme, found.type), why, proposed: { by, on } },
        ...{ approvedBy: person.id, erasedOn: desk.on, changes: erase(found) },
      };
      certificates.set(`${tenant} ${record}`, { ...certificate, stream: found.stream });
      return certificate;
    },
  };
}
