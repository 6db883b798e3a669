// The network of a play, between a phone and its server: requests that get lost, come late, come twice; answers that nobody hears.

import { isProblem, type Problem, problem } from "#core/problem.ts";
import type { Asked } from "#test/colleagues.ts";
import { AWAY } from "#web/api.ts";
import type { Dice } from "./dice.ts";
import type { Server } from "./server.ts";
import type { Timeline } from "./timeline.ts";

export type Reception = "none" | "bad" | "good";

/** The server as it is from outside. */
export interface Standing {
  isUp: boolean;
  /** It answers that it cannot keep anything now: its database is away. */
  isBusy: boolean;
  /** It is killed with the next push, in the middle of it. */
  diesWithin: boolean;
}

interface Ends {
  readonly timeline: Timeline;
  readonly dice: Dice;
  readonly server: Server;
  readonly standing: Standing;
  readonly kill: () => void;
  /** All that goes over the wire, as somebody would read it who listens. */
  readonly overheard: (text: string) => void;
}

interface Caller {
  readonly name: string;
  readonly person: string;
  readonly reception: () => Reception;
  /** What is left of an answer when it comes: nothing, where the page that asked is gone. */
  readonly isThere: () => boolean;
}

const SECOND = 1000;
const HOUR = 3_600_000;

export interface Wire extends Asked {
  /** The time by the server's clock. */
  readonly time: () => Promise<number | Problem>;
  /** The same as it came with the last answer. */
  readonly toldTime: () => number | undefined;
}

/** What a device asks over it. */
export function wireFor(
  { timeline, dice, server, standing, kill, overheard }: Ends,
  { name, person, reception, isThere }: Caller,
): Wire {
  let asked = 0;
  let toldTime: number | undefined;

  /** The request has come to the server: its answer, or nothing where the server is killed over it. */
  async function atServer<T>(
    what: string,
    ask: (asked: Asked) => Promise<T | Problem>,
  ): Promise<T | Problem | undefined> {
    if (!standing.isUp) return AWAY;
    if (standing.isBusy) return problem("door.busy");
    if (what === "push" && standing.diesWithin) {
      standing.diesWithin = false;
      await ask(server.answer(person, dice.between(0, 3)));
      kill();
      return undefined;
    }
    return ask(server.answer(person));
  }

  function call<T>(what: string, said: unknown, ask: (asked: Asked) => Promise<T | Problem>): Promise<T | Problem> {
    asked += 1;
    const call = `${name} ${what} #${asked}`;
    overheard(JSON.stringify(said) ?? "");
    return new Promise((answer) => {
      let isOver = false;
      const hears = (millis: number, how: string, found: T | Problem, time?: number): void =>
        timeline.after(millis, () => {
          if (isOver || !isThere()) return;
          isOver = true;
          toldTime = time ?? toldTime;
          timeline.note(`${call}: ${how}`);
          answer(found);
        });
      const arrives = (millis: number): void =>
        timeline.after(millis, async () => {
          const found = await atServer(what, ask);
          const time = standing.isUp ? timeline.now() : undefined;
          if (found === undefined || lose(reception())) return;
          overheard(JSON.stringify(found));
          hears(latency(reception()), isProblem(found) ? found.code : "answered", found, time);
        });
      const heard = reception();
      if (heard === "none") return hears(50, "no network", AWAY);
      // Whoever gets no answer stops waiting; the request may still arrive.
      hears(20 * SECOND, "no answer", AWAY);
      if (lose(heard)) return;
      arrives(latency(heard));
      if (heard === "bad" && dice.percent(8)) arrives(dice.between(SECOND, 2 * HOUR));
    });
  }

  const lose = (heard: Reception): boolean => heard === "none" || (heard === "bad" && dice.percent(20));
  const latency = (heard: Reception): number =>
    heard === "bad" ? dice.between(200, dice.percent(10) ? 30 * SECOND : 4 * SECOND) : dice.between(20, 200);

  return {
    push: (changes, log) => call("push", changes, (to) => to.push(changes, log)),
    pull: (stream, after, limit, only, bytes, how) =>
      call(`pull ${after}`, "", (to) => to.pull(stream, after, pageOf(limit, reception(), dice), only, bytes, how)),
    time: () => call("time", "", async () => timeline.now()),
    toldTime: () => toldTime,
    get: (path) => call(path.startsWith("/api/keys") ? "keys" : "get", path, (to) => to.get(path)),
    post: (path, body) => call(`post ${path.slice(5)}`, body, (to) => to.post(path, body)),
  };
}

/** A server hands out fewer where they are large. */
function pageOf(limit: number, heard: Reception, dice: Dice): number {
  return heard === "bad" ? Math.min(limit, dice.between(1, 12)) : limit;
}
