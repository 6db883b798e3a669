// A question to the colleagues who said something else, beside what is disputed: a row of the record in a group that no kind of record has.
// Promise: it is part of the record, read by who reads the record and sealed as it is; it answers nothing and settles nothing.
import { instantOf } from "#core/change/clock.ts";
import { STATE } from "#core/record/fold.ts";
import { type Desk, sayAt } from "./acts.ts";
import { authorsOf, disputesOf } from "./disputes.ts";
import { ASKED, SAYS } from "./said.ts";
import type { HeldRecord } from "./store.ts";

export interface Asked {
  readonly id: string;
  /** The question it is about, as `Dispute` names it; `STATE` for moves. */
  readonly of: string;
  readonly says: string;
  readonly author: string;
  readonly at: number;
}

/** Asks, or answers: one after the other, it is read as a talk. */
export function ask(desk: Desk, held: HeldRecord, of: string, says: string): void {
  const row = `${ASKED}/${desk.newId()}`;
  sayAt(desk, held, { [row]: true, [`${row}/of`]: of, [`${row}${SAYS}`]: says });
}

/** What was asked about one question, the first first. */
export function askedAbout(held: HeldRecord, of: string): readonly Asked[] {
  return askedIn(held).filter((one) => one.of === of);
}

/** Who asked last, of somebody who said one of the things that are disputed and has said nothing since. */
export function asksOf(held: HeldRecord, person: string): string | undefined {
  const open = disputesOf(held).map((dispute) => ({ of: dispute.key, authors: authorsOf(dispute) }));
  const moves = { of: STATE, authors: held.folded.workflow?.disputed.map(({ author }) => author) ?? [] };
  const last = [...open, moves]
    .filter(({ authors }) => authors.includes(person))
    .flatMap(({ of }) => askedAbout(held, of).at(-1) ?? []);
  return last.find(({ author }) => author !== person)?.author;
}

function askedIn({ folded }: HeldRecord): readonly Asked[] {
  return (folded.rows.get(ASKED) ?? [])
    .flatMap((id): readonly Asked[] => {
      const [of, says] = [folded.fields.get(`${ASKED}/${id}/of`)?.value, folded.fields.get(`${ASKED}/${id}${SAYS}`)];
      if (typeof of !== "string" || typeof says?.value !== "string") return [];
      return [{ id, of, says: says.value, author: says.author, at: instantOf(says.stamp) }];
    })
    .toSorted((a, b) => a.at - b.at);
}
