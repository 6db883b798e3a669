// Who is signed in: a random token in a cookie, its hash in a table. Signing in is choosing a demonstration person, and exists only
// in a demonstration. What a person may do is looked up anew every few seconds.
import { createHash, randomBytes } from "node:crypto";
import type {} from "@fastify/cookie";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { Person } from "#core/access/role.ts";
import type { Store } from "./store/database.ts";
import { findVisitor, forgetSignIn, keepSignIn } from "./store/people.ts";

export interface Visitor extends Person {
  readonly name: string;
  readonly does: string;
}

export interface Visitors {
  /** Whoever the cookie of this request belongs to. */
  whoAsks(request: FastifyRequest): Promise<Visitor | undefined>;
  /** The same without asking the database: for counting requests. */
  knownBy(request: FastifyRequest): Visitor | undefined;
  /** False when there is no such person. */
  signIn(person: string, reply: FastifyReply): Promise<boolean>;
  signOut(request: FastifyRequest, reply: FastifyReply): Promise<void>;
  /** What this person may do has changed: it is looked up anew at the next request. */
  forget(person: string): void;
}

const COOKIE = "banyan";
const REMEMBERED_MILLIS = 5_000;
const MOST_REMEMBERED = 10_000;
const SIGNED_IN_MILLIS = 12 * 3_600_000;

export function visitorsOf(store: Store, now: () => number): Visitors {
  const remembered = new Map<string, { readonly visitor: Visitor; readonly until: number }>();

  function knownBy(request: FastifyRequest): Visitor | undefined {
    const found = remembered.get(hashIn(request) ?? "");
    return found && found.until > now() ? found.visitor : undefined;
  }

  return {
    knownBy,
    async whoAsks(request) {
      const hash = hashIn(request);
      if (hash === undefined) return undefined;
      const known = knownBy(request);
      if (known) return known;
      const visitor = await findVisitor(store, hash, now());
      remembered.delete(hash);
      if (remembered.size >= MOST_REMEMBERED) remembered.clear();
      if (visitor) remembered.set(hash, { visitor, until: now() + REMEMBERED_MILLIS });
      return visitor;
    },
    async signIn(person, reply) {
      const token = randomBytes(32).toString("base64url");
      const isKept = await keepSignIn(store, hashOf(token), person, now(), now() + SIGNED_IN_MILLIS);
      if (isKept) reply.setCookie(COOKIE, token, { ...cookie, maxAge: SIGNED_IN_MILLIS / 1000 });
      return isKept;
    },
    async signOut(request, reply) {
      const hash = hashIn(request);
      reply.clearCookie(COOKIE, cookie);
      if (hash === undefined) return;
      remembered.delete(hash);
      await forgetSignIn(store, hash);
    },
    forget(person) {
      for (const [hash, { visitor }] of remembered) if (visitor.id === person) remembered.delete(hash);
    },
  };
}

const cookie = { path: "/", httpOnly: true, sameSite: "strict", secure: "auto" } as const;

function hashIn(request: FastifyRequest): string | undefined {
  const token = request.cookies[COOKIE];
  return token !== undefined && /^[\w-]{43}$/.test(token) ? hashOf(token) : undefined;
}

function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
