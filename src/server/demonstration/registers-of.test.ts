import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, it } from "node:test";
import { allot, chanceOf } from "./chance.ts";
import { openDesk } from "./desk.ts";
import { workAt } from "./load.ts";
import { figures, partners, published } from "./partners.ts";
import { registersOf } from "./registers-of.ts";
import { partnerYears } from "./year.ts";

describe("the registers of the demonstration", () => {
  it("are the same whenever they are made, and so are the changes they become", () => {
    const year = partnerYears().find(({ partner }) => partner.key === "ni-lakes") ?? assert.fail();
    const made = [1, 2].map(() => {
      const folder = mkdtempSync(join(tmpdir(), "banyan-registers-"));
      const desk = openDesk("test", year.partner.key);
      workAt(desk, year.partner, registersOf(year, "test"), folder);
      const files = readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).toString("base64")]);
      rmSync(folder, { recursive: true });
      return { files, changes: desk.waiting.map(({ change }) => change) };
    });
    assert.ok((made[0]?.changes.length ?? 0) > 200);
    assert.deepEqual(made[0], made[1]);
  });
  it("are kept in all five languages, as XLSX, CSV and a KoboToolbox export, with local digits and both orders of days", () => {
    const habits = partners.map(({ habits: one }) => one);
    assert.deepEqual([...new Set(habits.map(({ language }) => language))].sort(), ["en", "es", "id", "nl", "pt"]);
    assert.deepEqual([...new Set(habits.map(({ format }) => format))].sort(), ["csv", "kobo", "xlsx"]);
    assert.deepEqual([...new Set(habits.map(({ digits }) => digits))].sort(), [
      "bengali",
      "devanagari",
      "latin",
      "thai",
    ]);
    assert.deepEqual([...new Set(habits.map(({ days }) => days))].sort(), [
      "cell",
      "dmy",
      "dotted",
      "iso",
      "long",
      "mdy",
    ]);
    assert.equal(new Set(partners.map(({ country }) => country)).size, 11);
  });
  it("share the year out so that its parts add up to what was published", () => {
    const years = partnerYears();
    const sum = (of: (year: (typeof years)[number]) => number): number =>
      years.reduce((total, year) => total + of(year), 0);
    const parts = {
      C1: sum(({ know }) => know),
      C2: sum(({ rights, rightsCounted }) => rights + rightsCounted),
      C4: sum(({ survivors }) => survivors),
      G0: sum(({ officials, officialsCounted }) => officials + officialsCounted),
      F3: sum(({ committees }) => committees),
      P2: sum(({ companiesHelped }) => companiesHelped),
      P4: sum(({ companiesTrained }) => companiesTrained),
    };
    assert.deepEqual(parts, Object.fromEntries(figures.map((figure) => [figure, published[figure]])));
  });
});

describe("dice", () => {
  it("fall the same way for a seed and another way for another", () => {
    const throws = (seed: string): readonly number[] => {
      const chance = chanceOf(seed);
      return Array.from({ length: 20 }, () => chance.between(1, 6));
    };
    assert.deepEqual(throws("a"), throws("a"));
    assert.notDeepEqual(throws("a"), throws("b"));
    assert.deepEqual([...new Set(throws("a"))].sort(), [1, 2, 3, 4, 5, 6]);
  });
  it("cut a total into whole parts that add up to it", () => {
    assert.deepEqual(allot(10, [1, 1, 1]), [4, 3, 3]);
    assert.deepEqual(allot(7, [0, 2, 5]), [0, 2, 5]);
  });
});
