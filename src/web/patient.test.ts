// A slow line is waited for as long as something comes; one that hangs is given up.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { makeApi } from "./api.ts";
import { askPatiently } from "./patient.ts";

const SHORT = { first: 60, between: 60 };

/** An answer that comes in pieces, so many milliseconds apart; null hangs from there on. */
function inPieces(pieces: readonly (string | null)[], millis: number, heard: string[] = []): typeof fetch {
  return async (_path, init) => {
    const body = new ReadableStream<Uint8Array>({
      async start(line) {
        init?.signal?.addEventListener("abort", () => {
          heard.push("given up");
          line.error(new Error("aborted"));
        });
        for (const piece of pieces) {
          await wait(millis);
          if (piece === null) return;
          line.enqueue(new TextEncoder().encode(piece));
        }
        line.close();
      },
    });
    return new Response(body);
  };
}

const never: typeof fetch = (_path, init) =>
  new Promise((_, fail) => init?.signal?.addEventListener("abort", () => fail(new Error("aborted"))));

describe("a request", () => {
  it("goes on as long as something comes, however long it takes in all", async () => {
    const pieces = Array.from("slowly and whole é");
    const told = await askPatiently(inPieces(pieces, 25), "/", {}, SHORT);
    assert.equal(told?.text, "slowly and whole é");
  });

  it("is given up where nothing comes, at the start or in the middle", async () => {
    const heard: string[] = [];
    assert.equal(await askPatiently(never, "/", {}, SHORT), undefined);
    assert.equal(await askPatiently(inPieces(["half", null], 5, heard), "/", {}, SHORT), undefined);
    assert.deepEqual(heard, ["given up"]);
  });

  it("has longer for what is sent the larger it is", async () => {
    const late: typeof fetch = async () => {
      await wait(120);
      return new Response("done");
    };
    const body = "x".repeat(5_000);
    assert.equal((await askPatiently(late, "/", { method: "POST", body }, SHORT))?.text, "done");
  });

  it("is ended by whoever asked, also before it began", async () => {
    const ending = new AbortController();
    const asked = askPatiently(never, "/", { signal: ending.signal }, { first: 60_000, between: 60_000 });
    ending.abort();
    assert.equal(await asked, undefined);
    assert.equal(
      await askPatiently(never, "/", { signal: ending.signal }, { first: 60_000, between: 60_000 }),
      undefined,
    );
  });

  it("that broke off is nobody there, and nothing of what had come is taken for an answer", async () => {
    const api = makeApi(async () => {
      const body = new ReadableStream({
        start(line) {
          line.enqueue(new TextEncoder().encode('{"logId":"log"'));
          line.error(new Error("broken off"));
        },
      });
      return new Response(body);
    });
    assert.deepEqual(await api.hello(), {
      code: "app.away",
      status: 0,
      says: "There is no connection right now.",
    });
  });
});
