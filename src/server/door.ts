// Who is asking, and what a route needs. Promise: a route that does not say what it needs does not compile, and its handler is not
// called for anybody who lacks it. A refused read is not found, a refused write not allowed; neither says more.
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods } from "fastify";
import type { Static, TSchema } from "typebox";
import { tenantsWhere } from "#core/access/can.ts";
import type { Action } from "#core/access/role.ts";
import { isProblem, problem } from "#core/problem.ts";
import type { Programme } from "#core/programme.ts";
import { sendProblem } from "./problems.ts";
import type { Visitor, Visitors } from "./visitors.ts";

/** Nobody in particular; somebody who signed in; or who may do this to this type of record somewhere. */
export type Needs = "nobody" | "signed-in" | { readonly action: Action; readonly type: string };

/** Outer shapes. What stands inside an envelope is read by envelope.ts. */
export interface Shapes {
  readonly params?: TSchema;
  readonly query?: TSchema;
  readonly body?: TSchema;
}

type ShapeOf<S extends Shapes, K extends keyof Shapes> = S[K] extends TSchema ? Static<S[K]> : undefined;

export type Asked<S extends Shapes, N extends Needs> = {
  readonly params: ShapeOf<S, "params">;
  readonly query: ShapeOf<S, "query">;
  readonly body: ShapeOf<S, "body">;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
} & (N extends "nobody" ? object : { readonly person: Visitor }) &
  (N extends { readonly action: Action }
    ? { /** Where the person may do this at all. */ readonly tenants: readonly string[] }
    : object);

export interface RouteOf<S extends Shapes, N extends Needs> {
  readonly method: HTTPMethods & ("GET" | "POST");
  readonly url: `/${string}`;
  readonly needs: N;
  /** One sentence for the API's documentation. */
  readonly says: string;
  readonly schema: S;
  /** Requests a minute from one address, where that is less than elsewhere. */
  readonly most?: number;
  /** The answer as JSON, a problem, or the reply itself once the handler has sent it. */
  readonly handler: (asked: Asked<S, N>) => unknown;
}

/** The only way a route module adds a route. */
export interface Door {
  route<const S extends Shapes, const N extends Needs>(route: RouteOf<S, N>): void;
}

declare module "fastify" {
  interface FastifyContextConfig {
    needs?: Needs;
    says?: string;
  }
}

export function doorOf(
  app: FastifyInstance,
  programme: Programme,
  { whoAsks, isRemoved }: Pick<Visitors, "whoAsks" | "isRemoved">,
  day: () => string,
): Door {
  return {
    route({ method, url, needs, says, schema: { params, query, body }, most, handler }) {
      const seen = new WeakMap<FastifyRequest, { readonly person?: Visitor; readonly tenants?: readonly string[] }>();
      app.route({
        method,
        url,
        config: {
          needs,
          says,
          ...(most !== undefined && {
            rateLimit: { max: most, keyGenerator: (request: FastifyRequest) => request.ip },
          }),
        },
        schema: {
          summary: says,
          ...(params && { params }),
          ...(query && { querystring: query }),
          ...(body && { body }),
        },
        // Before the body is read: who may not come in is not listened to.
        onRequest: async (request, reply) => {
          if (needs === "nobody") return;
          const person = await whoAsks(request);
          if (!person) return sendProblem(reply, problem((await isRemoved(request)) ? "door.removed" : "door.sign-in"));
          if (needs === "signed-in") return void seen.set(request, { person });
          const tenants = tenantsWhere(programme.roles, person, needs.action, needs.type, day());
          const isRead = method === "GET" || needs.action === "read" || needs.action === "count";
          if (tenants.length === 0) return sendProblem(reply, problem(isRead ? "door.not-found" : "door.not-allowed"));
          seen.set(request, { person, tenants });
        },
        handler: async (request, reply) => {
          const asked = {
            params: request.params,
            query: request.query,
            body: request.body,
            request,
            reply,
            ...seen.get(request),
          };
          // What the types promise to the handler was put there by the hook above.
          const answer = await handler(asked as unknown as Parameters<typeof handler>[0]);
          return isProblem(answer) ? sendProblem(reply, answer) : answer;
        },
      });
    },
  };
}
