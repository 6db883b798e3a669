// Asking a server everything the permission matrix asks, and the account of it: how many cells on which surface, and which differ.
// Promise: everybody asks over HTTP with a session of their own.
import assert from "node:assert/strict";
import { Agent, request } from "node:http";
import type { TestContext } from "node:test";
import type { Envelope } from "#core/change/change.ts";
import { programme } from "#programme/register.ts";
import { type Served, serve } from "../hostile/served.ts";
import { type Asker, askers, openGround, types, writer } from "./matrix-ground.ts";

export interface Answer {
  readonly status: number;
  readonly text: string;
}

export type Asking = Awaited<ReturnType<typeof openMatrix>>;

export async function openMatrix() {
  const served = await serve({ programme, openWith: openGround });
  const line = lines(served);
  const cookies = new Map<string, string>();
  for (const [index, person] of [writer, ...askers.map((asker) => asker.person)].entries())
    cookies.set(person.id, await served.signIn(person, `127.0.1.${index}`));

  const cells = new Map<string, { readonly asked: number; readonly allowed: number }>();
  const unasked = new Map<string, number>();
  let differ: string[] = [];

  const ask = ({ person }: Pick<Asker, "person">, path: string, body?: object): Promise<Answer> =>
    line.ask(cookies.get(person.id) ?? "", path, body);

  return {
    served,
    ask,

    /** What was answered, or undefined where it was refused as something that is not there. */
    // biome-ignore lint/suspicious/noExplicitAny: what an answer holds is what the matrix looks at
    async read(asker: Pick<Asker, "person">, path: string): Promise<any> {
      const { status, text } = await ask(asker, path);
      if (status === 404) return undefined;
      assert.equal(status, 200, `${path}: ${text.slice(0, 200)}`);
      return JSON.parse(text);
    },

    /** What the app writes by itself comes where it is asked for by its kind, and nowhere else. */
    async askedFor(asker: Pick<Asker, "person">, stream: string): Promise<readonly string[]> {
      const found: string[] = [];
      for (const { id } of types.filter(({ kept }) => kept)) {
        const { status, text } = await ask(asker, `/api/changes?stream=${stream}&limit=1000&only=${id}`);
        if (status === 200) found.push(...recordsOn(JSON.parse(text)));
      }
      return found;
    },

    /** Some at a time, so that the database has something to do while an answer is on its way. */
    async ofEverybody(work: (asker: Asker) => Promise<void>): Promise<void> {
      const waiting = [...askers];
      const hand = async (): Promise<void> => {
        for (let asker = waiting.shift(); asker; asker = waiting.shift()) await work(asker);
      };
      await Promise.all([hand(), hand(), hand(), hand()]);
    },

    cell(surface: string, expected: boolean, did: boolean, asker: Asker, ...where: readonly string[]): void {
      const { asked = 0, allowed = 0 } = cells.get(surface) ?? {};
      cells.set(surface, { asked: asked + 1, allowed: allowed + (expected ? 1 : 0) });
      if (expected === did) return;
      const who = `${asker.role} ${asker.relation}`;
      differ.push(`${surface}: ${who}, ${where.join(" ")}: may ${expected}, did ${did}`);
    },

    /** A cell that no surface can be asked about, or that differs in nothing from one that was asked. */
    leaveOut(why: string, count = 1): void {
      if (count > 0) unasked.set(why, (unasked.get(why) ?? 0) + count);
    },

    agreed(t: TestContext, atLeast: number, ...surfaces: readonly string[]): void {
      const found = differ;
      differ = [];
      assert.deepEqual(found.slice(0, 20), [], `${found.length} cells differ`);
      const counts = surfaces.map((surface) => ({ surface, ...(cells.get(surface) ?? { asked: 0, allowed: 0 }) }));
      const count = counts.reduce((sum, { asked }) => sum + asked, 0);
      assert.ok(count >= atLeast, `${count} cells, and ${atLeast} is the least`);
      const told = counts.map(({ surface, asked, allowed }) => `${surface} ${asked} (${allowed} allowed)`);
      t.diagnostic(`${count} cells agree: ${told.join(", ")}`);
    },

    account: () => ({ cells: [...cells.values()].reduce((sum, { asked }) => sum + asked, 0), unasked }),

    async close(): Promise<void> {
      line.close();
      await served.close();
    },
  };
}

export function recordsOn(page: { readonly changes: readonly { readonly envelope: Envelope }[] } | undefined) {
  return page?.changes.map(({ envelope }) => envelope.head.record) ?? [];
}

/** Lines to a server that are kept open. */
function lines({ port }: Pick<Served, "port">) {
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const ask = (cookie: string, path: string, said?: object): Promise<Answer> =>
    new Promise((done, failed) => {
      const body = said && JSON.stringify(said);
      const headers = { cookie, ...(body && { "content-type": "application/json" }) };
      const asking = request({ port, host: "127.0.0.1", agent, path, method: body ? "POST" : "GET", headers });
      asking.once("error", failed).once("response", (response) => {
        let text = "";
        response
          .setEncoding("utf8")
          .on("data", (part: string) => {
            text += part;
          })
          .once("end", () => done({ status: response.statusCode ?? 0, text }));
      });
      asking.end(body);
    });
  return { ask, close: () => agent.destroy() };
}
