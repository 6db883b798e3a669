// What was typed and not yet saved. Promise: it outlives a wrong click, a lock and, where it may, a reload; nothing sealed is ever written to
// disk, and while its person is locked or signed out it is sealed to them.
import type { Answers } from "#core/record/condition.ts";
import type { RecordType } from "#core/record/type.ts";
import type { PersonKeys } from "#core/seal/person-keys.ts";
import { openOwn, sealOwn } from "./own-box.ts";

/** `key` tells forms apart: the type for a new record, the record's id for a correction. */
export interface Drafts {
  readonly find: (key: string, type: RecordType) => Answers | undefined;
  readonly keep: (key: string, type: RecordType, answers: Answers) => void;
  readonly drop: (key: string) => void;
  /** Puts all away, sealed: its person finds it when they come back in this tab. */
  readonly end: () => Promise<void>;
}

/** Drafts of people who locked or signed out in this tab. Never written anywhere. */
const putAway = new Map<string, string>();

/** `disk` is what outlives a reload of this tab and nothing longer. */
export async function openDrafts(keys: PersonKeys, disk: Storage): Promise<Drafts> {
  const { person } = keys;
  const box = putAway.get(person);
  const inMemory = new Map((box && (await openOwn<[string, Answers][]>(keys, "drafts", box))) || []);
  putAway.delete(person);
  const prefix = `draft ${person} `;
  return {
    find(key, type) {
      const known = inMemory.get(key);
      if (known || !type.open) return known;
      const text = disk.getItem(prefix + key);
      return text === null ? undefined : (JSON.parse(text) as Answers);
    },
    keep(key, type, answers) {
      inMemory.set(key, answers);
      if (!type.open) return;
      const readable = Object.entries(answers).filter(([name]) => !holdsSealed(type, name));
      try {
        disk.setItem(prefix + key, JSON.stringify(Object.fromEntries(readable)));
      } catch {
        // A full disk: the copy in memory stands.
      }
    },
    drop(key) {
      inMemory.delete(key);
      disk.removeItem(prefix + key);
    },
    async end() {
      if (inMemory.size > 0) putAway.set(person, await sealOwn(keys, "drafts", [...inMemory]));
      inMemory.clear();
    },
  };
}

function holdsSealed(type: RecordType, name: string): boolean {
  const field = type.fields[name];
  return !field || field.sealed === true || Object.values(field.fields ?? {}).some((cell) => cell.sealed === true);
}
