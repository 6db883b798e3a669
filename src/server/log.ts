// What the server writes about itself: one JSON line each, of codes, counts and durations.
// Promise: the type of a line has no room for an id of a person, an address, a query, a body or a message of somebody else's.

export type LogLine =
  | { readonly at: "started" | "stopped" }
  | {
      readonly at: "request";
      readonly method: string;
      /** The pattern of the route, never the address that was asked for. */
      readonly route: string;
      readonly status: number;
      readonly millis: number;
      readonly problem?: string;
    }
  | {
      readonly at: "push";
      readonly changes: number;
      readonly accepted: number;
      readonly problems: { readonly [code: string]: number };
    }
  | { readonly at: "trouble"; readonly kind: string; readonly code: string; readonly where: readonly string[] };

export interface Log {
  write(line: LogLine): void;
}

/** Lines with the time before them, to whatever takes text. */
export function logTo(take: (text: string) => void, now: () => number): Log {
  return { write: (line) => take(`${JSON.stringify({ time: new Date(now()).toISOString(), ...line })}\n`) };
}

/** The same log, and what its lines add up to since the start: requests, problems by code, changes taken in. No ids. */
export function countLines(log: Log, now: () => number): { readonly log: Log; readonly counters: () => object } {
  const started = now();
  const problems: { [code: string]: number } = {};
  let [requests, accepted] = [0, 0];
  const count = (codes: { readonly [code: string]: number }): void => {
    for (const [code, times] of Object.entries(codes)) problems[code] = (problems[code] ?? 0) + times;
  };
  return {
    log: {
      write(line) {
        if (line.at === "request") requests += 1;
        if (line.at === "request" && line.problem !== undefined) count({ [line.problem]: 1 });
        if (line.at === "push") accepted += line.accepted;
        if (line.at === "push") count(line.problems);
        log.write(line);
      },
    },
    counters: () => ({ seconds: Math.floor((now() - started) / 1000), requests, accepted, problems }),
  };
}

/** An error without its message, which may repeat what somebody wrote: its kind, its code, and the lines of our own it came through. */
export function troubleOf(error: unknown): LogLine {
  if (!(error instanceof Error)) return { at: "trouble", kind: typeof error, code: "", where: [] };
  const code = "code" in error && /^[A-Z0-9_]{1,40}$/.test(String(error.code)) ? String(error.code) : "";
  const where = [...(error.stack ?? "").matchAll(/^ {4}at .*?(src\/[\w./-]+\.ts:\d+)/gm)].map(
    ([, place = ""]) => place,
  );
  return { at: "trouble", kind: error.constructor.name, code, where: where.slice(0, 8) };
}
