// The browser tests: a real Chromium visits a Banyan that is started as a person starts it, on an empty folder.
// `npm test` passes the port and the folder; run by hand, a port is found and the folder is a temporary one.
import { mkdtempSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { defineConfig } from "@playwright/test";
import { findChromium } from "./scripts/chromium.ts";

process.env.PORT ??= "4321";
process.env.BANYAN_DATA ??= mkdtempSync(join(tmpdir(), "banyan-visit-"));
process.env.CHROMIUM ??= findChromium() ?? "";
const address = `http://127.0.0.1:${process.env.PORT}`;

export default defineConfig({
  testDir: "test/e2e",
  testMatch: "**/*.spec.ts",
  outputDir: "test-results",
  forbidOnly: true,
  retries: 0,
  workers: Math.min(2, availableParallelism()),
  timeout: 120_000,
  // A small machine that does other work beside is slow, not wrong.
  expect: { timeout: 20_000 },
  reporter: "list",
  use: {
    baseURL: address,
    launchOptions: { executablePath: process.env.CHROMIUM },
    // A recorded trace doubles what a test costs; by hand: --trace on.
    trace: "off",
    screenshot: "only-on-failure",
    // What comes from the device itself is its own test (kept-app.spec.ts): elsewhere a page asks the server, which tests listen to.
    serviceWorkers: "block",
  },
  webServer: {
    command: `"${process.execPath}" scripts/start.ts`,
    url: `${address}/ready`,
    timeout: 300_000,
    gracefulShutdown: { signal: "SIGTERM", timeout: 30_000 },
    stdout: "pipe",
  },
});
