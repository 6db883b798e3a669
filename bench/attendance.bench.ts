// A trainer marks thirty people on a slow phone: taps, and the time the phone adds to them, from finger to paint.
// Chromium at a quarter of this machine's speed, a phone's screen, the real server, a team that knows a thousand people.
import { goTo } from "../test/e2e/page.ts";
import { median } from "./measure.ts";
import { SLOWER, slowDown, timesOf, visitApp, writeRecords } from "./visited-app.ts";

const PEOPLE = 30;
const KNOWN = 1_000;
/** Between two taps of a person who reads a name aloud, looks up and finds the next line. */
const THINKING = 1_200;

await visitApp(async (page, seeded) => {
  // A team that has worked for a year.
  await writeRecords(page, seeded, (write) => {
    const days = Array.from({ length: 20 }, (_, at) =>
      write("training-day", {
        title: `Example day ${at}`,
        heldOn: `2016-05-${String(at + 1).padStart(2, "0")}`,
        country: "BR",
        place: `Village ${at}`,
        audience: "children",
        topics: ["recognise-report"],
      }),
    );
    for (let at = 0; at < KNOWN; at += 1) {
      const answers = { name: `Learner ${at} Exemplo`, audience: "children", sex: "female", bornOn: "2003-04-05" };
      const participant = write("participant", answers);
      for (const on of [at % 20, (at + 7) % 20]) write("attendance", { day: days[on], participant, present: "yes" });
    }
  });
  await goTo(page, `/attendance/${seeded.ids.day}`);
  await page
    .getByRole("group", { name: /Were children present/ })
    .getByLabel("Yes")
    .check();
  await page
    .getByRole("group", { name: /safety of children/ })
    .getByLabel("Yes")
    .check();
  await page.getByRole("button", { name: "It was held" }).click();
  await page.getByRole("searchbox").waitFor();
  await slowDown(page);
  const taps = await timesOf(page, "click", async () => {
    // Taken before the first tap: the list keeps its order while it is marked.
    const rows = await page.locator('li > button[aria-pressed="false"]').elementHandles();
    for (const row of rows.slice(0, PEOPLE)) {
      await row.tap();
      await page.waitForFunction((button) => (button as Element).getAttribute("aria-pressed") === "true", row);
    }
  });
  const typed = await timesOf(page, "input", () =>
    page.getByRole("searchbox").pressSequentially("learner 734", { delay: 100 }),
  );
  const seconds = (taps.reduce((sum, millis) => sum + millis, 0) + PEOPLE * THINKING) / 1000;
  return [
    {
      what: `${PEOPLE} people marked on a phone, one tap each, ${SLOWER}x`,
      measured: `${seconds.toFixed(0)} s with ${THINKING / 1000} s to find each; a tap ${median(taps).toFixed(0)} ms, at most ${Math.max(...taps).toFixed(0)} ms`,
      bar: "under a minute",
      beside: "",
    },
    {
      what: `somebody found among ${KNOWN} by typing, a key, ${SLOWER}x`,
      measured: `${median(typed).toFixed(0)} ms, at most ${Math.max(...typed).toFixed(0)} ms`,
      bar: "50 ms",
      beside: "",
    },
  ];
});
