// `npm run screens`: the main screens of the demonstration as pictures in docs/screens, on a desk and on a phone, each as the person
// whose screen it is. Nothing in them is real: the demonstration's people are invented, and its day is 12 December 2016.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { type Browser, chromium, type Page } from "@playwright/test";
import { freePort } from "#server/postgres.ts";
import { cloneFolder } from "#server/settings.ts";
import { ensureChromium } from "./chromium.ts";

interface Picture {
  readonly name: string;
  /** What the person does, as the list of people says it; nobody where nobody is signed in. */
  readonly as?: string;
  readonly path: string;
  /** What to do there before the picture is taken. */
  readonly first?: (page: Page) => Promise<void>;
}

const openFirst = async (page: Page): Promise<void> => {
  await page.locator("main li a[href^='/records/']").first().click();
};

const pictures: readonly Picture[] = [
  { name: "sign-in", path: "/" },
  { name: "first-response", path: "/first-response" },
  { name: "today", as: "Caseworker", path: "/" },
  { name: "cases", as: "Caseworker", path: "/records/case" },
  { name: "case", as: "Caseworker", path: "/records/case", first: openFirst },
  { name: "form", as: "Trainer", path: "/records/training-day/new" },
  {
    name: "attendance",
    as: "Trainer",
    path: "/records/training-day",
    async first(page) {
      await openFirst(page);
      await page.getByRole("link", { name: "Mark attendance" }).click();
    },
  },
  { name: "register", as: "Results officer", path: "/register" },
  { name: "results", as: "Country lead, India", path: "/results" },
  { name: "figure", as: "Country lead, India", path: "/results/C1" },
  { name: "country", as: "Country lead, India", path: "/places/IN" },
  { name: "report", as: "Donor", path: "/report" },
];
const sizes = [
  { after: "", viewport: { width: 1440, height: 900 } },
  { after: "-phone", viewport: { width: 390, height: 844 } },
] as const;

const into = process.argv[2] ?? join(cloneFolder, "docs", "screens");
const dataFolder = mkdtempSync(join(tmpdir(), "banyan-screens-"));
const port = await freePort();
const address = `http://127.0.0.1:${port}`;
const found = ensureChromium(console.log);
if ("sentence" in found) throw new Error(found.sentence);

const banyan = spawn(process.execPath, [join(import.meta.dirname, "start.ts")], {
  env: { ...process.env, PORT: String(port), BANYAN_DATA: dataFolder },
  stdio: ["ignore", "pipe", "inherit"],
});
const browser = await chromium.launch({ executablePath: found.path, args: ["--no-sandbox"] });
try {
  await toBeReady(banyan);
  for (const picture of pictures) for (const size of sizes) await take(browser, picture, size);
} finally {
  await browser.close();
  banyan.kill("SIGTERM");
  await once(banyan, "exit");
  rmSync(dataFolder, { recursive: true, force: true });
}

async function toBeReady(child: ChildProcess): Promise<void> {
  for await (const piece of child.stdout ?? []) if (String(piece).includes("Ctrl-C stops Banyan")) break;
  child.stdout?.resume();
}

async function take(from: Browser, { name, as, path, first }: Picture, size: (typeof sizes)[number]): Promise<void> {
  const context = await from.newContext({ baseURL: address, viewport: size.viewport, reducedMotion: "reduce" });
  const page = await context.newPage();
  if (as !== undefined) {
    const people = (await (await page.request.get("/api/people")).json()) as readonly { id: string; does: string }[];
    const person = people.find(({ does }) => does === as)?.id;
    await page.request.post("/api/sign-in/demonstration", { data: { person } });
  }
  await page.goto(path);
  if (as !== undefined) await allHere(page);
  await first?.(page);
  await page.locator("h1").filter({ visible: true }).first().waitFor();
  await page.waitForLoadState("networkidle");
  await page.screenshot({ path: join(into, `${name}${size.after}.png`) });
  await context.close();
  console.log(`${name}${size.after}`);
}

/** Until every record this person may read has arrived. */
async function allHere(page: Page): Promise<void> {
  await page
    .getByText(/Everything is sent|All sent/)
    .filter({ visible: true })
    .first()
    .waitFor({ timeout: 60_000 });
}
