// What a phone fetches, in bytes of brotli: the first screen, and the largest of all the others.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildApp } from "../scripts/build.ts";
import { routeSizes } from "../scripts/sizes.ts";
import { tell } from "./measure.ts";

const otherwise = mkdtempSync(join(tmpdir(), "banyan-bench-"));
const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

try {
  const app = await buildApp(otherwise, new AbortController().signal, () => undefined);
  tell(
    routeSizes(app)
      .toSorted((a, b) => b.js / b.jsBudget - a.js / a.jsBudget)
      .filter(({ route }, place) => route === "first" || place < 6)
      .map(({ route, js, css, jsBudget, cssBudget }) => ({
        what: route === "first" ? "first screen, all JS" : `${route}, added to it`,
        measured: `${kilobytes(js)}, styles ${kilobytes(css)}`,
        bar: `${kilobytes(jsBudget)}, styles ${kilobytes(cssBudget)}`,
        beside: route === "first" ? "Primero 1,290 kB, one bundle" : "",
      })),
  );
} finally {
  rmSync(otherwise, { recursive: true, force: true });
}
