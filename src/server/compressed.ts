// Long answers go compressed to whoever takes them so: a page of changes is for a phone on a slow line.
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import type { FastifyInstance } from "fastify";

const WORTH_IT = 4_000;

export function compressAnswers(app: FastifyInstance): void {
  app.addHook("onSend", async (request, reply, payload) => {
    const isWanted = /\bgzip\b/.test(String(request.headers["accept-encoding"] ?? ""));
    if (typeof payload !== "string" || payload.length < WORTH_IT || !isWanted || reply.hasHeader("content-encoding"))
      return payload;
    reply.header("content-encoding", "gzip").header("vary", "accept-encoding").removeHeader("content-length");
    return promisify(gzip)(payload, { level: 5 });
  });
}
