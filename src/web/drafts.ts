// What was typed and not yet saved. Promise: it outlives a wrong click and, where it may, a reload; nothing sealed is ever written to disk.
import type { Answers } from "#core/record/condition.ts";
import type { RecordType } from "#core/record/type.ts";

/** `key` tells forms apart: the type for a new record, the record's id for a correction. */
export interface Drafts {
  readonly find: (key: string, type: RecordType) => Answers | undefined;
  readonly keep: (key: string, type: RecordType, answers: Answers) => void;
  readonly drop: (key: string) => void;
}

/** Drafts of people who signed out in this tab: they find them when they come back. Never written anywhere. */
const byPerson = new Map<string, Map<string, Answers>>();

/** `disk` is what outlives a reload of this tab and nothing longer. */
export function makeDrafts(person: string, disk: Storage): Drafts {
  const inMemory = byPerson.get(person) ?? new Map<string, Answers>();
  byPerson.set(person, inMemory);
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
  };
}

function holdsSealed(type: RecordType, name: string): boolean {
  const field = type.fields[name];
  return !field || field.sealed === true || Object.values(field.fields ?? {}).some((cell) => cell.sealed === true);
}
