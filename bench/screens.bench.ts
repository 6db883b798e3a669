// Ten thousand records in one list, and a form of 150 questions, on a slow phone: until they are shown, and from a key to the paint.
// Chromium at a quarter of this machine's speed, a phone's screen, the real server, screens as everybody has them.
import { median } from "./measure.ts";
import { keysIn, SLOWER, shownIn, slowDown, visitApp, writeRecords } from "./visited-app.ts";

const RECORDS = 10_000;
const QUESTIONS = 150;
/** What is asked of each line of people counted without names. */
const OF_A_ROW = 5;
const TIMES = 5;

await visitApp(async (page, seeded) => {
  let day = "";
  await writeRecords(page, seeded, (write) => {
    for (let at = 0; at < RECORDS; at += 1)
      write("participant", { name: `Learner ${at} Exemplo`, ownCode: `E-${at}`, audience: "children", sex: "female" });
    day = write("training-day", {
      title: "A day of many groups",
      heldOn: "2016-05-01",
      country: "BR",
      audience: "children",
      topics: ["recognise-report"],
      headcounts: Array.from({ length: QUESTIONS / OF_A_ROW }, (_, at) => ({
        id: String(at + 1),
        sex: "female",
        ageBand: "12-14",
        audience: "children",
        count: 10 + at,
        fresh: at,
      })),
    });
  });
  await slowDown(page);

  const list = "/records/participant";
  const lists = [];
  for (let turn = 0; turn < TIMES; turn += 1) {
    lists.push(await shownIn(page, list, 'nav[aria-label^="Pages of"]'));
    await shownIn(page, "/unsent", 'main h1:not([class*="pane"])');
  }
  await shownIn(page, list, 'nav[aria-label^="Pages of"]');
  const searched = await keysIn(page, page.getByRole("searchbox", { name: /^Search in/ }), "learner 7340");

  const form = `/records/training-day/${day}/edit`;
  const forms = [];
  for (let turn = 0; turn < TIMES; turn += 1) {
    await shownIn(page, "/unsent", "main h1");
    forms.push(await shownIn(page, form, 'main form button[type="submit"]'));
  }
  const questions = await page
    .locator("form")
    .locator("input[type=text], input[type=date], select, textarea, fieldset")
    .count();
  const above = await keysIn(page, page.getByLabel("Title", { exact: true }), " by the river");
  const inRow = await keysIn(page, page.getByLabel("How many", { exact: true }).nth(14), "12345678");
  const ms = (times: readonly number[]): string =>
    `${median(times).toFixed(0)} ms, at most ${Math.max(...times).toFixed(0)} ms`;
  return [
    { what: `a list of ${RECORDS} records, shown, ${SLOWER}x`, measured: ms(lists), bar: "", beside: "" },
    { what: `a key in its search, ${SLOWER}x`, measured: ms(searched), bar: "50 ms", beside: "" },
    {
      what: `a form of ${questions} questions, shown, ${SLOWER}x`,
      measured: ms(forms),
      bar: "1.5 s",
      beside: "RJSF 2.5 s",
    },
    { what: `a key in it, ${SLOWER}x`, measured: ms(above), bar: "50 ms", beside: "RJSF 74 ms" },
    { what: `a key in one of its rows, ${SLOWER}x`, measured: ms(inRow), bar: "50 ms", beside: "" },
  ];
});
