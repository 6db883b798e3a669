// What somebody types about people whose records are sealed, kept until it is said: in the memory of this tab and nowhere else.
import { findType } from "#core/programme.ts";
import { useApp } from "../app.ts";

/** What is typed and not yet said, in the memory of this tab alone: it is about people whose records are sealed. */
export function useDraft(key: string): {
  readonly start: string;
  readonly keep: (text: string) => void;
  readonly drop: () => void;
} {
  const { drafts, programme } = useApp();
  const type = findType(programme, "attendance");
  return {
    start: String((type && drafts.find(key, type)?.["typed"]) ?? ""),
    keep: (text) => type && drafts.keep(key, type, { typed: text }),
    drop: () => drafts.drop(key),
  };
}
