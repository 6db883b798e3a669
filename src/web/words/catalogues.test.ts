// Catalogues as the builder makes them: further words are fetched with their screens, and from then on in every language somebody chooses.
import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { createServer, type ViteDevServer } from "vite";
import { cloneFolder } from "#server/settings.ts";
import { poCatalogues } from "../../../scripts/po-catalogues.ts";
import { allEnglish, englishOf } from "./all-english.ts";

let server: ViteDevServer;
before(async () => {
  server = await createServer({
    configFile: false,
    root: join(cloneFolder, "src", "web"),
    plugins: [poCatalogues],
    server: { middlewareMode: true, watch: null, ws: false, hmr: false },
    optimizeDeps: { noDiscovery: true },
    appType: "custom",
    logLevel: "silent",
  });
});
after(() => server.close());

/** A page that has just been opened, speaking this language. */
async function page(language: "en" | "nl") {
  server.moduleGraph.invalidateAll();
  const load = <T>(path: string): Promise<T> => server.ssrLoadModule(path) as Promise<T>;
  const words = await load<typeof import("./catalogues.ts")>("/words/catalogues.ts");
  const { makeWords, speak } = await load<typeof import("#ui/spoken.ts")>("#ui/spoken.ts");
  const spoken = makeWords(language, await words.wordsIn(language));
  speak(spoken);
  return { ...words, spoken };
}

const WORD = "register.choose-a-sheet";

describe("words of screens that are opened later", () => {
  it("do not come with the first screen, and are heard by the page that stands once such a screen is wanted", async () => {
    for (const language of ["en", "nl"] as const) {
      const { spoken, wantFurther } = await page(language);
      assert.equal(spoken.t(WORD), WORD);
      await wantFurther();
      const told = spoken.t(WORD);
      assert.notEqual(told, WORD);
      assert.equal(told === allEnglish[WORD], language === "en");
    }
  });

  it("come with every language that is chosen after, and with none before", async () => {
    const { wordsIn, wantFurther } = await page("nl");
    assert.ok(!(WORD in (await wordsIn("es"))));
    await wantFurther();
    const [es, nl, en] = [await wordsIn("es"), await wordsIn("nl"), await wordsIn("en")];
    for (const words of [es, nl, en]) assert.ok(WORD in words && "app.you" in words);
    assert.equal(new Set([es[WORD], nl[WORD], en[WORD]]).size, 3);
  });

  it("are said by those screens alone", () => {
    const folder = join(cloneFolder, "src");
    const files = globSync("{ui,web}/**/*.{ts,tsx}", { cwd: folder }).filter(
      (file) =>
        !/\.test\.|words\/english|words\/all-|\/(ask|attendance|erase|lost-(phone|reading|written)|recover|register|report|results|set-aside|set-up|share-sheet|say-|unsent)[\w-]*\.tsx?$/.test(
          file,
        ),
    );
    assert.ok(files.length > 100);
    const elsewhere = files.flatMap((file) => {
      const code = readFileSync(join(folder, file), "utf8");
      const said = Object.keys(englishOf.further).filter((id) => code.includes(`"${id}"`));
      return said.map((id) => `${file} says ${id}`);
    });
    assert.deepEqual(elsewhere, []);
  });

  it("are in one catalogue each, and all of them in one", () => {
    const ids = Object.values(englishOf).flatMap((words) => Object.keys(words));
    assert.equal(new Set(ids).size, ids.length);
    assert.deepEqual(ids.sort(), Object.keys(allEnglish).sort());
  });
});

it("the report is told in a language with all that its definitions say", async () => {
  const { reportToldIn } = await page("en");
  const told = await reportToldIn("nl");
  assert.ok("country.BR" in told);
  assert.ok(Object.keys(told).some((id) => id.startsWith("report.")));
  assert.deepEqual(await reportToldIn("en"), {});
});
