// Builds the app into `dist`: one small first screen, every other screen fetched when wanted, nothing inline, so that the page needs no trust.
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/** Sheets arrive in whatever order their screens do: each says first which layer wins over which. */
const layersFirst: Plugin = {
  name: "layers-first",
  enforce: "pre",
  transform: (code, id) => (id.endsWith(".module.css") ? `@layer tokens, base, parts, screens, print;\n${code}` : null),
};

export default defineConfig({
  root: "src/web",
  base: "/",
  plugins: [layersFirst, react()],
  build: {
    outDir: "../../dist",
    emptyOutDir: true,
    manifest: true,
    sourcemap: false,
    // A font or icon inside a style sheet would need a weaker content policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
