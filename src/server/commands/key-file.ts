// Key files, read in one place: who acts at the command line, and who brings a share. Promise: what a key file holds is used by whoever reads
// it here and told nowhere; of a broken one nothing is said but that it is none.
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { PUBLIC_KEY } from "#core/seal/pair.ts";
import type { PersonSecrets } from "#core/seal/person-keys.ts";
import { isObject, isUuid } from "../form.ts";
import { Wrong } from "./command.ts";

export interface KeyFile {
  readonly person: string;
  readonly device: string;
  readonly secrets: PersonSecrets;
}

/** The key file of whoever acts. Throws Wrong where none is named. */
export function readKey(path: string | boolean | undefined): KeyFile {
  if (typeof path !== "string") throw new Wrong("--as is missing: say who you are, by a key file.");
  const key = keyIn(textOf(path) ?? "");
  if (key) return key;
  throw new Wrong("--as does not name a key file. The demonstration keeps its own in the folder keys of its data.");
}

/** What somebody brings: the key a file holds, or the words of a file that is none. Throws Wrong where it cannot be read. */
export function readBrought(path: string): KeyFile | string {
  const text = textOf(path);
  if (text === undefined) throw new Wrong(`${basename(path)} cannot be read.`);
  return keyIn(text) ?? text;
}

function keyIn(text: string): KeyFile | undefined {
  try {
    const key: unknown = JSON.parse(text);
    if (isObject(key) && isUuid(key["person"]) && isUuid(key["device"]) && areSecrets(key["secrets"]))
      return { person: key["person"], device: key["device"], secrets: key["secrets"] };
  } catch {
    // Not one.
  }
  return undefined;
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return undefined;
  }
}

/** 32 bytes each. */
function areSecrets(secrets: unknown): secrets is PersonSecrets {
  if (!isObject(secrets)) return false;
  const { signs, seals, trusts, root = signs } = secrets;
  return [signs, seals, trusts, root].every((one) => typeof one === "string" && PUBLIC_KEY.test(one));
}
