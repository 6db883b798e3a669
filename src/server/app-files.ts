// The built app: its files, compressed beforehand where the build did so, and its page for every address the app itself knows.
import { existsSync } from "node:fs";
import { join } from "node:path";
import files from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { problem } from "#core/problem.ts";
import { sendProblem } from "./problems.ts";

export async function appFiles(app: FastifyInstance, folder: string | undefined): Promise<void> {
  const isBuilt = folder !== undefined && existsSync(join(folder, "index.html"));
  if (isBuilt) {
    await app.register(files, {
      root: folder,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        // The build names what is in assets/ by its content.
        reply.header(
          "cache-control",
          /[/\\]assets[/\\]/.test(path) ? "public, max-age=31536000, immutable" : "no-cache",
        );
      },
    });
  }
  app.setNotFoundHandler((request, reply) => {
    const [path = ""] = request.url.split("?");
    const isPage = request.method === "GET" && !/^\/api(\/|$)/.test(path) && !path.includes(".");
    return isBuilt && isPage ? reply.sendFile("index.html") : sendProblem(reply, problem("door.not-found"));
  });
}
