// Who stands where before anybody is in: is the keeper there, who are you, are your keys open. Asked in one go, before anything is drawn.
import { agreeOn, PROTOCOL } from "#core/change/protocol.ts";
import { isProblem, type Problem, problem } from "#core/problem.ts";
import { type Api, type Hello, isPassing, type Me } from "./api.ts";
import type { Cleared } from "./clearing.ts";
import { fetchHelplines } from "./helplines.ts";
import { isKept, keepAccount, peopleHere } from "./kept-accounts.ts";
import { keepHello, keptHello } from "./kept-hello.ts";
import { isShared } from "./shared-phone.ts";
import { forgetTries } from "./tries.ts";
import type { Unlocked } from "./vault.ts";

/** Somebody who was here before their keys went: whose it is first of all. */
export interface Whose {
  readonly person: string;
  readonly called: string;
  readonly country: string | null;
}

/** Why there is nobody to choose any more. */
export type LeftAs = "dropped" | "void" | "removed" | "ended";

export type Standing =
  | { readonly at: "asking" }
  | { readonly at: "away"; readonly why: Problem }
  /** Nobody's keys are open, whoever's sign-in the browser may still hold. */
  | { readonly at: "door"; readonly hello: Hello; readonly whose?: Whose; readonly leftAs?: LeftAs }
  /** The phone was cleared, of one person or of everybody; what is left is looked for. */
  | { readonly at: "cleared"; readonly cleared: Cleared }
  /** An invented person has no account to open. */
  | {
      readonly at: "in";
      readonly hello: Hello;
      readonly me: Me;
      readonly unlocked?: Unlocked;
      readonly cameBack?: true;
    }
  /** They go on in another tab; whom to open again here, and of an invented person all there is. */
  | { readonly at: "elsewhere"; readonly hello: Hello; readonly whose?: Whose; readonly invented?: Me };

/** Is the keeper there, and who are you: asked in one go, and with it whom to call. */
export async function askKeeper(api: Api, unlocked?: Unlocked): Promise<Standing> {
  const asked = api.me();
  const hello = await api.hello();
  if (isProblem(hello)) {
    // Whoever has keys here needs no server to open them.
    const known = isPassing(hello) && peopleHere(localStorage).length > 0 ? keptHello(localStorage) : undefined;
    return known ? { at: "door", hello: known } : { at: "away", why: hello };
  }
  keepHello(localStorage, hello);
  void fetchHelplines(api);
  if (agreeOn(PROTOCOL, hello.protocol) === undefined) return { at: "away", why: problem("change.format-unknown") };
  const me = await asked;
  if (isProblem(me)) return me.status === 401 ? { at: "door", hello } : { at: "away", why: me };
  // Keys of a demonstration are everybody's: who has an account here once is never given any.
  if (!me.account && isKept(localStorage, me.id)) return { at: "away", why: problem("keys.not-believed") };
  if (!me.account) return { at: hello.demonstration ? "in" : "door", hello, me };
  const isOpen = unlocked?.keys.person === me.id;
  if (!isOpen && !isKept(localStorage, me.id)) {
    // A sign-in that was left behind by somebody whose keys are not here any more.
    await api.signOut();
    return { at: "door", hello };
  }
  keepAccount(localStorage, me.id, me.account);
  if (isOpen) forgetTries(localStorage, me.id);
  return isOpen ? { at: "in", hello, me, unlocked } : { at: "door", hello, ...whoseIs(me) };
}

/** Where others use this phone, nothing says who was here last. */
export function whoseIs({ id, name, streams }: Me): { readonly whose?: Whose } {
  return isShared() ? {} : { whose: { person: id, called: name, country: streams[0]?.country ?? null } };
}
