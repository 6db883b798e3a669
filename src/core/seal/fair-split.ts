// Among whom a recovery pair may be split: those who belong for good, and them alone, can never be done without.
import { counts } from "../access/can.ts";
import type { Role } from "../access/role.ts";
import { type KeyState, RECOVERY, type Share } from "./key-state.ts";

const HASH = /^[0-9a-f]{64}$/;

/** Whether somebody belongs here on that day, by keys of theirs and a role that has no last day. */
export function belongsForGood(
  roles: readonly Role[],
  { people, grants }: KeyState,
  person: string,
  on: string,
): boolean {
  return (
    people.has(person) &&
    grants.some((grant) => grant.person === person && grant.toOn === undefined && counts(roles, grant, on))
  );
}

/** How many of these holders are from outside, null being whoever keeps a share on paper. */
export function outsidersAmong(
  roles: readonly Role[],
  state: KeyState,
  holders: readonly (string | null)[],
  on: string,
): number {
  return holders.filter((person) => person === null || !belongsForGood(roles, state, person, on)).length;
}

/** Two of three or three of five, one for each, and those from outside fewer than open it. */
export function isFairSplit(
  roles: readonly Role[],
  state: KeyState,
  { threshold, shares }: { readonly threshold: number; readonly shares: readonly Share[] },
  on: string,
): boolean {
  const holders = shares.map(({ person }) => person);
  const named = holders.filter((person) => person !== null);
  return (
    ((threshold === 2 && shares.length === 3) || (threshold === 3 && shares.length === 5)) &&
    outsidersAmong(roles, state, holders, on) < threshold &&
    new Set(named).size === named.length &&
    named.every((person) => person !== RECOVERY && state.people.has(person)) &&
    new Set(shares.map(({ commitment }) => commitment)).size === shares.length &&
    shares.every(({ person, commitment, box }) => HASH.test(commitment) && (person === null) === (box === null))
  );
}
