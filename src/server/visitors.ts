// Who is signed in: a random token in a cookie, its hash in a table. What a person may do is looked up anew every few seconds.
// Promise: several people use one browser, which has one cookie; a request that says whose it is is never taken for somebody else's.
import { createHash, randomBytes, randomUUID } from "node:crypto";
import type {} from "@fastify/cookie";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Person } from "#core/access/role.ts";
import type { Store } from "./store/database.ts";
import { findRemoved, findVisitor, forgetSignIn, type NewSignIn } from "./store/sign-ins.ts";

export interface Visitor extends Person {
  readonly name: string;
  readonly does: string;
  /** Which of this person's sign-ins it is. */
  readonly session: string;
}

export interface Visitors {
  /** Whoever the cookie of this request belongs to. */
  whoAsks(request: FastifyRequest): Promise<Visitor | undefined>;
  /** Whether this request's sign-in was ended by somebody who leads its person: their device is told so, and nobody else's. */
  isRemoved(request: FastifyRequest): Promise<boolean>;
  /** The same without asking the database: for counting requests. */
  knownBy(request: FastifyRequest): Visitor | undefined;
  /**
   * Signs in whoever `keep` writes down, together with what else is written then or not at all. The cookie is given only where that was
   * done: false where `keep` says so, and what it throws is thrown.
   */
  signIn(reply: FastifyReply, device: string, keep: (signIn: NewSignIn) => Promise<boolean>): Promise<boolean>;
  /** Ends the sign-in whose cookie it is; somebody else's, by what the request says of itself, goes on. */
  signOut(request: FastifyRequest, reply: FastifyReply): Promise<void>;
  /** What this person may do, or where they are signed in, has changed: it is looked up anew at the next request. */
  forget(person: string): void;
}

const COOKIE = "banyan";
/** Whose request it is, as their device says: the cookie may be of whoever used the browser before or after. */
const WHOSE = "banyan-person";
const REMEMBERED_MILLIS = 5_000;
const MOST_REMEMBERED = 10_000;
const SIGNED_IN_MILLIS = 12 * 3_600_000;

export function visitorsOf(store: Store, now: () => number): Visitors {
  const remembered = new Map<string, { readonly visitor: Visitor; readonly until: number }>();

  function knownBy(request: FastifyRequest): Visitor | undefined {
    const found = remembered.get(hashIn(request) ?? "");
    return found && found.until > now() ? found.visitor : undefined;
  }

  async function cookieOf(request: FastifyRequest): Promise<Visitor | undefined> {
    const hash = hashIn(request);
    if (hash === undefined) return undefined;
    const known = knownBy(request);
    if (known) return known;
    const visitor = await findVisitor(store, hash, now());
    remembered.delete(hash);
    if (remembered.size >= MOST_REMEMBERED) remembered.clear();
    if (visitor) remembered.set(hash, { visitor, until: now() + REMEMBERED_MILLIS });
    return visitor;
  }

  async function end(request: FastifyRequest): Promise<void> {
    const hash = hashIn(request);
    if (hash === undefined) return;
    remembered.delete(hash);
    await forgetSignIn(store, hash);
  }

  return {
    knownBy,
    async whoAsks(request) {
      const visitor = await cookieOf(request);
      return visitor && isTheirs(request, visitor) ? visitor : undefined;
    },
    async isRemoved(request) {
      const hash = hashIn(request);
      const id = hash === undefined ? undefined : await findRemoved(store, hash);
      return id !== undefined && isTheirs(request, { id });
    },
    async signIn(reply, device, keep) {
      const token = randomBytes(32).toString("base64url");
      const began = now();
      const ends = began + SIGNED_IN_MILLIS;
      const isKept = await keep({ id: randomUUID(), tokenHash: hashOf(token), device, began, ends });
      if (!isKept) return false;
      // Whoever was signed in here before has no cookie any more: nobody else is to have it.
      await end(reply.request);
      reply.setCookie(COOKIE, token, { ...cookie, maxAge: SIGNED_IN_MILLIS / 1000 });
      return true;
    },
    async signOut(request, reply) {
      const visitor = await cookieOf(request);
      if (visitor && !isTheirs(request, visitor)) return;
      reply.clearCookie(COOKIE, cookie);
      await end(request);
    },
    forget(person) {
      for (const [hash, { visitor }] of remembered) if (visitor.id === person) remembered.delete(hash);
    },
  };
}

const cookie = { path: "/", httpOnly: true, sameSite: "strict", secure: "auto" } as const;

function isTheirs(request: FastifyRequest, { id }: Pick<Visitor, "id">): boolean {
  const whose = request.headers[WHOSE];
  return whose === undefined || whose === id;
}

function hashIn(request: FastifyRequest): string | undefined {
  const token = request.cookies[COOKIE];
  return token !== undefined && /^[\w-]{43}$/.test(token) ? hashOf(token) : undefined;
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
