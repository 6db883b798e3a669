// The API described by itself: OpenAPI 3.1 made from the routes, and a page to read it on that asks nothing of any other host.
import swagger from "@fastify/swagger";
import swaggerUi from "@fastify/swagger-ui";
import type { FastifyInstance } from "fastify";
import { problemCodes } from "#core/problem.ts";
import { MOST_CHANGES } from "./limits.ts";

export async function apiDocs(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: {
        title: "Banyan",
        version: "1",
        description: `The exchange between a device and the keeper. Changes are envelopes (docs/formats.md), up to ${MOST_CHANGES} at once. A problem is application/problem+json: code, says, status, and the field it is about, never what stood there.`,
      },
      components: { securitySchemes: { cookie: { type: "apiKey", in: "cookie", name: "banyan" } } },
    },
    transform: ({ schema, url, route }) => ({
      url,
      schema: { ...schema, response: answers, ...(route.config?.needs !== "nobody" && { security: [{ cookie: [] }] }) },
    }),
  });
  await app.register(swaggerUi, {
    routePrefix: "/api/docs",
    uiConfig: { layout: "BaseLayout" },
    theme: { title: "Banyan: the API" },
  });
}

const answers = {
  200: { description: "The answer", type: "object", additionalProperties: true },
  default: {
    description: "A problem",
    content: {
      "application/problem+json": {
        schema: {
          type: "object",
          required: ["code", "says", "status"],
          properties: {
            code: { type: "string", enum: problemCodes },
            says: { type: "string" },
            status: { type: "integer" },
            field: { type: "string" },
          },
        },
      },
    },
  },
};
