// What a phone has to fetch for each screen, in bytes of brotli, against the budgets of the design: `node scripts/sizes.ts [DIST]`.
// Measured from the builder's own manifest: a screen costs what it adds to the first one. Over budget is a failure.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import process from "node:process";
import { brotliCompressSync, constants } from "node:zlib";

/** A piece of the built app, as the builder lists it. */
export interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly isDynamicEntry?: boolean;
  readonly imports?: readonly string[];
  readonly css?: readonly string[];
}

export interface RouteSize {
  /** `first`, or the file of the screen. */
  readonly route: string;
  /** Bytes of brotli: of the first screen, or added to it. */
  readonly js: number;
  /** Bytes of brotli of every sheet the page then has. */
  readonly css: number;
  readonly jsBudget: number;
  readonly cssBudget: number;
}

const KB = 1000;
const CSS_BUDGET = 8 * KB;
const FIRST_BUDGET = 110 * KB;
const ROUTE_BUDGET = 30 * KB;
/** Of two: one comes with the first screen, one with screens that are opened later (src/web/words/all-english.ts). */
const CATALOGUE_BUDGET = 25 * KB;
/** The programme's definitions, or their words in another language: fetched once, beside the first screen. (decision 0012) */
const DEFINITIONS_BUDGET = 70 * KB;
const DEFINITIONS = "../programme/told.ts";
/** What works with keys, and what is fetched behind it when there is time: none of it comes without the other. (decision 0028) */
const DOOR = "keyed-door.ts";
const BEHIND_DOOR: ReadonlySet<string> = new Set([
  "first-download.ts",
  "behind-checkpoints.ts",
  "key-sayings.ts",
  "say-people.ts",
  "former-log.ts",
]);
const otherBudgets: { readonly [route: string]: number } = {
  "screens/record-form.tsx": 20 * KB,
  "screens/results.tsx": 40 * KB,
};

/** The words of the screens in one language, or those of the programme. */
const isCatalogue = /words\/(po\/\w+\.po(\?part=[\w-]+)?|english[\w-]*\.ts)$/;
const isOfDefinitions = (source: string): boolean =>
  source === DEFINITIONS || source.startsWith("../programme/words/po/");

function budgetOf(source: string): number {
  if (isOfDefinitions(source)) return DEFINITIONS_BUDGET;
  return isCatalogue.test(source) ? CATALOGUE_BUDGET : (otherBudgets[source] ?? ROUTE_BUDGET);
}

/** The size of every screen of a built app; the largest first, after the first screen. Throws when the folder holds no built app. */
export function routeSizes(distFolder: string): readonly RouteSize[] {
  const manifest = JSON.parse(readFileSync(join(distFolder, ".vite", "manifest.json"), "utf8")) as {
    readonly [source: string]: Chunk;
  };
  const weights = new Map<string, number>();
  const weigh = (file: string): number => {
    const known = weights.get(file) ?? brotli(readFileSync(join(distFolder, file)));
    weights.set(file, known);
    return known;
  };
  const weighAll = (files: Iterable<string>): number => [...files].reduce((sum, file) => sum + weigh(file), 0);

  const entry = "index.html";
  if (!manifest[entry]) throw new Error(`${distFolder} holds no built app`);
  const first = filesOf(manifest, entry);
  const definitions = manifest[DEFINITIONS] ? filesOf(manifest, DEFINITIONS).js : new Set<string>();
  const door = manifest[DOOR] ? filesOf(manifest, DOOR).js : new Set<string>();
  const screens = Object.entries(manifest).filter(([, chunk]) => chunk.isDynamicEntry);
  const routes = screens.map(([source]): RouteSize => {
    const { js, css } = filesOf(manifest, source);
    const isThere = (file: string): boolean =>
      first.js.has(file) || (BEHIND_DOOR.has(source) ? door : definitions).has(file);
    return {
      route: source,
      js: weighAll([...js].filter((file) => !isThere(file) || (source === DEFINITIONS && !first.js.has(file)))),
      css: weighAll(new Set([...css, ...first.css])),
      jsBudget: budgetOf(source),
      cssBudget: CSS_BUDGET,
    };
  });
  return [
    { route: "first", js: weighAll(first.js), css: weighAll(first.css), jsBudget: FIRST_BUDGET, cssBudget: CSS_BUDGET },
    ...routes.sort((a, b) => b.js - a.js),
  ];
}

/** A chunk, everything it needs at once, and their sheets. */
function filesOf(
  manifest: { readonly [source: string]: Chunk },
  source: string,
): { readonly js: Set<string>; readonly css: Set<string> } {
  const [js, css, seen] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const visit = (name: string): void => {
    const chunk = manifest[name];
    if (!chunk || seen.has(name)) return;
    seen.add(name);
    js.add(chunk.file);
    for (const sheet of chunk.css ?? []) css.add(sheet);
    for (const needed of chunk.imports ?? []) visit(needed);
  };
  visit(source);
  return { js, css };
}

function brotli(bytes: Buffer): number {
  return brotliCompressSync(bytes, {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length },
  }).length;
}

function kb(bytes: number): string {
  return (bytes / KB).toFixed(1).padStart(7);
}

if (import.meta.main) {
  const sizes = routeSizes(process.argv[2] ?? join(import.meta.dirname, "..", "dist"));
  const isOver = (size: RouteSize): boolean => size.js > size.jsBudget || size.css > size.cssBudget;
  process.stdout.write(`${"kB of brotli".padEnd(30)}     JS  budget    CSS  budget\n`);
  for (const size of sizes) {
    const line = `${size.route.padEnd(30)}${kb(size.js)} ${kb(size.jsBudget)}${kb(size.css)} ${kb(size.cssBudget)}`;
    process.stdout.write(`${line}${isOver(size) ? "  OVER BUDGET" : ""}\n`);
  }
  process.exitCode = sizes.some(isOver) ? 1 : 0;
}
