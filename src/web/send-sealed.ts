// Sealed changes as they leave: a record's key goes with them until the server has it.
import { isProblem, type Problem } from "#core/problem.ts";
import type { Keyring, SealedChange, Wrap } from "#core/seal/keyring.ts";
import type { Api, PushOutcome } from "./api.ts";

export interface SendSealed {
  readonly send: (sealed: readonly SealedChange[], read?: string) => Promise<readonly PushOutcome[] | Problem>;
  /** The server holds these keys. */
  readonly holds: (wraps: readonly Wrap[]) => void;
  /** A restored server may have forgotten what it was told. */
  readonly forget: () => void;
}

export function makeSend(api: Pick<Api, "push">, ring: Pick<Keyring, "forget">): SendSealed {
  const told = new Set<string>();

  /** Without its wrap where the server has it. */
  const asSent = ({ wrap, ...change }: SealedChange): Parameters<Api["push"]>[0][number] =>
    wrap && !told.has(nameOf(wrap)) ? { ...change, wrap } : change;

  return {
    async send(sealed, read = "") {
      const answer = await api.push(sealed.map(asSent), read);
      if (isProblem(answer)) return answer;
      for (const [at, { head, wrap }] of sealed.entries()) {
        const outcome = answer.outcomes[at];
        if (outcome?.accepted) ring.forget(head.id);
        if (wrap && outcome?.accepted) told.add(nameOf(wrap));
        if (wrap && codeOf(outcome) === "change.no-key") told.delete(nameOf(wrap));
      }
      return answer.outcomes;
    },
    holds(wraps) {
      for (const wrap of wraps) told.add(nameOf(wrap));
    },
    forget: () => told.clear(),
  };
}

function nameOf({ record, generation, key }: Wrap): string {
  return `${record} ${generation} ${key}`;
}

export function codeOf(outcome: PushOutcome | undefined): string {
  return outcome?.accepted === false ? outcome.problem.code : "";
}
