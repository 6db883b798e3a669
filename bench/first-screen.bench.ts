// The first screen for somebody who has nothing of the app yet, on a phone with a slow line (400 kbit/s, 400 ms) at a quarter of this machine's
// speed: from going there to the paint that shows who they may be. And once more on the same line, when the app is kept on the phone.
import type { BrowserContext } from "@playwright/test";
import { type BenchRow, median } from "./measure.ts";
import { PAINT, SLOW_LINE, slowDown, visitApp } from "./visited-app.ts";

const TURNS = 3;
const PATIENCE = 60_000;
const seconds = (millis: number): string => `${(millis / 1_000).toFixed(1)} s`;

interface Arrival {
  readonly millis: number;
  readonly bytes: number;
  readonly files: number;
}

await visitApp(async (page) => {
  const browser = page.context().browser();
  if (!browser) throw new Error("the browser is gone");
  const baseURL = new URL(page.url()).origin;
  const [first, again]: [Arrival[], Arrival[]] = [[], []];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const context = await browser.newContext({ baseURL, viewport: { width: 390, height: 844 } });
    first.push(await arriveIn(context));
    const [kept] = context.pages();
    // All of the app comes, beside the line that is slow, and is kept.
    await kept?.evaluate("navigator.serviceWorker.ready");
    again.push(await arriveIn(context));
    await context.close();
  }
  return [
    row("first screen on 400 kbit/s and 400 ms", first),
    row("the same, once the app is kept on the phone", again),
  ];
});

async function arriveIn(context: BrowserContext): Promise<Arrival> {
  const page = await context.newPage();
  const line = await context.newCDPSession(page);
  await line.send("Network.enable");
  await line.send("Network.emulateNetworkConditions", SLOW_LINE);
  await slowDown(page);
  await page.goto("/", { waitUntil: "commit", timeout: PATIENCE });
  const millis = (await page.evaluate(`new Promise((painted) => {${PAINT}
    const isThere = () => [...document.querySelectorAll("button")].some((one) => one.textContent.includes("Ana Exemplo"));
    onceShown(isThere, painted);
  })`)) as number;
  const [bytes, files] = (await page.evaluate(`(() => {
    const came = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]
      .filter(({ responseEnd }) => responseEnd > 0 && responseEnd <= ${millis});
    return [came.reduce((sum, { transferSize }) => sum + transferSize, 0), came.length];
  })()`)) as [number, number];
  return { millis, bytes, files };
}

function row(what: string, arrivals: readonly Arrival[]): BenchRow {
  const times = arrivals.map(({ millis }) => millis);
  const bytes = median(arrivals.map((one) => one.bytes));
  const files = median(arrivals.map((one) => one.files));
  const of = `${files} files, ${Math.round(bytes / 1_000)} kB over the line`;
  return {
    what,
    measured: `${seconds(median(times))} (slowest ${seconds(Math.max(...times))}), ${of}`,
    bar: "",
    beside: "",
  };
}
