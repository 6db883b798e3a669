// Who comes to the empty house of `walls.test.ts`: guests, who must be let in, and one intruder for each thing that our walls forbid,
// each with the reason for which the compiler, Biome or oxlint must refuse it.

/** Everything that is allowed and looks as if it might not be. Core takes in every package on its list, for types can leak in with one. */
export const guests = {
  "src/core/guest.ts": `
    import { sha256 } from "@noble/hashes/sha2.js";
    import canonicalize from "canonicalize";
    import { scaleLinear } from "d3-scale";
    import { line } from "d3-shape";
    import { zipSync } from "fflate";
    import { SaxesParser } from "saxes";
    import type { Near } from "./near/near.ts";
    export const packages = [sha256, canonicalize, scaleLinear, line, zipSync, SaxesParser];
    export const told = (at: number, near: Near): string => near + new Date(at).toISOString();`,
  "src/core/near/near.ts": "export type Near = string;",
  "src/programme/register.ts": `import { counted } from "./boats/facts.ts"; export const register = [counted];`,
  "src/programme/splits.ts": "export const sizes = ['small', 'large'] as const;",
  "src/programme/boats/facts.ts": `import { told } from "#core/guest.ts"; import { sizes } from "../splits.ts"; export const counted = [told, sizes];`,
  "src/programme/boats/records.ts": "export const Boat = 1;",
  "src/programme/bicycles/facts.ts": "export const ridden = 1;",
  "src/programme/bicycles/records.ts": `import { counted } from "../boats/facts.ts"; import { ridden } from "./facts.ts"; export const Bicycle = [counted, ridden];`,
  "src/programme/bicycles/screens/guest.tsx": `
    import { useState } from "react";
    import { Field } from "#ui/guest.tsx";
    import { counted } from "../../boats/facts.ts";
    import { Bicycle } from "../records.ts";
    export const Screen = () => <Field says={[useState, counted, Bicycle].length} />;`,
  "src/ui/guest.tsx": `import { told } from "#core/guest.ts"; export const Field = ({ says }: { readonly says: number }) => <p>{says}{told(0, "")}</p>;`,
  "src/server/guest.ts": `import { readFileSync } from "node:fs"; import { told } from "#core/guest.ts"; import { register } from "#programme/register.ts"; export const keeper = [readFileSync, told, register, Date.now()];`,
  "src/web/guest.tsx": `import { register } from "#programme/register.ts"; import { Screen } from "#programme/bicycles/screens/guest.tsx"; import { Field } from "#ui/guest.tsx"; export const app = [register, Screen, Field, document.title];`,
  "src/core/guest.test.ts": `import test from "node:test"; import { told } from "./guest.ts"; void test("says", () => void told(Date.now(), ""));`,
  "guest.config.ts": "export default {};",
} as const;

export interface Trespass {
  readonly what: string;
  readonly file: string;
  readonly text: string;
  readonly tsc?: RegExp;
  readonly biome?: RegExp;
  readonly oxlint?: RegExp;
}

const notThere = /TS(2304|2307|2580|2584|2591|2552)/;
const notInThisProject = /TS(6307|6059)/;
const onlyOnTheList = /noRestrictedImports core may import only itself/;
const throughFacts = /noRestrictedImports .*domains meet only through facts/;
const furniture = /noRestrictedImports Furniture knows no domain/;
const importing = (path: string): string => `import * as it from "${path}"; export const x = it;`;

export const trespasses: readonly Trespass[] = [
  ...[
    "fetch('/')",
    "document.title",
    "crypto.subtle",
    "console.log(1)",
    "setTimeout(() => {}, 1)",
    "process.env",
    "Buffer.from('')",
    "structuredClone(1)",
  ].map((call, number) => ({
    what: `core uses ${call}`,
    file: `src/core/world-${number}.ts`,
    text: `export const x = ${call};`,
    tsc: notThere,
  })),
  {
    what: "core imports node:fs",
    file: "src/core/disk.ts",
    text: importing("node:fs"),
    tsc: notThere,
    biome: onlyOnTheList,
  },
  {
    what: "core imports a package off the list",
    file: "src/core/package.ts",
    text: importing("kysely"),
    biome: onlyOnTheList,
  },
  {
    what: "core imports the programme",
    file: "src/core/names-a-child.ts",
    text: importing("#programme/register.ts"),
    tsc: notInThisProject,
    biome: onlyOnTheList,
  },
  {
    what: "a domain imports the server",
    file: "src/programme/boats/server.ts",
    text: importing("#server/guest.ts"),
    tsc: notInThisProject,
    biome: throughFacts,
  },
  {
    what: "a domain imports the app",
    file: "src/programme/boats/web.ts",
    text: importing("#web/guest.tsx"),
    tsc: /TS(6142|6307)/,
    biome: throughFacts,
  },
  {
    what: "ui imports the server",
    file: "src/ui/server.tsx",
    text: importing("#server/guest.ts"),
    tsc: notInThisProject,
    biome: furniture,
  },
  {
    what: "ui imports the app",
    file: "src/ui/web.tsx",
    text: importing("#web/guest.tsx"),
    tsc: notInThisProject,
    biome: furniture,
  },
  { what: "the server imports ui", file: "src/server/ui.ts", text: importing("#ui/guest.tsx"), tsc: /TS(6142|6307)/ },
  {
    what: "the app imports the server",
    file: "src/web/server.tsx",
    text: importing("#server/guest.ts"),
    tsc: notInThisProject,
  },
  {
    what: "ui imports a domain",
    file: "src/ui/domain.tsx",
    text: importing("#programme/boats/facts.ts"),
    biome: furniture,
  },
  {
    what: "ui reaches a domain by a relative path",
    file: "src/ui/domain-too.tsx",
    text: importing("../programme/boats/facts.ts"),
    biome: furniture,
  },
  {
    what: "a pure file imports a screen",
    file: "src/programme/bicycles/screen.ts",
    text: importing("./screens/guest.tsx"),
    tsc: /TS6142/,
  },
  {
    what: "the server imports a screen",
    file: "src/server/screen.ts",
    text: importing("#programme/bicycles/screens/guest.tsx"),
    tsc: /TS6142/,
  },
  {
    what: "a domain imports another's records",
    file: "src/programme/bicycles/sibling.ts",
    text: importing("../boats/records.ts"),
    biome: throughFacts,
  },
  {
    what: "a domain reaches another's records by the room's name",
    file: "src/programme/bicycles/detour.ts",
    text: importing("#programme/boats/records.ts"),
    biome: throughFacts,
  },
  {
    what: "a screen imports another domain's records",
    file: "src/programme/bicycles/screens/sibling.tsx",
    text: importing("../../boats/records.ts"),
    biome: throughFacts,
  },
  {
    what: "a folder within a domain imports another's records",
    file: "src/programme/bicycles/words/nl.ts",
    text: importing("../../boats/records.ts"),
    biome: throughFacts,
  },
  {
    what: "two files import each other",
    file: "src/core/hen.ts",
    text: `import { egg } from "./egg.ts"; export const hen = (): unknown => egg;`,
    biome: /noImportCycles/,
  },
  {
    what: "and so does the other",
    file: "src/core/egg.ts",
    text: `import { hen } from "./hen.ts"; export const egg = (): unknown => hen;`,
    biome: /noImportCycles/,
  },
  ...["Date.now()", "new Date()", "new Date", "Date()", "Date.now"].map((call, number) => ({
    what: `core takes the time by ${call}`,
    file: `src/core/time-${number}.ts`,
    text: `export const x = ${call};`,
    biome: /plugin This room is told the time/,
  })),
  {
    what: "core throws dice",
    file: "src/core/dice.ts",
    text: "export const x = Math.random();",
    biome: /plugin This room is given its dice/,
  },
  {
    what: "the programme takes the time",
    file: "src/programme/boats/time.ts",
    text: "export const x = Date.now();",
    biome: /plugin This room is told the time/,
  },
  {
    what: "core is built of classes",
    file: "src/core/class.ts",
    text: "class Boat {} export const x = new Boat();",
    biome: /plugin This room is data and functions/,
  },
  { what: "a default export", file: "src/server/default.ts", text: "export default 1;", biome: /noDefaultExport/ },
  {
    what: "a barrel",
    file: "src/server/barrel.ts",
    text: `export { keeper } from "./guest.ts";`,
    biome: /noBarrelFile/,
  },
  {
    what: "an enum",
    file: "src/server/enum.ts",
    text: "export enum Side { Left, Right }",
    tsc: /TS1294/,
    biome: /noEnum/,
  },
  {
    what: "a name that is not in kebab-case",
    file: "src/server/CamelCase.ts",
    text: "export const x = 1;",
    biome: /useFilenamingConvention/,
  },
  {
    what: "a promise nobody waits for",
    file: "src/server/promise.ts",
    text: "const save = async () => {}; export const x = () => { save(); };",
    oxlint: /no-floating-promises/,
  },
  {
    what: "a switch that forgets a case",
    file: "src/server/switch.ts",
    text: "export const x = (side: 'left' | 'right') => { switch (side) { case 'left': return 1; } return 0; };",
    oxlint: /switch-exhaustiveness-check/,
  },
  {
    what: "a test that runs alone",
    file: "src/core/alone.test.ts",
    text: `import { test } from "node:test"; void test.only("x", () => {});`,
    biome: /noFocusedTests/,
  },
];
