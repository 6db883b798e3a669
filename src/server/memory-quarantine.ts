// What is kept aside, as the model in memory keeps it: whole, in a list.
import { can } from "#core/access/can.ts";
import type { Person } from "#core/access/role.ts";
import { type Problem, problem } from "#core/problem.ts";
import type { Programme } from "#core/programme.ts";
import type { ReadEnvelope } from "./envelope.ts";
import { MOST_ASIDE } from "./limits.ts";
import type { MemoryHouse } from "./memory-admin.ts";
import type { MemoryLog } from "./memory-erase.ts";
import type { MemoryKeys } from "./memory-keys.ts";
import { type AsideReason, handedTo, mayCutOff, maySettle, type Quarantine, type SetAside } from "./quarantine.ts";

export interface MemoryQuarantine extends Quarantine {
  isCut(tenant: string, person: string): boolean;
  /** By person, from which entry of the key log on they need keys of. */
  cutIn(tenant: string): ReadonlyMap<string, number>;
  keep(change: ReadEnvelope, why: AsideReason): Problem;
  /** What was erased is not kept here either. */
  forget(tenant: string, record: string): void;
}

export interface MemoryStock {
  readonly programme: Programme;
  readonly house: MemoryHouse;
  readonly day: () => string;
  readonly kept: Pick<MemoryLog, "log" | "records" | "wraps">;
  readonly keys: Pick<MemoryKeys, "circlesOf" | "nextEntry" | "keysAt">;
  /** Whether a circle of people by name has this person in it; every other has. */
  readonly isOf: (person: Person, tenant: string, stream: string, circle?: string) => boolean;
  /** What speaks against letting in what somebody handed over. */
  readonly mayRelease: (change: ReadEnvelope, by: Person) => Problem | undefined;
  /** Takes in a change that was let in; the problem, where it is refused. */
  readonly letIn: (change: ReadEnvelope, by: string) => Problem | undefined;
}

export function memoryQuarantine({
  programme,
  house,
  day,
  kept: { log, records, wraps },
  keys: { circlesOf, nextEntry, keysAt },
  isOf,
  mayRelease,
  letIn,
}: MemoryStock): MemoryQuarantine {
  /** By person, from which entry of the key log on they need keys of. */
  const cut = new Map<string, number>();
  const aside = new Map<string, SetAside & { readonly tenant: string; readonly change: ReadEnvelope }>();
  const leads = (person: Person, tenant: string) => (one: Pick<SetAside, "stream" | "author">) =>
    maySettle(programme.roles, person, tenant, one, day());

  return {
    isCut(tenant, person) {
      const from = cut.get(`${tenant} ${person}`);
      return from !== undefined && (keysAt(tenant, person) ?? -1) < from;
    },
    cutIn(tenant) {
      const ofTenant = [...cut].filter(([place]) => place.startsWith(`${tenant} `));
      return new Map(ofTenant.map(([place, from]) => [place.slice(tenant.length + 1), from]));
    },
    keep(change, why) {
      const { tenant, id, stream, record, type, act, author, device } = change.head;
      const place = `${tenant} ${id}`;
      const waiting = [...aside.values()].filter(
        (one) => one.tenant === tenant && one.author === author && one.state === "waiting",
      );
      if (waiting.length >= MOST_ASIDE) return problem("door.too-many");
      const named = { tenant, id, stream, record, type, act, author, device };
      if (!aside.has(place))
        aside.set(place, { ...named, receivedOn: day(), why, state: "waiting", settled: null, change });
      return problem("change.set-aside");
    },
    forget(tenant, record) {
      for (const [place, one] of aside) if (one.tenant === tenant && one.record === record) aside.delete(place);
    },
    async cutOff(person, tenant, who) {
      const grants = (house.people.get(who)?.grants ?? [])
        .filter((grant) => grant.tenant === tenant)
        .map((grant) => ({ ...grant, person: who }));
      if (!mayCutOff(programme.roles, person, tenant, grants, day())) return problem("door.not-allowed");
      cut.set(`${tenant} ${who}`, nextEntry(tenant));
      const theirs = { id: who, grants };
      const circles = circlesOf(tenant, who);
      const living = [...records.values()].filter((one) => one.tenant === tenant && typeof one.erased !== "number");
      const stock = {
        streams: [...house.streams.values()].flatMap((one) => (one.tenant === tenant ? one.stream : [])),
        records: living.map((one) => ({ ...one, count: 1 })),
      };
      const said = log.filter(({ envelope: { head } }) => head.tenant === tenant && head.author === who);
      return { ...handedTo(programme, tenant, theirs, circles, stock), changes: said.length };
    },
    async list(person, tenant) {
      const isLeading = leads(person, tenant);
      if (!person.grants.some(({ stream }) => isLeading({ stream: stream ?? "", author: "" })))
        return problem("door.not-found");
      return [...aside.values()]
        .filter((one) => one.tenant === tenant && isLeading(one))
        .map(({ tenant: _, change: __, ...one }) => one)
        .sort((a, b) => (`${a.receivedOn} ${a.id}` < `${b.receivedOn} ${b.id}` ? -1 : 1));
    },
    async open(person, tenant, id) {
      const found = aside.get(`${tenant} ${id}`);
      const circle = records.get(`${tenant} ${found?.record}`)?.circle;
      const reads =
        found &&
        leads(person, tenant)(found) &&
        can(programme.roles, person, "read", { ...found, tenant }, day()) &&
        [circle, found.change.head.circle].every((one) => isOf(person, tenant, found.stream, one));
      if (!reads) return problem("door.not-found");
      const { text: _, ...change } = found.change;
      return { change, wraps: wraps.get(`${tenant} ${found.record}`) ?? [] };
    },
    async settle(person, tenant, id, settling) {
      const found = aside.get(`${tenant} ${id}`);
      if (!found || !leads(person, tenant)(found)) return problem("door.not-allowed");
      if (found.state !== "waiting") return undefined;
      const isLetIn = settling.as === "released";
      const objection = isLetIn && found.why === "handed" ? mayRelease(found.change, person) : undefined;
      const refused = objection ?? (isLetIn ? letIn(found.change, person.id) : undefined);
      const reason = settling.as === "discarded" ? settling.reason : null;
      if (!refused)
        aside.set(`${tenant} ${id}`, { ...found, state: settling.as, settled: { by: person.id, on: day(), reason } });
      return refused;
    },
  };
}
