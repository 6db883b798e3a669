// Guards the guards: an empty house with one intruder per trespass, who must be refused for the right reason, and with guests,
// who must be let in. A wall can go blind in silence; here it would be noticed.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { copyFileSync, globSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, describe, test } from "node:test";
import { guests, trespasses } from "./trespasses.ts";

const clone = dirname(import.meta.dirname);
const house = mkdtempSync(join(tmpdir(), "banyan-house-"));
after(() => rmSync(house, { recursive: true }));

type Finding = readonly [file: string, said: string];

const guards = { tsc, biome, oxlint } as const;
const guardNames = ["tsc", "biome", "oxlint"] as const;
/** What each guard says to the house with its guests alone, and then with the intruders among them. */
const aboutGuests = new Map<string, readonly Finding[]>();
const aboutIntruders = new Map<string, readonly Finding[]>();

before(() => {
  const ours = ["biome.json", ".oxlintrc.json", ".gitignore", "package.json", "test/purity.grit"];
  mkdirSync(join(house, "test"));
  for (const file of [...ours, ...globSync("tsconfig*.json", { cwd: clone })])
    copyFileSync(join(clone, file), join(house, file));
  symlinkSync(join(clone, "node_modules"), join(house, "node_modules"));
  for (const [file, text] of Object.entries(guests)) enter(file, text);
  for (const name of guardNames) aboutGuests.set(name, guards[name]());
  for (const { file, text } of trespasses) enter(file, text);
  for (const name of guardNames) aboutIntruders.set(name, guards[name]());
});

function enter(file: string, text: string): void {
  mkdirSync(dirname(join(house, file)), { recursive: true });
  writeFileSync(join(house, file), `${text}\n`);
}

for (const name of guardNames) {
  describe(name, () => {
    for (const { what, file, [name]: reason } of trespasses) {
      if (reason === undefined) continue;
      test(`refuses: ${what}`, () => {
        const said =
          aboutIntruders
            .get(name)
            ?.filter(([where]) => where === file)
            .map(([, why]) => why) ?? [];
        assert.ok(
          said.some((why) => reason.test(why)),
          `${file} was to be refused as ${reason}, and what was said is: ${said.join("; ") || "nothing"}`,
        );
      });
    }

    test("lets every guest in", () => assert.deepEqual(aboutGuests.get(name), []));
  });
}

function look(program: string, args: readonly string[]): string {
  const options = { cwd: house, encoding: "utf8", maxBuffer: 1e8 } as const;
  return spawnSync(join(clone, "node_modules", ".bin", program), args, options).stdout;
}

function tsc(): readonly Finding[] {
  const lines = look("tsc", ["-b", "--pretty", "false"]).matchAll(/^(\S+)\(\d+,\d+\): error (.*)$/gm);
  return [...lines].map(([, file = "", said = ""]) => [file, said]);
}

function biome(): readonly Finding[] {
  const { diagnostics } = JSON.parse(
    look("biome", ["lint", "--reporter=json", "--max-diagnostics=none", "."]),
  ) as BiomeReport;
  return diagnostics.map(({ category, message, location }) => [
    location.path,
    `${category.split("/").at(-1)} ${message}`,
  ]);
}

function oxlint(): readonly Finding[] {
  const { diagnostics } = JSON.parse(look("oxlint", ["--type-aware", "--format=json", "src"])) as OxlintReport;
  return diagnostics.map(({ code, filename }) => [filename, code]);
}

interface BiomeReport {
  readonly diagnostics: readonly {
    readonly category: string;
    readonly message: string;
    readonly location: { readonly path: string };
  }[];
}

interface OxlintReport {
  readonly diagnostics: readonly { readonly code: string; readonly filename: string }[];
}
