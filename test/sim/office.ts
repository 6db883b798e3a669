// The office of a play: colleagues who know each other, somebody who only reads, and newcomers who have not joined. Making keys and letting
// people in is slow, so one office is made and every play begins with what its server then held.
import type { Grant } from "#core/access/role.ts";
import type { PersonKeys } from "#core/seal/person-keys.ts";
import { publicOf } from "#core/seal/person-keys.ts";
import { safetyNumber } from "#core/seal/tending.ts";
import { programme } from "#programme/register.ts";
import { together } from "#test/colleagues.ts";
import { keyedOffice, ON, officeAt } from "#test/keyed-office.ts";
import { diceOf } from "./dice.ts";
import { type Journal, makeServer, type Server } from "./server.ts";
import { setStage } from "./stage.ts";

export const BEGINS = Date.parse(`${ON}T06:00:00Z`);

/** Writes down, corrects and takes back everything that is written in a play. */
export const ROLES = ["results-officer"];

export interface Member {
  readonly keys: PersonKeys;
  readonly number: string;
}

export interface Office {
  readonly where: { readonly tenant: string; readonly stream: string };
  /** Those who work there. */
  readonly members: readonly Member[];
  /** Reads everything and says nothing. */
  readonly witness: Member;
  readonly newcomers: readonly Member[];
  readonly journal: Journal;
  readonly founder: PersonKeys;
  readonly grants: ReadonlyMap<string, readonly Grant[]>;
}

const offices = new Map<number, Promise<Office>>();

export function officeOf(people: number): Promise<Office> {
  const known = offices.get(people) ?? makeOffice(people);
  offices.set(people, known);
  return known;
}

async function makeOffice(people: number): Promise<Office> {
  const dice = diceOf(`office of ${people}`);
  setStage(dice, () => BEGINS);
  const server = await makeServer(dice, () => BEGINS);
  const all = { ...server.keeper(), admin: server.office.admin, keys: server.office.keys };
  const office = await keyedOffice(all, programme);
  const { where, founder } = office;
  const devices = await together(
    all,
    office,
    programme,
    Array.from({ length: people + 1 }, () => ROLES),
  );
  const newcomers = [await office.newcomer(), await office.newcomer(), await office.newcomer()];
  const members = devices.map(({ keys }) => memberOf(keys));
  const witness = members.pop() as Member;
  const grants = new Map(devices.map(({ person }) => [person.id, person.grants]));
  return { where, members, witness, newcomers: newcomers.map(memberOf), journal: server.journal(), founder, grants };
}

function memberOf(keys: PersonKeys): Member {
  return { keys, number: safetyNumber(keys.person, publicOf(keys)) };
}

/** Who joins and who leaves, in a play. */
export function administrationOf({ where, founder }: Office, server: Server) {
  const office = officeAt(server.office, programme, where, founder);
  return {
    async join({ keys }: Member): Promise<void> {
      await office.join(
        keys,
        ROLES.map((role) => ({ role, stream: where.stream })),
      );
      server.grant(
        keys.person,
        ROLES.map((role) => ({ person: keys.person, role, ...where })),
      );
    },
    async end(person: string): Promise<void> {
      for (const role of ROLES) await office.end(person, { role, stream: where.stream });
      server.grant(person, []);
    },
  };
}
