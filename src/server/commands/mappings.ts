// Which column means what, kept once for each organisation and layout of headings, so that next month's file needs no mapping.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Mapping } from "#core/register/mapping.ts";

interface Kept {
  readonly [tenant: string]: readonly Mapping[];
}

export function keptMappings(dataFolder: string, tenant: string): readonly Mapping[] {
  return read(dataFolder)[tenant] ?? [];
}

export function keepMappings(dataFolder: string, tenant: string, mappings: readonly Mapping[]): void {
  const kept = read(dataFolder);
  const byLayout = new Map(
    [...(kept[tenant] ?? []), ...mappings].map((mapping) => [`${mapping.layout} ${mapping.fingerprint}`, mapping]),
  );
  writeFileSync(join(dataFolder, FILE), `${JSON.stringify({ ...kept, [tenant]: [...byLayout.values()] })}\n`, {
    mode: 0o600,
  });
}

const FILE = "mappings.json";

function read(dataFolder: string): Kept {
  try {
    return JSON.parse(readFileSync(join(dataFolder, FILE), "utf8")) as Kept;
  } catch {
    return {};
  }
}
