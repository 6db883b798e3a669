// Random facts about few people, days and words, so that everything happens to everybody; and one indicator of each sort there is.
// For the laws that hold one way of counting against another.
import fc from "fast-check";
import { type Dimension, dimensions, UNKNOWN } from "#core/fact/fact.ts";
import type { FactOf } from "#core/fact/join.ts";
import type { Indicator } from "#core/result/indicator.ts";
import { uuid } from "../bicycles/devices.ts";

export const TENANTS = [1, 2, 3].map(uuid);
const PEOPLE = 5;
const OCCASIONS = 4;

export const base: Indicator = {
  code: "",
  version: 1,
  rules: 1,
  says: "",
  unit: "people",
  measure: "people",
  among: { kinds: ["ride", "tour"] },
  rollUp: { periods: "unique", places: "unique" },
  by: dimensions,
  about: "people",
  passport: { counts: "", doesNotCount: "", example: "", good: "none" },
};
const narrow = { kinds: ["ride", "repair"], where: { topic: ["brakes", "lights"], sex: ["red", UNKNOWN] } } as const;

/** One of each sort there is, and those that lean on each other. */
export const varied: readonly Indicator[] = [
  { ...base, code: "people" },
  { ...base, code: "people-narrow", among: narrow },
  { ...base, code: "people-beside", except: narrow },
  { ...base, code: "people-older-rules", rules: 2, among: narrow },
  { ...base, code: "nobody", among: { kinds: ["ride"], where: { country: [] } } },
  { ...base, code: "participations", measure: "participations" },
  {
    ...base,
    code: "participations-beside",
    measure: "participations",
    except: { kinds: ["repair"], where: { answer: [UNKNOWN] } },
  },
  { ...base, code: "subjects", measure: "subjects", among: { kinds: ["repair", "tour"] } },
  { ...base, code: "subjects-beside", measure: "subjects", except: narrow },
  { ...base, code: "share", measure: "ratio", among: narrow, of: { kinds: ["ride", "repair"] } },
  { ...base, code: "share-beside", measure: "ratio", of: { kinds: ["tour"], where: { state: ["a"] } }, except: narrow },
  { ...base, code: "euros", measure: "money", currency: "EUR" },
  { ...base, code: "euros-beside", measure: "money", currency: "EUR", except: narrow },
];

/** A year's facts of three organisations about few people, days and words, so that everything happens to everybody. */
export function factsFor(indicators: readonly Indicator[]): fc.Arbitrary<readonly FactOf[]> {
  const among = indicators.flatMap((indicator) => [
    indicator.among,
    ...(indicator.of ? [indicator.of] : []),
    ...(indicator.except ? [indicator.except] : []),
  ]);
  const kind = fc.constantFrom(...new Set(among.flatMap(({ kinds }) => kinds)));
  const wordsOf = (dimension: Dimension): readonly string[] => [
    ...new Set(["a", "b", ...among.flatMap(({ where }) => where?.[dimension] ?? [])]),
  ];
  const dims = fc.record(
    Object.fromEntries(dimensions.map((dimension) => [dimension, fc.constantFrom(...wordsOf(dimension))])),
    { requiredKeys: [] },
  );
  const on = fc.constantFrom("2015-12-31", "2016-01-01", "2016-06-30", "2016-07", "2016-07-15", "2016-12-31");
  const tenant = fc.constantFrom(...TENANTS);
  const person = fc.integer({ min: 1, max: PEOPLE }).map((n) => uuid(100 + n));
  const occasion = fc.integer({ min: 1, max: OCCASIONS }).map((n) => uuid(200 + n));
  const days = fc.record({
    tenant,
    record: occasion,
    dims,
    on,
    topics: fc.uniqueArray(fc.constantFrom("", ...wordsOf("topic")), { minLength: 1, maxLength: 3 }),
  });
  const persons = fc.record(
    {
      tenant,
      person,
      dims,
      sameAs: fc.option(person, { nil: undefined }),
      mayBe: fc.option(person, { nil: undefined }),
    },
    { requiredKeys: ["tenant", "person", "dims"] },
  );
  const events = fc.record(
    {
      tenant,
      record: fc.integer({ min: 1, max: 40 }).map((n) => uuid(300 + n)),
      kind,
      key: fc.constantFrom("", "row-1", "row-2"),
      dims,
      person,
      occasion,
      on,
      subject: person,
      basis: fc.constantFrom("row" as const, "row" as const, "row" as const, "headcount" as const, "declared" as const),
      quantity: fc.integer({ min: 0, max: 40 }),
      fresh: fc.integer({ min: 0, max: 9 }),
      money: fc.record({
        minor: fc.integer({ min: -(2 ** 40), max: 2 ** 40 }),
        currency: fc.constantFrom("EUR", "USD"),
      }),
    },
    { requiredKeys: ["tenant", "record", "kind", "key", "dims", "on"] },
  );
  return fc
    .tuple(
      fc.uniqueArray(days, { maxLength: 8, selector: ({ tenant, record }) => tenant + record }),
      fc.uniqueArray(persons, { maxLength: 10, selector: ({ tenant, person }) => tenant + person }),
      fc.uniqueArray(events, {
        minLength: 20,
        maxLength: 70,
        selector: ({ tenant, record, kind, key }) => [tenant, record, kind, key].join(),
      }),
    )
    .map(([days, persons, events]) => [
      ...days.flatMap(({ topics, dims, ...day }) =>
        topics.map((topic) => ({
          ...day,
          kind: "day",
          role: "occasion" as const,
          key: topic,
          dims: topic ? { ...dims, topic } : dims,
        })),
      ),
      ...persons.map(({ person, ...said }) => ({
        ...said,
        person,
        record: person,
        kind: "person",
        role: "person" as const,
        key: "",
      })),
      ...events.map((event) => ({ ...event, role: "event" as const })),
    ]) as fc.Arbitrary<readonly FactOf[]>;
}
