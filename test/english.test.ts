// No English stands in a screen: what people read comes from the word lists, so that every language can say it.
import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { parseSync } from "vite";

const clone = dirname(import.meta.dirname);
const told = new Set(["title", "label", "aria-label", "placeholder", "says", "caption", "alt", "leave"]);
/** Names, and files of which the words are the same in every language. */
const names = /^(Banyan|PDF|XLSX|CSV|HXL|IATI|KoboToolbox)$/;
/** Screens whose words have not been moved yet; no file is added here. */
const toCome: readonly string[] = [];

interface Node {
  readonly type: string;
  readonly start: number;
  readonly value?: unknown;
  readonly name?: { readonly name?: string };
}

const files = globSync(["src/{ui,web}/**/*.tsx", "src/programme/**/*.tsx"], { cwd: clone }).sort();
for (const file of files.filter((name) => !toCome.includes(name)))
  test(`no English stands in ${file}`, () => {
    const code = readFileSync(join(clone, file), "utf8");
    assert.deepEqual(englishIn(parseSync(file, code).program as unknown as Node), []);
  });

function englishIn(node: Node): readonly string[] {
  const own = wordsAt(node);
  const below = Object.values(node).flatMap((part: unknown) =>
    [part].flat().flatMap((one) => (isNode(one) ? englishIn(one) : [])),
  );
  return [...own, ...below];
}

function wordsAt(node: Node): readonly string[] {
  const text = node.type === "JSXText" ? node.value : isTold(node) ? node.value.value : undefined;
  const words = typeof text === "string" ? text.trim() : "";
  return /\p{L}{2}/u.test(words) && !names.test(words) ? [words] : [];
}

function isTold(node: Node): node is Node & { readonly value: Node } {
  return node.type === "JSXAttribute" && told.has(node.name?.name ?? "") && isNode(node.value);
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && "type" in value && typeof value.type === "string";
}
