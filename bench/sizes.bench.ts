// Bytes that come over the network for each screen, as the build measures them: brotli, beyond what came before.
import { existsSync } from "node:fs";
import { join } from "node:path";
import { routeSizes } from "../scripts/sizes.ts";
import { tell } from "./measure.ts";

const folder = process.env["BANYAN_APP"] ?? join(import.meta.dirname, "..", "dist");
if (!existsSync(folder)) throw new Error("the app is not built: npm start or npm test builds it");
tell(
  routeSizes(folder).map(({ route, js, css, jsBudget, cssBudget }) => ({
    what: `bytes of brotli, ${route}`,
    measured: `${kilobytes(js)} of script, ${kilobytes(css)} of style`,
    bar: `${kilobytes(jsBudget)}, ${kilobytes(cssBudget)}`,
    beside: route === "first" ? "Primero: 1,290 kB" : "",
  })),
);

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
