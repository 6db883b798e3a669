// Who uses this device: the name they sign in with, and ciphertext that opens only with one of their ways in. Who they are beyond that, what
// they may do and in which teams, is sealed to their own keys.
// Promise: nothing else of a person is written to the disk of a device, and taking somebody off it takes all of this.
import type { Account } from "./api.ts";
import { forgetTries } from "./tries.ts";

export interface PersonHere {
  readonly person: string;
  /** What they sign in with. */
  readonly name: string;
}

const ACCOUNT = "account ";
const SEALED = "me ";
/** Where the disk is full: until this page is loaded anew. */
const inMemory = new Map<string, string>();

export function keepAccount(disk: Storage, person: string, { name, bundle, ways }: Account): void {
  write(disk, ACCOUNT + person, JSON.stringify({ name, bundle, ways }));
}

export function keptAccount(disk: Storage, person: string): Account | undefined {
  const text = read(disk, ACCOUNT + person);
  return text === null ? undefined : (JSON.parse(text) as Account);
}

export function isKept(disk: Storage, person: string): boolean {
  return read(disk, ACCOUNT + person) !== null;
}

/** All whose keys can be opened here, in the order of their names. */
export function peopleHere(disk: Storage): readonly PersonHere[] {
  const onDisk = Array.from({ length: disk.length }, (_, at) => disk.key(at) ?? "");
  return [...new Set([...onDisk, ...inMemory.keys()])]
    .filter((key) => key.startsWith(ACCOUNT))
    .map((key) => key.slice(ACCOUNT.length))
    .flatMap((person) => {
      const account = keptAccount(disk, person);
      return account ? [{ person, name: account.name }] : [];
    })
    .toSorted((a, b) => a.name.localeCompare(b.name));
}

/** What is known of somebody beside their account, sealed by them. */
export function keepSealed(disk: Storage, person: string, box: string): void {
  write(disk, SEALED + person, box);
}

export function keptSealed(disk: Storage, person: string): string | undefined {
  return read(disk, SEALED + person) ?? undefined;
}

/** Takes somebody off this device. What they have not sent is kept elsewhere, sealed, and stays. */
export function forgetPerson(disk: Storage, person: string): void {
  for (const key of [ACCOUNT + person, SEALED + person]) {
    inMemory.delete(key);
    disk.removeItem(key);
  }
  forgetTries(disk, person);
}

function write(disk: Storage, key: string, text: string): void {
  try {
    disk.setItem(key, text);
    inMemory.delete(key);
  } catch {
    inMemory.set(key, text);
  }
}

function read(disk: Storage, key: string): string | null {
  return inMemory.get(key) ?? disk.getItem(key);
}
