// The rules of this house that a machine can check and no tool checks already: its rooms, its files, its names, its promises.
import assert from "node:assert/strict";
import { existsSync, globSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, dirname, extname, join } from "node:path";
import { describe, test } from "node:test";

const clone = dirname(import.meta.dirname);
const all = globSync(["{src,test,scripts,bench,docs,.ci}/**/*", "*"], {
  cwd: clone,
  exclude: ["node_modules", "dist", "test-results"],
})
  .filter((file) => statSync(join(clone, file)).isFile())
  .sort();
const read = (file: string): string => readFileSync(join(clone, file), "utf8");
const code = all.filter((file) => /\.(ts|tsx|mjs)$/.test(file));
const tests = code.filter((file) => /\.(test|spec)\.ts$/.test(file));
const sources = code.filter((file) => !tests.includes(file));
const prose = all.filter((file) => /^(README|ARCHITECTURE|SECURITY|CONTRIBUTING)\.md$|^docs\/.*\.md$/.test(file));

/** One test that names every file which breaks the rule. */
function rule(says: string, files: readonly string[], breaks: (file: string) => unknown): void {
  test(says, () => assert.deepEqual(files.filter(breaks), []));
}

describe("the rooms", () => {
  test("are five", () => {
    assert.deepEqual(readdirSync(join(clone, "src")).sort(), ["core", "programme", "server", "ui", "web"]);
  });

  const domains = [
    "alliance",
    "children",
    "communities",
    "companies",
    "concerns",
    "framework",
    "governments",
    "learning",
    "livelihoods",
    "referrals",
  ];
  test("hold ten domains, and the words of each language", () => {
    const entries = readdirSync(join(clone, "src/programme"), { withFileTypes: true });
    const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    assert.deepEqual(folders.filter((name) => name !== "words").sort(), domains);
  });

  rule(
    "a domain says in records.ts what it is for",
    domains,
    (domain) => !existsSync(join(clone, "src/programme", domain, "records.ts")),
  );

  const screens = all.filter((file) => file.startsWith("src/programme/") && extname(file) === ".tsx");
  rule("a domain keeps its screens in screens/", screens, (file) => !/^src\/programme\/[^/]+\/screens\//.test(file));
});

describe("a file", () => {
  rule(
    "has at most 300 lines",
    code.filter((file) => !file.includes("/words/")),
    (file) => read(file).trimEnd().split("\n").length > 300,
  );

  const commented = [...sources, ...all.filter((file) => /(?<!\.module)\.(css|sql|grit)$/.test(file))];
  rule("opens by saying what it is", commented, (file) => !/^(\/\/|\/\*|--|#!.*\n\/\/) ?\S/.test(read(file)));

  rule("is named for the one thing it says", all, (file) =>
    /^(index|types|utils|util|helpers|constants)\.(ts|tsx)$/.test(basename(file)),
  );

  const taken = "Record|Session|Service|Directory|Event|History|Location|Document|Map";
  const exported = new RegExp(
    `^export (declare |abstract |async )*(const|let|function|class|type|interface) ((${taken})\\b|Result<)`,
    "m",
  );
  rule("exports no name that TypeScript, the browser or another line of work already owns", sources, (file) =>
    exported.test(read(file)),
  );
  const activity = /^export (const|function|type|interface) Activity\b/m;
  rule(
    "calls an activity what IATI calls one, and nothing else",
    sources,
    (file) => activity.test(read(file)) && basename(file) !== "iati.ts",
  );
});

describe("a test", () => {
  const leftOut =
    /\b(test|it|describe|suite)\.(skip|only|todo|fixme)\b|\b(skip|only|todo): ?(true|["'`])|\bt\.(skip|todo)\(/;
  rule("is never left out", tests, (file) => leftOut.test(read(file)));
});

describe("what is written about the house", () => {
  /** Paths as prose names them; one with a placeholder in it is checked up to that. */
  const paths = (file: string): readonly string[] =>
    [...read(file).matchAll(/(?<![\w./-])(?:src|test|scripts|bench|docs)\/[\w./-]*[\w/]/g)].map(([path]) =>
      path.replace(/\/$/, ""),
    );

  for (const file of prose) {
    test(`every path that ${file} names exists`, () => {
      assert.deepEqual(
        paths(file).filter((path) => !existsSync(join(clone, path))),
        [],
      );
    });
  }

  test("the front page and the plan of the house exist", () => {
    assert.ok(["README.md", "ARCHITECTURE.md"].every((file) => prose.includes(file)));
  });
});

describe("the tree speaks of itself alone", () => {
  // Spelled in two parts, so that this file may be searched like every other.
  const elsewhere = [
    "/wo" + "rk/",
    "registry.npm" + "js",
    "design" + ".md",
    "house" + ".md",
    "programme" + ".md",
    "/tmp/" + "brief",
    "/ro" + "ot/",
  ];
  const text = all.filter((file) => !/\.(png|xlsx|pdf|woff2|zip|typ)$/.test(file));
  for (const word of elsewhere) rule(`no file says ${word}`, text, (file) => read(file).includes(word));

  test("the lock file names no host", () => assert.doesNotMatch(read("package-lock.json"), /"resolved": "http/));

  test("the checks of every change are npm test and nothing else", () => {
    const commands = read(".ci/run")
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"));
    assert.deepEqual(commands, ["set -euo pipefail", 'cd "$(dirname "$0")/.."', "exec npm test"]);
  });
});
