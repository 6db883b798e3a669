// What the columns of a file meant, kept on this device for the next file with the same headings.
// Promise: what columns mean, and a fingerprint of their headings. No heading, no cell and no word a partner uses is ever written down:
// a row that somebody took for headings may hold a child's name.
import type { Mapping } from "#core/register/mapping.ts";
import type { HeadingsTold } from "./register-headings.ts";

const MAPPINGS = "banyan register columns";
const TOLD = "banyan register headings";
const MOST = 60;

export function keptMappings(disk: Storage): readonly Mapping[] {
  return kept(disk, MAPPINGS, isMapping);
}

/** Keeps these, the newest first, in place of earlier ones for the same headings. */
export function keepMappings(disk: Storage, mappings: readonly Mapping[]): void {
  keep(disk, MAPPINGS, mappings.map(withoutWords), keptMappings(disk));
}

export function keptHeadings(disk: Storage): readonly HeadingsTold[] {
  return kept(disk, TOLD, isTold);
}

export function keepHeadings(disk: Storage, told: readonly HeadingsTold[]): void {
  keep(disk, TOLD, told, keptHeadings(disk));
}

interface Kept {
  readonly fingerprint: string;
  readonly layout: string;
  readonly columns: readonly unknown[];
}

function kept<T extends Kept>(disk: Storage, key: string, isOne: (value: unknown) => value is T): readonly T[] {
  const text = disk.getItem(key);
  if (text === null) return [];
  const all = listIn(text);
  const good = all?.filter(isOne) ?? [];
  // An earlier version kept words: they go as soon as they are met.
  if (good.length !== all?.length) {
    disk.removeItem(key);
    write(disk, key, good);
  }
  return good;
}

function keep(disk: Storage, key: string, fresh: readonly Kept[], earlier: readonly Kept[]): void {
  const isFresh = (one: Kept): boolean =>
    fresh.some(({ fingerprint, layout }) => fingerprint === one.fingerprint && layout === one.layout);
  write(disk, key, [...fresh, ...earlier.filter((one) => !isFresh(one))].slice(0, MOST));
}

function write(disk: Storage, key: string, all: readonly Kept[]): void {
  try {
    disk.setItem(key, JSON.stringify(all));
  } catch {
    // A full disk: the columns are asked about again next time.
  }
}

function listIn(text: string): readonly unknown[] | undefined {
  try {
    const all = JSON.parse(text) as unknown;
    return Array.isArray(all) ? all : undefined;
  } catch {
    return undefined;
  }
}

function withoutWords({ fingerprint, layout, columns }: Mapping): Mapping {
  return { fingerprint, layout, columns: columns.map(({ words: _, ...use }) => ({ ...use, heading: "" })), given: {} };
}

function isKept(value: unknown): value is Kept {
  const one = value as Kept | null;
  return (
    typeof one?.fingerprint === "string" &&
    /^[0-9a-f]{64}$/.test(one.fingerprint) &&
    typeof one.layout === "string" &&
    Array.isArray(one.columns)
  );
}

function isMapping(value: unknown): value is Mapping {
  return isKept(value) && (value as Mapping).columns.every((use) => use?.heading === "" && typeof use.is === "string");
}

function isTold(value: unknown): value is HeadingsTold {
  return isKept(value) && value.columns.every((column) => typeof column === "string");
}
