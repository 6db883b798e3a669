// The programme as a whole: every name it uses is one it has, everything but facts is data, and its words are ones we stand for.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { can } from "#core/access/can.ts";
import { dimensions } from "#core/fact/fact.ts";
import { indicatorsOf, rulesOf, typesOf } from "#core/programme.ts";
import type { Condition, Expression } from "#core/record/condition.ts";
import type { Fields } from "#core/record/field.ts";
import type { RecordType } from "#core/record/type.ts";
import { type Indicator, unknownKinds } from "#core/result/indicator.ts";
import { programme } from "./register.ts";
import { ageBands, answers, audiences, codes, countries, sexes, situations, states, topics } from "./splits.ts";

const types = typesOf(programme);
const rules = rulesOf(programme);
const indicators = indicatorsOf(programme);
const once = (ids: readonly string[]): void => assert.deepEqual(ids, [...new Set(ids)]);

/** Every field with the name it is asked under and the names that stand before it. */
function eachField(
  fields: Fields,
  see: (name: string, field: Fields[string], before: readonly string[]) => void,
): void {
  const names = Object.keys(fields);
  for (const [name, field] of Object.entries(fields)) {
    see(name, field, names.slice(0, names.indexOf(name)));
    if (field.fields) eachField(field.fields, see);
  }
}

function namedInCondition(condition: Condition): readonly string[] {
  if ("is" in condition) return [condition.is[0]];
  if ("in" in condition) return [condition.in[0]];
  if ("has" in condition) return [condition.has[0]];
  if ("answered" in condition) return [condition.answered];
  if ("less" in condition) return condition.less.flatMap(namedInExpression);
  if ("not" in condition) return namedInCondition(condition.not);
  return ("all" in condition ? condition.all : condition.any).flatMap(namedInCondition);
}

function namedInExpression(expression: Expression): readonly string[] {
  return typeof expression === "object" && "field" in expression ? [expression.field] : [];
}

describe("the programme", () => {
  it("has ten domains, eleven countries and an invented one", () => {
    assert.equal(programme.domains.length, 10);
    assert.deepEqual(Object.keys(programme.countries), [
      "BR",
      "DO",
      "BO",
      "CO",
      "NI",
      "PE",
      "BD",
      "IN",
      "ID",
      "PH",
      "TH",
      "XX",
    ]);
  });

  it("gives every id once", () => {
    once(programme.domains.map(({ id }) => id));
    once(types.map(({ id }) => id));
    once(rules.map(({ kind }) => kind));
    once(indicators.map(({ code }) => code));
    once(programme.roles.map(({ id }) => id));
  });

  it("is data: everything but the facts survives being written as JSON", () => {
    const data = { ...programme, domains: programme.domains.map(({ facts: _, ...domain }) => domain) };
    assert.deepEqual(JSON.parse(JSON.stringify(data)), data);
  });

  it("counts the seven figures of its first year in the order they were published, and one beside", () => {
    const published = ["C1", "C1n", "C2", "C4", "F3", "P2", "P4", "G0"];
    assert.deepEqual(
      indicators.map(({ code }) => code).filter((code) => published.includes(code)),
      published,
    );
  });
});

describe("every record type", () => {
  const each = (check: (type: RecordType) => void): void => {
    for (const type of types) check(type);
  };

  it("is known by fields it has, and happens on a day it asks for", () => {
    each((type) => {
      assert.ok(type.title.length > 0, type.id);
      for (const name of type.title) assert.ok(type.fields[name], `${type.id}.${name}`);
      if (type.when !== undefined) assert.equal(type.fields[type.when]?.kind, "date", type.id);
    });
  });

  it("points only at types there are", () => {
    each((type) =>
      eachField(type.fields, (name, field) => {
        if (field.kind === "reference")
          assert.ok(
            types.some(({ id }) => id === field.of),
            `${type.id}.${name}`,
          );
      }),
    );
  });

  it("asks a question under answers that stand before it", () => {
    each((type) =>
      eachField(type.fields, (name, field, before) => {
        for (const needed of field.when ? namedInCondition(field.when) : [])
          assert.ok(before.includes(needed), `${type.id}.${name}`);
      }),
    );
  });

  it("has a workflow that holds together: states that can be reached, roles that may make its moves, fields that it needs", () => {
    each(({ id, workflow, fields }) => {
      if (!workflow) return;
      const reached = new Set([workflow.initial]);
      for (const _ of Object.keys(workflow.states))
        for (const move of Object.values(workflow.moves))
          if (move.from.some((state) => reached.has(state))) reached.add(move.to);
      assert.deepEqual([...reached].sort(), Object.keys(workflow.states).sort(), id);
      for (const [name, move] of Object.entries(workflow.moves)) {
        for (const state of move.from) assert.ok(workflow.states[state], `${id} ${name}`);
        for (const field of move.needs ? namedInCondition(move.needs) : []) assert.ok(fields[field], `${id} ${name}`);
        for (const role of move.who) {
          const person = { id: "p", grants: [{ person: "p", role, tenant: "t", stream: null, toOn: "2016-12-12" }] };
          const subject = { type: id, tenant: "t", stream: "s" };
          assert.ok(can(programme.roles, person, `move:${name}`, subject, "2016-12-12"), `${id} ${name} ${role}`);
        }
      }
    });
  });
});

describe("every indicator", () => {
  const each = (check: (indicator: Indicator) => void): void => {
    for (const indicator of indicators) check(indicator);
  };

  it("has every event counted that leaves a record: nothing leaves for nothing", () => {
    const counted = new Set(
      indicators.flatMap(({ among, of, except }) => [among, of, except].flatMap((one) => one?.kinds ?? [])),
    );
    for (const { kind, role } of rules) if (role === "event") assert.ok(counted.has(kind), kind);
  });

  it("counts facts that some rule states, under the rules of today", () => {
    each((indicator) => {
      assert.deepEqual(unknownKinds(indicator, rules), [], indicator.code);
      assert.equal(indicator.rules, programme.rules);
    });
  });

  it("looks for words that there are, and is split by columns that there are", () => {
    const words: { readonly [dimension: string]: object } = {
      country: countries,
      sex: sexes,
      ageBand: ageBands,
      audience: { ...audiences, ...situations },
      topic: { ...topics, "child-protection": "" },
      code: { ...codes, training: "", mentoring: "", materials: "", money: "" },
      answer: answers,
      state: { ...states, "harmed-again": "", asked: "", made: "", kept: "" },
    };
    each(({ code, among, except, of, by }) => {
      for (const where of [among.where, except?.where, of?.where])
        for (const [dimension, values] of Object.entries(where ?? {}))
          for (const value of values) assert.ok(Object.hasOwn(words[dimension] ?? {}, value), `${code} ${value}`);
      for (const split of by) assert.ok(dimensions.includes(split), code);
    });
  });

  it("has a passport that says what counts, what does not, and an example", () => {
    each(({ code, says, passport }) => {
      for (const sentence of [says, passport.counts, passport.doesNotCount, passport.example])
        assert.ok(sentence.length > 20, code);
    });
  });

  it("stands beside one that there is, and never adds people up", () => {
    each(({ code, beside, measure, rollUp }) => {
      if (beside !== undefined)
        assert.ok(
          indicators.some((other) => other.code === beside),
          code,
        );
      if (measure === "people") assert.equal(rollUp.periods, "unique", code);
    });
  });
});

describe("words", () => {
  it("stand in the list of words, every record type and every indicator", () => {
    const list = readFileSync(new URL("../../docs/words.md", import.meta.url), "utf8");
    for (const { id } of types) assert.ok(list.includes(`\`${id}\``), id);
    for (const { code } of indicators) assert.match(list, new RegExp(`\\| .*\\b${code}\\b`), code);
  });

  it("are those of the Terminology Guidelines, and nobody is rescued", () => {
    const said = JSON.stringify({ programme, rules: rules.map(({ says }) => says) });
    const avoided =
      /prostitut|sex tour|pornograph|cybersex|webcam|sex worker|pimp|\bclients?\b|customer|\bjohn\b|rescue|\bsaved\b|victim|beneficiar|consented/i;
    assert.doesNotMatch(said, avoided);
  });
});
