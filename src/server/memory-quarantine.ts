// What is kept aside, as the model in memory keeps it: whole, in a list.
import type { Person } from "#core/access/role.ts";
import { type Problem, problem } from "#core/problem.ts";
import type { Programme } from "#core/programme.ts";
import type { ReadEnvelope } from "./envelope.ts";
import { MOST_ASIDE } from "./limits.ts";
import type { MemoryHouse } from "./memory-admin.ts";
import type { MemoryLog } from "./memory-erase.ts";
import {
  type AsideReason,
  type Handed,
  handedTo,
  mayCutOff,
  maySettle,
  type Quarantine,
  type SetAside,
} from "./quarantine.ts";

export interface MemoryQuarantine extends Quarantine {
  isCut(tenant: string, device: string): boolean;
  keep(change: ReadEnvelope, why: AsideReason): Problem;
  /** What was erased is not kept here either. */
  forget(tenant: string, record: string): void;
}

export interface MemoryStock {
  readonly programme: Programme;
  readonly house: MemoryHouse;
  readonly day: () => string;
  readonly kept: Pick<MemoryLog, "log" | "records">;
  /** Circles of which this person was ever given a secret. */
  readonly circlesOf: (tenant: string, person: string) => Handed["circles"];
  /** Takes in a change that was let in; the problem, where it is refused. */
  readonly letIn: (change: ReadEnvelope) => Problem | undefined;
}

export function memoryQuarantine({
  programme,
  house,
  day,
  kept: { log, records },
  circlesOf,
  letIn,
}: MemoryStock): MemoryQuarantine {
  const cut = new Set<string>();
  const aside = new Map<string, SetAside & { readonly tenant: string; readonly change: ReadEnvelope }>();
  const leads = (person: Person, tenant: string) => (one: Pick<SetAside, "stream" | "author">) =>
    maySettle(programme.roles, person, tenant, one, day());

  return {
    isCut: (tenant, device) => cut.has(`${tenant} ${device}`),
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
    async cutOff(person, tenant, { person: who, device }) {
      const grants = (house.people.get(who)?.grants ?? [])
        .filter((grant) => grant.tenant === tenant)
        .map((grant) => ({ ...grant, person: who }));
      if (!mayCutOff(programme.roles, person, tenant, grants, day())) return problem("door.not-allowed");
      cut.add(`${tenant} ${device}`);
      const theirs = { id: who, grants };
      const circles = circlesOf(tenant, who);
      const living = [...records.values()].filter((one) => one.tenant === tenant && typeof one.erased !== "number");
      const stock = {
        streams: [...house.streams.values()].flatMap((one) => (one.tenant === tenant ? one.stream : [])),
        records: living.map((one) => ({ ...one, count: 1 })),
      };
      const said = log.filter(
        ({ envelope: { head } }) => head.tenant === tenant && head.device === device && head.author === who,
      );
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
    async settle(person, tenant, id, as) {
      const found = aside.get(`${tenant} ${id}`);
      if (!found || !leads(person, tenant)(found)) return problem("door.not-allowed");
      if (found.state !== "waiting") return undefined;
      const refused = as === "released" ? letIn(found.change) : undefined;
      if (!refused) aside.set(`${tenant} ${id}`, { ...found, state: as, settled: { by: person.id, on: day() } });
      return refused;
    },
  };
}
