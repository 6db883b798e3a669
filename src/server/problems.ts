// Turns whatever went wrong into the one form in which we say so: a problem of the catalogue, as application/problem+json.
// Promise: what a library says about a request stays in; of a body or query only a member of its schema is named.
import type { FastifyReply } from "fastify";
import { isProblem, type Problem, type ProblemCode, problem } from "#core/problem.ts";
import { isBusy } from "./store/trouble.ts";

export function sendProblem(reply: FastifyReply, found: Problem): FastifyReply {
  if (found.status === 503) reply.header("retry-after", "5");
  return reply.status(found.status).type("application/problem+json").send(JSON.stringify(found));
}

/** The problem an error comes to. `isOurs`: nobody outside could have caused it, and somebody has to look. */
export function problemOf(error: unknown): { readonly found: Problem; readonly isOurs: boolean } {
  if (isProblem(error)) return { found: error, isOurs: false };
  if (error instanceof WrongRequest)
    return {
      found: problem("door.bad-request", error.field === undefined ? {} : { field: error.field }),
      isOurs: false,
    };
  const { code, statusCode } = error as { readonly code?: unknown; readonly statusCode?: unknown };
  const known = byFastifyCode[String(code)] ?? byStatus[Number(statusCode)];
  if (known) return { found: problem(known), isOurs: false };
  if (typeof statusCode === "number" && statusCode >= 400 && statusCode < 500)
    return { found: problem("door.bad-request"), isOurs: false };
  if (isBusy(error)) return { found: problem("door.busy"), isOurs: false };
  return { found: problem("door.broken"), isOurs: true };
}

/** A part of a request that is not as its schema says; `field` is a member that schema names. */
export class WrongRequest extends Error {
  readonly field: string | undefined;

  constructor(field?: string) {
    super("wrong request");
    this.field = field;
  }
}

const byFastifyCode: { readonly [code: string]: ProblemCode } = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: "door.media",
  FST_ERR_CTP_BODY_TOO_LARGE: "door.too-large",
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: "door.bad-request",
  FST_ERR_CTP_EMPTY_JSON_BODY: "door.bad-request",
};

const byStatus: { readonly [status: number]: ProblemCode } = {
  401: "door.sign-in",
  404: "door.not-found",
  413: "door.too-large",
  415: "door.media",
  429: "door.too-many",
};
