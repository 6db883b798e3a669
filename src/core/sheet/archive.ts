// A workbook's archive while it is read: its bytes, its parts, and how much of it may still be unpacked.
// Every part passes through here, so every part is held to the same limits and fails in the same words.

import type { Problem } from "../problem.ts";
import { damaged, entitiesRefused, locked, unpacksTooLarge } from "./problems.ts";
import type { SheetLimits } from "./sheet.ts";
import type { Allowance, ZipPart } from "./unzip.ts";
import { readXmlPart, type XmlReader } from "./xml.ts";

export interface Archive {
  readonly bytes: Uint8Array;
  readonly file: string;
  readonly parts: ReadonlyMap<string, ZipPart>;
  readonly allowance: Allowance;
  readonly limits: SheetLimits;
}

/** Reads a part of the archive and says what went wrong; a reader that had enough is no problem here. */
export function readPart(
  { bytes, file, allowance, limits }: Archive,
  part: ZipPart,
  reader: XmlReader,
): Problem | undefined {
  if (part.locked) return locked(file);
  const reading = readXmlPart(bytes, part, allowance, reader);
  switch (reading) {
    case "whole":
    case "stopped":
      return undefined;
    case "damaged":
      return damaged(file);
    case "too-large":
      return unpacksTooLarge(file, limits.unpackedBytes);
    case "entities":
      return entitiesRefused(file);
  }
}
