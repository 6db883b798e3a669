// What somebody types about people whose records are sealed, kept until it is said: as a draft, under their own key.
import { useApp } from "../app.ts";

export function useDraft(key: string): {
  readonly start: string;
  readonly keep: (text: string) => void;
  readonly drop: () => void;
} {
  const { drafts } = useApp();
  return {
    start: String(drafts.find(key)?.["typed"] ?? ""),
    keep: (text) => drafts.keep(key, { typed: text }),
    drop: () => drafts.drop(key),
  };
}
