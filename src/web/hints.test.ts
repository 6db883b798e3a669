// A line that is open says what is new; one that is lost is opened again, and what it does not understand is nothing.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { hearHints } from "./hints.ts";

const STREAM = "00000000-0000-4000-8000-0000000000a2";

/** A server whose lines are written by hand. */
function serving(status = 200) {
  const asked: Headers[] = [];
  const lines: ReadableStreamDefaultController<Uint8Array>[] = [];
  const call: typeof fetch = async (_path, init) => {
    asked.push(new Headers(init?.headers));
    const body = new ReadableStream<Uint8Array>({
      start(line) {
        lines.push(line);
        init?.signal?.addEventListener("abort", () => line.error(new Error("aborted")));
      },
    });
    return new Response(status === 200 ? body : "{}", { status });
  };
  const write = (text: string): void => lines.at(-1)?.enqueue(new TextEncoder().encode(text));
  return { asked, lines, call, write };
}

describe("hints", () => {
  it("are heard in whatever pieces they come, and say whose device listens", async () => {
    const server = serving();
    const heard: [string, number][] = [];
    const hints = hearHints({
      call: server.call,
      person: "ana",
      onHint: (stream, n) => heard.push([stream, n]),
      onChange: () => undefined,
      random: () => 0,
    });
    await wait(10);
    assert.equal(hints.areHeard(), false);
    server.write(`event: reach\ndata: {"streams":[{"stream":"${STREAM}","n":3}]}\n\nevent: ke`);
    await wait(10);
    server.write(
      `pt\ndata: {"stream":"${STREAM}","n":4}\n\n: \n\nevent: later\ndata: {"n":9}\n\nevent: kept\ndata: {{\n\n`,
    );
    await wait(10);
    assert.deepEqual(heard, [
      [STREAM, 3],
      [STREAM, 4],
    ]);
    assert.deepEqual([hints.areHeard(), server.asked[0]?.get("banyan-person")], [true, "ana"]);
    hints.stop();
    await wait(10);
    assert.equal(hints.areHeard(), false);
  });

  it("are listened for anew when the line is lost, and not where they are refused", async () => {
    const server = serving();
    const parts = { person: "ana", onHint: () => undefined, onChange: () => undefined, random: () => 0 };
    const hints = hearHints({ call: server.call, ...parts });
    await wait(10);
    server.lines[0]?.close();
    await wait(30);
    assert.equal(server.asked.length, 2);
    hints.stop();
    await wait(30);
    assert.equal(server.asked.length, 2);

    const refusing = serving(401);
    const refused = hearHints({ call: refusing.call, ...parts });
    await wait(30);
    assert.deepEqual([refusing.asked.length, refused.areHeard()], [1, false]);
    refused.stop();
  });
});
