// Who has an account on this device: the name they sign in with, and ciphertext that opens only with one of their ways in.
// Promise: nothing else of a person is written to the disk of a device.
import type { Account } from "./api.ts";

export function keepAccount(disk: Storage, person: string, { name, bundle, ways }: Account): void {
  try {
    disk.setItem(keyOf(person), JSON.stringify({ name, bundle, ways }));
  } catch {
    // A full disk: they sign in with a network.
  }
}

export function keptAccount(disk: Storage, person: string): Account | undefined {
  const text = disk.getItem(keyOf(person));
  return text === null ? undefined : (JSON.parse(text) as Account);
}

export function isKept(disk: Storage, person: string): boolean {
  return disk.getItem(keyOf(person)) !== null;
}

export function forgetAccount(disk: Storage, person: string): void {
  disk.removeItem(keyOf(person));
}

function keyOf(person: string): string {
  return `account ${person}`;
}
