// Builds the app into `dist`: one small first screen, every other screen fetched when wanted, nothing inline, so that the page needs no trust.
import { createHash } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";
import { atlas } from "./scripts/atlas.ts";
import { outdatedScript } from "./scripts/outdated.ts";
import { poCatalogues } from "./scripts/po-catalogues.ts";

const brotli = promisify(brotliCompress);

/** Sheets arrive in whatever order their screens do: each says first which layer wins over which. */
const layersFirst: Plugin = {
  name: "layers-first",
  enforce: "pre",
  transform: (code, id) => (id.endsWith(".module.css") ? `@layer tokens, base, parts, screens, print;\n${code}` : null),
};

/** A browser has its cryptography by itself: what @hpke/core would fetch on an old Node is nothing here. */
const ownCryptography: Plugin = {
  name: "own-cryptography",
  enforce: "pre",
  resolveId: (id) => (id === "crypto" ? "\0own-cryptography" : null),
  load: (id) => (id === "\0own-cryptography" ? "export const webcrypto = globalThis.crypto;" : null),
};

const WORKER = "service-worker.js";

/**
 * Tells the worker which files to keep: all but what one language, or one country, alone needs. Those are kept when they are first wanted.
 */
const keptFiles: Plugin = {
  name: "kept-files",
  apply: "build",
  enforce: "post",
  generateBundle(_, bundle) {
    const worker = bundle[WORKER];
    if (worker?.type !== "chunk") throw new Error("the service worker was not built");
    const isForSome = (file: string): boolean => {
      const built = bundle[file];
      return built?.type === "chunk"
        ? /\/words\/po\/|virtual:atlas\//.test(built.facadeModuleId ?? "")
        : file.endsWith(".woff2") && file.includes("noto");
    };
    const names = Object.keys(bundle).filter((file) => file.startsWith("assets/") && !isForSome(file));
    const files = [
      "/",
      "/icon.svg",
      "/manifest.webmanifest",
      "/plain.webmanifest",
      "/outdated.js",
      ...names.map((file) => `/${file}`).sort(),
    ];
    const page = bundle["index.html"];
    const code = createHash("sha256")
      .update(files.join("\n"))
      .update(page?.type === "asset" ? page.source : "")
      .digest("hex")
      .slice(0, 16);
    worker.code = worker.code.replaceAll("BUILD", JSON.stringify({ code, files }));
  },
};

/** Compressed once, here, as well as it can be: the server only hands it out. The page is not finished yet (scripts/build.ts), and short. */
const precompressed: Plugin = {
  name: "precompressed",
  apply: "build",
  async writeBundle({ dir = "" }, bundle) {
    const files = Object.keys(bundle).filter((name) => /\.(js|css|svg)$/.test(name));
    await Promise.all(
      files
        .map((name) => join(dir, name))
        .map(async (file) => writeFile(`${file}.br`, await brotli(await readFile(file)))),
    );
  },
};

/**
 * What the page needs before anything is drawn is one file: a phone that starts takes longer to ask for thirty small ones than to read them,
 * and together they are a twentieth smaller. It holds whatever these need, and the few lines by which several later pieces open what came.
 */
const atOnce = {
  name: "first",
  test: /\/src\/(web\/((start|boundary|words\/speaking)\.tsx|(at-the-door|room|kept-app)\.ts|main\.css)|core\/seal\/door\.ts)$/,
};

export default defineConfig({
  root: "src/web",
  base: "/",
  plugins: [layersFirst, ownCryptography, poCatalogues, outdatedScript, atlas, react(), keptFiles, precompressed],
  build: {
    outDir: "../../dist",
    emptyOutDir: true,
    manifest: true,
    sourcemap: false,
    // A font or icon inside a style sheet would need a weaker content policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      checks: { pluginTimings: false },
      input: ["src/web/index.html", "src/web/service-worker.ts"],
      // Its name is its place: a browser looks there for a newer one.
      output: {
        entryFileNames: ({ name }) => (name === "service-worker" ? WORKER : "assets/[name]-[hash].js"),
        codeSplitting: { groups: [atOnce] },
      },
    },
  },
});
