// What a record states and what is counted, read back from the database as core has them.
import { type Dimension, dimensions } from "#core/fact/fact.ts";
import type { Counted, FactOf } from "#core/fact/join.ts";
import type { Sql } from "./database.ts";

const columnOf = (dimension: Dimension): string => (dimension === "ageBand" ? "age_band" : dimension);
const dims = `json_build_object(${dimensions.map((dimension) => `'${dimension}', ${columnOf(dimension)}`).join(", ")})`;

/** One stated fact as it is kept, by the version of the rules that stated it. */
export interface KeptFact {
  readonly rules: number;
  readonly fact: FactOf;
}

/** Every fact of the organisations that this transaction may read; `where` asks for less. */
export function readFacts(sql: Sql, where = "", values: readonly unknown[] = []): Promise<readonly KeptFact[]> {
  return sql<KeptFact>(
    `SELECT rules, json_strip_nulls(json_build_object(
       'tenant', tenant, 'record', record, 'kind', kind, 'key', key, 'role', role, 'person', person, 'sameAs', same_as, 'mayBe', may_be,
       'subject', subject, 'occasion', occasion, 'on', on_day, 'dims', ${dims}, 'basis', basis, 'quantity', quantity, 'fresh', fresh,
       'money', CASE WHEN minor IS NOT NULL THEN json_build_object('minor', minor, 'currency', currency) END)) AS fact
     FROM fact ${where} ORDER BY tenant, record, rules, kind, key`,
    values,
  );
}

/** What is counted under these rules of the organisations that this transaction may read, in the order of `joinFacts`. */
export function readCounted(sql: Sql, rules: number): Promise<readonly Counted[]> {
  return sql<Counted>(
    `SELECT tenant, record, kind, key, person, unsure, subject, occasion, month, json_strip_nulls(${dims}) AS dims,
       basis, quantity, fresh, minor, currency
     FROM counted WHERE rules = $1 ORDER BY tenant, record, kind, key`,
    [rules],
  );
}
