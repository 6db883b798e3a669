// The XML parts of a workbook, read as they are unpacked: tags and text go to a reader, nothing is kept here.
// Bounded on purpose: no document type, no entities, no depth and no run without a tag that a workbook never has.

import { DecodeUTF8 } from "fflate";
import { SaxesParser } from "saxes";
import { type Allowance, type Unpacking, unpackPart, type ZipPart } from "./unzip.ts";

/** The attributes of a tag by name as written, prefixes included. */
export interface XmlAttributes {
  readonly [name: string]: string;
}

/** What a part's reader is told; names come without their prefix. `full` is asked at each tag: true ends the reading. */
export interface XmlReader {
  readonly open: (name: string, attributes: XmlAttributes) => void;
  readonly close: (name: string) => void;
  readonly text?: (text: string) => void;
  readonly full?: () => boolean;
}

/** How reading ended: as unpacking does, or at something only an attacker writes. */
export type XmlReading = Unpacking | "entities";

const deepest = 100;
/** A cell holds at most 32,767 letters; escaped, still far from a million. */
const longestWithoutTag = 1_000_000;

/** Reads one part of an archive; text arrives whole between two tags. Never throws, whatever the bytes. */
export function readXmlPart(zip: Uint8Array, part: ZipPart, allowance: Allowance, reader: XmlReader): XmlReading {
  let fault: XmlReading | undefined;
  let depth = 0;
  let sinceTag = 0;
  const parser = new SaxesParser({ xmlns: false, position: false });
  const end = (reading: XmlReading): never => {
    fault = reading;
    throw new Error(reading);
  };
  parser.on("error", () => end("damaged"));
  parser.on("doctype", () => end("entities"));
  parser.on("opentag", (tag) => {
    sinceTag = 0;
    if (++depth > deepest) end("damaged");
    if (reader.full?.() === true) end("stopped");
    reader.open(withoutPrefix(tag.name), tag.attributes);
  });
  parser.on("closetag", (tag) => {
    sinceTag = 0;
    depth--;
    reader.close(withoutPrefix(tag.name));
  });
  const { text } = reader;
  if (text !== undefined) {
    parser.on("text", text);
    parser.on("cdata", text);
  }
  const decoder = new DecodeUTF8((piece) => {
    sinceTag += piece.length;
    parser.write(piece);
    if (sinceTag > longestWithoutTag) end("damaged");
  });
  const guarded = (step: () => void): void => {
    try {
      step();
    } catch (error) {
      if (fault === undefined) throw error;
    }
  };
  const unpacking = unpackPart(zip, part, allowance, (piece) => {
    guarded(() => decoder.push(piece));
    return fault === undefined;
  });
  if (unpacking === "whole") guarded(() => parser.close());
  return fault ?? unpacking;
}

function withoutPrefix(name: string): string {
  const colon = name.indexOf(":");
  return colon === -1 ? name : name.slice(colon + 1);
}
