// Every route there is, as the API describes itself: a new one is in these tests by itself.
import assert from "node:assert/strict";
import type { Served } from "./served.ts";

export interface Offered {
  readonly method: string;
  /** With `{name}` where a parameter stands. */
  readonly path: string;
  readonly query: readonly string[];
  readonly body: readonly string[] | undefined;
}

interface Described {
  readonly parameters?: readonly { readonly in: string; readonly name: string }[];
  readonly requestBody?: {
    readonly content: { readonly [type: string]: { readonly schema: { readonly properties?: object } } };
  };
}

export async function offeredBy({ address }: Served): Promise<readonly Offered[]> {
  const response = await fetch(`${address}/api/docs/json`);
  const { paths } = (await response.json()) as {
    readonly paths: { readonly [path: string]: { readonly [method: string]: Described } };
  };
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { parameters = [], requestBody }]) => {
      const schema = requestBody?.content["application/json"]?.schema;
      return {
        method: method.toUpperCase(),
        path,
        query: parameters.flatMap((one) => (one.in === "query" ? one.name : [])),
        body: schema && Object.keys(schema.properties ?? {}),
      };
    }),
  );
}

/**
 * What every answer to a hostile request must be: no failure of ours; and a problem, where it is one, in exactly our form.
 * Nothing of what was sent comes back in it.
 */
export async function checkAnswer(response: Response, sent: string): Promise<number> {
  const text = await response.text();
  assert.ok(response.status < 500, `${response.status} for ${sent.slice(0, 200)}`);
  if (response.status >= 400) {
    assert.match(response.headers.get("content-type") ?? "", /^application\/problem\+json/, sent.slice(0, 200));
    const { code, says, status, ...more } = JSON.parse(text);
    assert.match(code, /^[a-z]+\.[a-z-]+$/);
    assert.equal(status, response.status);
    assert.equal(typeof says, "string");
    assert.deepEqual(
      Object.keys(more).filter((member) => member !== "field"),
      [],
    );
    assert.match(more.field ?? "", /^[a-zA-Z.]{0,40}$/);
  }
  return response.status;
}
