// That there is something new: asked once, or over a line that stays open for as long as the sign-in does.
import { Readable } from "node:stream";
import { Type } from "typebox";
import { problem } from "#core/problem.ts";
import type { AppContext } from "../context.ts";
import type { Door } from "../door.ts";
import { type KeptIn, mayHear } from "../hints.ts";
import { MOST_LISTENING } from "../limits.ts";
import type { Visitor } from "../visitors.ts";

/** A sign of life: also who it is for is asked anew. */
const BEAT_MILLIS = 20_000;
/** Several numbers of one stream are one hint. */
const TOGETHER_MILLIS = 300;
/** Then it is begun anew, perhaps at another process. */
const LONGEST_MILLIS = 15 * 60_000;

export function hintRoutes(door: Door, { keeper, programme, visitors, hints, day }: AppContext): void {
  door.route({
    method: "GET",
    url: "/api/hints",
    needs: "signed-in",
    says: "How far each stream goes that the person may read something of (streams). As text/event-stream: the same as a first event `reach`, and then an event `kept` with a stream and a number whenever there is more; it ends with the sign-in.",
    schema: { query: Type.Object({}, { additionalProperties: true }) },
    handler: async ({ person, request, reply }) => {
      const wantsLine = String(request.headers.accept ?? "").includes("text/event-stream");
      if (!wantsLine) return { streams: await keeper.reach(person) };
      if (hints.count() >= MOST_LISTENING) return problem("door.busy");
      const line = openLine(person, () => visitors.whoAsks(request));
      request.raw.once("close", line.end);
      // Heard from before it is said how far it goes, so that nothing falls between.
      line.say("reach", { streams: await keeper.reach(person) });
      return (
        reply
          .header("content-type", "text/event-stream")
          .header("cache-control", "no-store")
          .header("x-accel-buffering", "no")
          // Nothing is asked over it afterwards: a server that stops waits for no line.
          .header("connection", "close")
          .send(line.readable)
      );
    },
  });

  function openLine(person: Visitor, whoAsks: () => Promise<Visitor | undefined>) {
    const readable = new Readable({ read: () => undefined });
    const waiting = new Map<string, KeptIn>();
    let timer: NodeJS.Timeout | undefined;
    let isOver = false;

    function end(): void {
      if (isOver) return;
      isOver = true;
      clearTimeout(timer);
      clearInterval(beat);
      clearTimeout(longest);
      unhear();
      readable.push(null);
    }

    function write(text: string): void {
      if (!isOver) readable.push(text);
    }

    const say = (event: string, data: object): void => write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);

    /** Whoever was signed out, or is somebody else by now, hears no more. */
    async function stillThere(): Promise<Visitor | undefined> {
      const now = await whoAsks().catch(() => undefined);
      if (now?.session === person.session) return now;
      end();
      return undefined;
    }

    async function pass(): Promise<void> {
      timer = undefined;
      const some = [...waiting.values()];
      waiting.clear();
      const now = await stillThere();
      if (!now) return;
      for (const kept of some)
        if (mayHear(programme, now, kept, day())) say("kept", { stream: kept.stream, n: kept.n });
    }

    const beat = setInterval(() => void stillThere().then((now) => now && write(": \n\n")), BEAT_MILLIS).unref();
    const longest = setTimeout(end, LONGEST_MILLIS).unref();
    const unhear = hints.hear({
      person: person.id,
      ended: end,
      told(kept) {
        // Looked at once more when it is said: what nobody of this line may hear costs nothing.
        if (!mayHear(programme, person, kept, day())) return;
        waiting.set(kept.stream, kept);
        timer ??= setTimeout(() => void pass(), TOGETHER_MILLIS);
      },
    });
    return { readable, say, end };
  }
}
