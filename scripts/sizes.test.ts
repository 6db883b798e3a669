// What a screen costs is counted rightly: once, with what it needs, and beside the first screen.
import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, it } from "node:test";
import { type Chunk, routeSizes } from "./sizes.ts";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "banyan-sizes-"));
  mkdirSync(join(folder, ".vite"));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("the size of a screen", () => {
  it("is what it adds to the first one: shared pieces are fetched once, and its sheets stand beside the first sheet", () => {
    build({
      "index.html": {
        file: "index.js",
        isEntry: true,
        imports: ["shared.ts"],
        css: ["index.css"],
      },
      "shared.ts": { file: "shared.js" },
      "kit.ts": { file: "kit.js", css: ["kit.css"], imports: ["shared.ts"] },
      "screens/a.tsx": {
        file: "a.js",
        isDynamicEntry: true,
        imports: ["shared.ts", "kit.ts", "index.html"],
        css: ["a.css"],
      },
    });
    const [first, screen] = routeSizes(folder);
    const one = 1_000;
    assert.equal(first?.route, "first");
    assert.ok(isAbout(first?.js, 2 * one) && isAbout(first?.css, one), "index and shared");
    assert.equal(screen?.route, "screens/a.tsx");
    assert.ok(isAbout(screen?.js, 2 * one) && isAbout(screen?.css, 3 * one), "itself and its kit");
  });

  it("is over budget when it is: the first screen may cost 110 kB, a form 20", () => {
    build(
      {
        "index.html": { file: "index.js", isEntry: true },
        "screens/record-form.tsx": { file: "form.js", isDynamicEntry: true },
      },
      25_000,
    );
    const [first, form] = routeSizes(folder);
    assert.ok(first && first.js < first.jsBudget);
    assert.ok(form && form.js > form.jsBudget);
  });

  it("is not guessed where there is no built app", () => {
    build({});
    assert.throws(() => routeSizes(folder), /holds no built app/);
  });
});

/** A built app of files that cannot be compressed, a thousand bytes each unless told. */
function build(manifest: { readonly [source: string]: Chunk }, bytes = 1_000): void {
  writeFileSync(join(folder, ".vite", "manifest.json"), JSON.stringify(manifest));
  for (const { file, css = [] } of Object.values(manifest))
    for (const name of [file, ...css]) writeFileSync(join(folder, name), randomBytes(bytes));
}

function isAbout(size: number | undefined, bytes: number): boolean {
  return size !== undefined && size >= bytes && size < bytes * 1.1;
}
