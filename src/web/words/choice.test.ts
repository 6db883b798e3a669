// The language a device speaks: what is kept of it, and what happens where nothing can be kept.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { keepChoice, keptChoice } from "./choice.ts";

describe("the language somebody chose", () => {
  it("is spoken the next time, with its digits", () => {
    const kept = storage();
    keepChoice(kept, { language: "bn", ownDigits: false });
    assert.deepEqual(keptChoice(kept, ["es-MX"]), { language: "bn", ownDigits: false });
  });

  it("stands on a device that has no room to keep it", () => {
    const full = Object.assign(storage(), {
      setItem() {
        throw new DOMException("no room", "QuotaExceededError");
      },
    });
    keepChoice(full, { language: "bn", ownDigits: true });
    assert.deepEqual(keptChoice(full, ["es-MX"]).language, "es");
  });
});

function storage(): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    key: (at) => [...kept.keys()][at] ?? null,
    clear: () => kept.clear(),
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, value),
    removeItem: (name) => void kept.delete(name),
  };
}
