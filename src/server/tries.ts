// Somebody shows what proves who they are. One place for it, so that it costs the same, waits the same and answers the same everywhere.
import type { FastifyReply } from "fastify";
import { type Problem, problem } from "#core/problem.ts";
import type { Way } from "./account.ts";
import { isProof, type KeptProof } from "./proof.ts";
import type { Store } from "./store/database.ts";
import { forgiveName, tryName } from "./store/tried-names.ts";

export interface Tries {
  /** Nothing where this is the proof that was kept for the name; else `door.too-many`, or `sign-in.refused`. */
  check(
    reply: FastifyReply,
    folded: string,
    shown: { readonly way: Way; readonly proof: string },
    kept: KeptProof | undefined,
  ): Promise<Problem | undefined>;
}

export function triesOf(store: Store, now: () => number): Tries {
  return {
    async check(reply, folded, { way, proof }, kept) {
      // A printed code has 160 bits that nobody guesses: whoever is made to wait by a stranger's tries still comes in by it.
      const seconds = way === "password" ? await tryName(store, folded, now()) : 0;
      if (seconds > 0) {
        reply.header("retry-after", String(seconds));
        return problem("door.too-many");
      }
      if (!(await isProof(proof, kept))) return problem("sign-in.refused");
      await forgiveName(store, folded);
      return undefined;
    },
  };
}
