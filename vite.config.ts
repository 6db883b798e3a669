// Builds the app into `dist`: one small first screen, every other screen fetched when wanted, nothing inline, so that the page needs no trust.
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  root: "src/web",
  base: "/",
  plugins: [react()],
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
