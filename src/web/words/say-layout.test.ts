// Every kind of register and each of its columns has words on the screen: in English those its definition has, else those of the language.
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import { typesOf } from "#core/programme.ts";
import { programme } from "#programme/register.ts";
import { registers } from "#programme/registers.ts";
import { makeWords, speak } from "#ui/spoken.ts";
import { layoutView } from "../register-layouts.ts";
import { allEnglish } from "./all-english.ts";
import { sayLayout } from "./say-layout.ts";

const layouts = registers.map((layout) => layoutView(layout, typesOf(programme)));

describe("a kind of register", () => {
  before(() => speak(makeWords("en", allEnglish)));

  it("is told in English as its definition tells it", () => {
    for (const layout of layouts) assert.deepEqual(sayLayout(layout, programme), layout);
  });

  it("is told as the questions are that it fills, in whatever language these are", () => {
    const shouting = {
      ...programme,
      domains: programme.domains.map((domain) => ({
        ...domain,
        types: domain.types.map((type) => ({
          ...type,
          fields: Object.fromEntries(
            Object.entries(type.fields).map(([name, field]) => [name, { ...field, label: field.label.toUpperCase() }]),
          ),
        })),
      })),
    };
    const told = layouts.flatMap((layout) => sayLayout(layout, shouting).columns);
    assert.ok(told.some(({ named, label }) => named && label === "SEX"));
    for (const { named, label } of told) if (named) assert.equal(label, label.toUpperCase());
  });
});
