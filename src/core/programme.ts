// What a domain is made of; what a programme is. Core takes the programme as a value and never knows what it is about.
import type { RetentionClass } from "./access/retention.ts";
import type { Role } from "./access/role.ts";
import type { FactRule } from "./fact/fact.ts";
import type { RecordType } from "./record/type.ts";
import type { Indicator } from "./result/indicator.ts";

export interface Domain {
  readonly id: string;
  readonly label: string;
  readonly types: readonly RecordType[];
  readonly facts: readonly FactRule[];
  readonly indicators: readonly Indicator[];
}

/** What people with these roles begin is read by themselves, by those of the team in the roles of `with`, and by whoever is let in to cover. */
export interface Caseload {
  readonly types: readonly string[];
  readonly of: readonly string[];
  readonly with: readonly string[];
}

/** What is written down whenever somebody opens, prints or carries out a record of these kinds. */
export interface AccessSheets {
  /** The kind of record that is one line. */
  readonly type: string;
  readonly of: readonly string[];
  /** Who has a sheet: it is read by themselves, and by those of the team in the roles of `with`. */
  readonly by: readonly string[];
  readonly with: readonly string[];
}

export interface Programme {
  readonly id: string;
  readonly label: string;
  /** The version of the fact rules; a push names it and facts of different versions live side by side. */
  readonly rules: number;
  readonly domains: readonly Domain[];
  readonly roles: readonly Role[];
  /** Whose records are read, from the start, by fewer than all of the team whose role reads them. */
  readonly caseloads?: readonly Caseload[];
  readonly sheets?: AccessSheets;
  /** How long what is kept of people stays. */
  readonly retention: readonly RetentionClass[];
  /** ISO 3166-1 alpha-2 codes and names in the source language. */
  readonly countries: { readonly [code: string]: string };
}

export function typesOf(programme: Programme): readonly RecordType[] {
  return programme.domains.flatMap((domain) => domain.types);
}

/** What is asked for by itself: records of one kind that were written at this stamp or later. */
export interface AskedFor {
  readonly type: string;
  readonly since: string;
}

/** The kinds that come: the one that is asked for by itself, else all that the app does not keep by itself. */
export function kindsAsked(programme: Programme, only?: AskedFor): readonly string[] {
  return typesOf(programme).flatMap(({ id, kept }) => ((only ? id === only.type : !kept) ? id : []));
}

/** Asked for with every record there is. */
const typesById = new WeakMap<Programme, ReadonlyMap<string, RecordType>>();

export function findType(programme: Programme, id: string): RecordType | undefined {
  const known = typesById.get(programme) ?? new Map(typesOf(programme).map((type) => [type.id, type]));
  typesById.set(programme, known);
  return known.get(id);
}

export function rulesOf(programme: Programme): readonly FactRule[] {
  return programme.domains.flatMap((domain) => domain.facts);
}

export function indicatorsOf(programme: Programme): readonly Indicator[] {
  return programme.domains.flatMap((domain) => domain.indicators);
}

export function findIndicator(programme: Programme, code: string): Indicator | undefined {
  return indicatorsOf(programme).find((indicator) => indicator.code === code);
}
