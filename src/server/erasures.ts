// Erasing, as an interface: who proposes, who approves, what is held back, what is due. Two keepers, one contract (test/contract/erasure.db.test.ts).
// Promise: it takes two people; nothing under hold is erased; whoever approves reads ids, dates and counts, and nobody's file.
import type { Person } from "#core/access/role.ts";
import type { Problem } from "#core/problem.ts";

/** Its time is over, or somebody asked for it. */
export type ErasureReason = "retention" | "request";

export interface Proposal {
  readonly by: string;
  readonly on: string;
  readonly why: ErasureReason;
}

/** A record that is due, or will be, or that somebody proposed to erase. */
export interface DueErasure {
  readonly record: string;
  readonly type: string;
  readonly stream: string;
  /** The class of its kind; "" where it has none, and then it is never due by itself. */
  readonly class: string;
  /** The day of its last act. */
  readonly lastOn: string;
  readonly dueOn: string | null;
  /** Days until then; 0 or less where it is due. */
  readonly days: number | null;
  readonly changes: number;
  readonly isHeld: boolean;
  readonly proposed: Proposal | null;
}

/** Holds back one record, a class, or where neither is named the whole organisation. */
export interface NewHold {
  /** Made by whoever says it. */
  readonly id: string;
  readonly record: string | null;
  readonly class: string | null;
  readonly reason: string;
}

export interface Hold extends NewHold {
  readonly by: string;
  readonly on: string;
  /** Null while it stands. */
  readonly lifted: { readonly by: string; readonly on: string } | null;
}

/** What is left to say that something was erased, and by whom; nothing of what it was. */
export interface Certificate {
  readonly record: string;
  readonly type: string;
  readonly class: string;
  readonly why: ErasureReason;
  /** Null where the list beside the database is all that tells of it (store/erasure-list.ts). */
  readonly proposed: { readonly by: string; readonly on: string } | null;
  readonly approvedBy: string | null;
  readonly erasedOn: string;
  readonly changes: number;
}

export interface ErasureList {
  /** The most overdue first. */
  readonly due: readonly DueErasure[];
  readonly holds: readonly Hold[];
  readonly certificates: readonly Certificate[];
  /** The years this organisation decided on itself, by class. */
  readonly years: { readonly [id: string]: number };
}

export interface Erasures {
  /**
   * What is due within so many days or proposed, what is held, what was erased: of an organisation, as far as the person may propose or
   * approve. Not found where they may do neither.
   */
  list(person: Person, tenant: string, days: number): Promise<ErasureList | Problem>;
  /** Proposed twice, the first proposal stands. */
  propose(person: Person, tenant: string, record: string): Promise<Problem | undefined>;
  /** Holds back and lifting it again are for whoever approves. */
  hold(person: Person, tenant: string, hold: NewHold): Promise<Problem | undefined>;
  lift(person: Person, tenant: string, id: string): Promise<Problem | undefined>;
  /** The years this organisation keeps a class, whatever the programme and the country say; null: as they say. */
  keepFor(person: Person, tenant: string, id: string, years: number | null): Promise<Problem | undefined>;
  /**
   * Erases what somebody else proposed, all or nothing: every wrap of every generation, every body, all that is readable, and the names on
   * what is counted. Figures stay as they are; nothing can be added to the record from then on.
   */
  approve(person: Person, tenant: string, record: string): Promise<Certificate | Problem>;
}
