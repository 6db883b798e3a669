// The narrow, typed, countable thing that one record alone states; the only way out of a seal.
// Promise: a fact names other records by id and never by anything a person could be known by.
import { relevant } from "../record/answers.ts";
import type { FoldedRecord } from "../record/fold.ts";
import type { AnswersIn, RecordType } from "../record/type.ts";

/** What a count can be split by or limited to. Permanent ids; each is a column of the counted table. */
export const dimensions = ["country", "sex", "ageBand", "audience", "topic", "code", "answer", "state"] as const;
export type Dimension = (typeof dimensions)[number];
export const UNKNOWN = "unknown";

/**
 * What part a fact plays when facts are joined:
 * `person` says something lasting about a count id (its sex); `occasion` says when, where and for whom something was;
 * `event` is what is counted, and may name one person and one occasion whose dimensions it takes over.
 */
export type FactRole = "person" | "occasion" | "event";

/** How a number came about: counted from rows, from a headcount without names, or declared as a total by somebody. */
export type Basis = "row" | "headcount" | "declared";

export interface Fact {
  readonly kind: string;
  readonly role: FactRole;
  /** Unique among the record's facts of this kind: a row id, a topic, or "". */
  readonly key: string;
  readonly dims: { readonly [dimension in Dimension]?: string };
  /** The record id of the occasion an event hangs on. */
  readonly occasion?: string;
  /** A person's random count id in one domain; on a person fact, whom it is about. */
  readonly person?: string;
  /** On a person fact: the count id this one turned out to be a double of. */
  readonly sameAs?: string;
  /** On a person fact: the count id this one may turn out to be a double of; asked, and not answered yet. */
  readonly mayBe?: string;
  /** What an organisation-like count counts once: a committee's, company's or outcome's record id. */
  readonly subject?: string;
  /** A day (`YYYY-MM-DD`), or only a month (`YYYY-MM`) for whatever concerns a case. */
  readonly on?: string;
  readonly basis?: Basis;
  /** People or things this fact stands for; 1 when not given. */
  readonly quantity?: number;
  /** Of a headcount: how many had not been counted before in this calendar year. */
  readonly fresh?: number;
  readonly money?: { readonly minor: number; readonly currency: string };
}

export interface FactContext {
  /** The id of the record that states the fact. */
  readonly record: string;
  readonly tenant: string;
}

type Stated = Omit<Fact, "kind" | "role" | "key"> & { readonly key?: string };

/** Which record type states which facts. `state` may look at nothing but this record's relevant answers. */
export interface FactRule {
  readonly kind: string;
  readonly role: FactRole;
  readonly type: string;
  readonly says: string;
  readonly state: (record: FoldedRecord, type: RecordType) => readonly Fact[];
}

/** A fact rule; `says` is the sentence SECURITY.md and the method page print. */
export function factRule<T extends RecordType>(
  kind: string,
  role: FactRole,
  type: T,
  says: string,
  state: (
    answers: AnswersIn<T>,
    context: FactContext,
    moment: { readonly state: string | undefined },
  ) => readonly Stated[],
): FactRule {
  return {
    kind,
    role,
    type: type.id,
    says,
    state: (record) =>
      state(
        relevant(record, type),
        { record: record.id, tenant: record.tenant },
        { state: record.workflow?.state },
      ).map((stated) => ({ key: "", ...stated, kind, role })),
  };
}

/** All facts a record states under these rules; a withdrawn record states none. */
export function stateFacts(rules: readonly FactRule[], type: RecordType, record: FoldedRecord): readonly Fact[] {
  if (record.withdrawn) return [];
  return rules.filter((rule) => rule.type === record.type).flatMap((rule) => rule.state(record, type));
}
