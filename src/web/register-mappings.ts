// What the columns of a file meant, kept on this device for the next file with the same headings.
// Promise: headings and their meaning only. No cell, no word a partner uses and no name is ever written down.
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
  keep(disk, MAPPINGS, mappings.map(withoutValues), keptMappings(disk));
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
  try {
    const all = JSON.parse(disk.getItem(key) ?? "[]") as unknown;
    return Array.isArray(all) ? all.filter(isOne) : [];
  } catch {
    return [];
  }
}

function keep(disk: Storage, key: string, fresh: readonly Kept[], earlier: readonly Kept[]): void {
  const isFresh = (one: Kept): boolean =>
    fresh.some(({ fingerprint, layout }) => fingerprint === one.fingerprint && layout === one.layout);
  try {
    disk.setItem(key, JSON.stringify([...fresh, ...earlier.filter((one) => !isFresh(one))].slice(0, MOST)));
  } catch {
    // A full disk: the columns are asked about again next time.
  }
}

function withoutValues({ fingerprint, layout, columns }: Mapping): Mapping {
  return { fingerprint, layout, columns: columns.map(({ words: _, ...use }) => use), given: {} };
}

function isKept(value: unknown): value is Kept {
  const one = value as Kept | null;
  return typeof one?.fingerprint === "string" && typeof one.layout === "string" && Array.isArray(one.columns);
}

function isMapping(value: unknown): value is Mapping {
  return (
    isKept(value) &&
    (value as Mapping).columns.every((use) => typeof use?.heading === "string" && typeof use.is === "string")
  );
}

function isTold(value: unknown): value is HeadingsTold {
  return isKept(value) && value.columns.every((column) => typeof column === "string");
}
