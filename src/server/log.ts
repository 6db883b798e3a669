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

/** An error without its message, which may repeat what somebody wrote: its kind, its code, and the lines of our own it came through. */
export function troubleOf(error: unknown): LogLine {
  if (!(error instanceof Error)) return { at: "trouble", kind: typeof error, code: "", where: [] };
  const code = "code" in error && /^[A-Z0-9_]{1,40}$/.test(String(error.code)) ? String(error.code) : "";
  const where = [...(error.stack ?? "").matchAll(/^ {4}at .*?(src\/[\w./-]+\.ts:\d+)/gm)].map(
    ([, place = ""]) => place,
  );
  return { at: "trouble", kind: error.constructor.name, code, where: where.slice(0, 8) };
}
