// How a request is read: JSON in UTF-8 and nothing else, and its outer shape by schema. What a schema's failure would repeat stays in.
import type { FastifyInstance, FastifySchemaCompiler } from "fastify";
import type { TSchema } from "typebox";
import { Compile } from "typebox/compile";
import { Value } from "typebox/value";
import { WrongRequest } from "./problems.ts";

/** Only JSON, and only bytes that are UTF-8: what cannot be read is refused, never replaced by other letters. */
export function readJson(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "buffer" }, (request, body, done) => {
    const { "content-type": type = "", "content-encoding": encoding } = request.headers;
    const charset = /charset\s*=\s*"?([^\s;"]+)/i.exec(type)?.[1] ?? "utf-8";
    if (encoding !== undefined || !/^utf-?8$/i.test(charset))
      return done(Object.assign(new Error(), { statusCode: 415 }));
    try {
      done(
        null,
        body.length === 0 ? undefined : JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(body as Buffer)),
      );
    } catch {
      done(new WrongRequest());
    }
  });
}

/** Checks a part of a request. Texts of an address become numbers where the schema says number; a body is taken as it is. */
export const shapeChecker: FastifySchemaCompiler<TSchema> = ({ schema, httpPart }) => {
  const shape = Compile(schema);
  return (given: unknown) => {
    const value = httpPart === "body" ? given : Value.Convert(schema, given);
    if (shape.Check(value)) return { value };
    return { error: new WrongRequest(fieldOf(schema, shape.Errors(value)[0]?.instancePath ?? "")) };
  };
};

/** The member of the schema that is not as it should be; a member the schema does not name is not repeated. */
function fieldOf(schema: TSchema, path: string): string | undefined {
  const member = path.split("/")[1] ?? "";
  const properties = "properties" in schema ? (schema.properties as object) : {};
  return Object.hasOwn(properties, member) ? member : undefined;
}
