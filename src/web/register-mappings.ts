// What the columns of a file meant, kept on this device for the next file with the same headings.
// Promise: headings and their meaning only. No cell, no word a partner uses and no name is ever written down.
import type { Mapping } from "#core/register/mapping.ts";

const KEY = "banyan register columns";
const MOST = 60;

export function keptMappings(disk: Storage): readonly Mapping[] {
  try {
    const kept = JSON.parse(disk.getItem(KEY) ?? "[]") as unknown;
    return Array.isArray(kept) ? kept.filter(isMapping) : [];
  } catch {
    return [];
  }
}

/** Keeps these, the newest first, in place of earlier ones for the same headings. */
export function keepMappings(disk: Storage, mappings: readonly Mapping[]): void {
  const fresh = mappings.map(withoutValues);
  const isFresh = (one: Mapping): boolean =>
    fresh.some(({ fingerprint, layout }) => fingerprint === one.fingerprint && layout === one.layout);
  const earlier = keptMappings(disk).filter((one) => !isFresh(one));
  try {
    disk.setItem(KEY, JSON.stringify([...fresh, ...earlier].slice(0, MOST)));
  } catch {
    // A full disk: the columns are asked about again next time.
  }
}

function withoutValues({ fingerprint, layout, columns }: Mapping): Mapping {
  return { fingerprint, layout, columns: columns.map(({ words: _, ...use }) => use), given: {} };
}

function isMapping(value: unknown): value is Mapping {
  const mapping = value as Mapping | null;
  return (
    typeof mapping?.fingerprint === "string" &&
    typeof mapping.layout === "string" &&
    Array.isArray(mapping.columns) &&
    mapping.columns.every(({ heading, is }) => typeof heading === "string" && typeof is === "string")
  );
}
