// Hears from the server that there is something new, over a line that stays open (server-sent events), so that what a colleague wrote is here in a
// second. Only a hint: whoever does not hear looks by the clock.
import { makeBackOff } from "./back-off.ts";

export interface Hints {
  /** A line is open, and alive. */
  readonly areHeard: () => boolean;
  readonly stop: () => void;
}

interface HintsParts {
  readonly call: typeof fetch;
  /** Whose device it is: the server hears nobody else by this browser's cookie. */
  readonly person: string;
  readonly onHint: (stream: string, n: number) => void;
  /** A line was opened, or lost. */
  readonly onChange: () => void;
  readonly random: () => number;
}

/** The server gives a sign of life every twenty seconds. */
const QUIET_MILLIS = 50_000;
/** Where the server knows no such line, or not this person. */
const REFUSED_MILLIS = 5 * 60_000;

export function hearHints({ call, person, onHint, onChange, random }: HintsParts): Hints {
  const backOff = makeBackOff(random);
  let line: AbortController | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let isHeard = false;
  let isOver = false;

  function heard(now: boolean): void {
    if (now === isHeard) return;
    isHeard = now;
    onChange();
  }

  async function listen(): Promise<void> {
    const ending = new AbortController();
    line = ending;
    const wait = await readLine(ending).catch(() => undefined);
    heard(false);
    if (!isOver) again = setTimeout(() => void listen(), wait ?? backOff.next());
  }

  /** Ends when the line does; how long to wait where it makes no sense to ask again soon. */
  async function readLine(ending: AbortController): Promise<number | undefined> {
    let timer = setTimeout(() => ending.abort(), QUIET_MILLIS);
    try {
      const headers = { accept: "text/event-stream", "banyan-person": person };
      const answer = await call("/api/hints", { headers, credentials: "same-origin", signal: ending.signal });
      if (!answer.ok || !answer.body) return REFUSED_MILLIS;
      const decoder = new TextDecoder();
      const reader = answer.body.getReader();
      let text = "";
      for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
        clearTimeout(timer);
        timer = setTimeout(() => ending.abort(), QUIET_MILLIS);
        backOff.reset();
        heard(true);
        text += decoder.decode(piece.value, { stream: true });
        const events = text.split("\n\n");
        text = events.pop() ?? "";
        for (const event of events) for (const { stream, n } of hintsIn(event)) onHint(stream, n);
      }
      return undefined;
    } finally {
      clearTimeout(timer);
    }
  }

  void listen();
  return {
    areHeard: () => isHeard,
    stop() {
      isOver = true;
      clearTimeout(again);
      line?.abort();
    },
  };
}

interface Hint {
  readonly stream: string;
  readonly n: number;
}

/** What an event says; one that this version does not know says nothing. */
function hintsIn(event: string): readonly Hint[] {
  const lines = event.split("\n");
  const name = lines.find((line) => line.startsWith("event: "))?.slice("event: ".length);
  const data = lines.find((line) => line.startsWith("data: "))?.slice("data: ".length);
  if (data === undefined || (name !== "kept" && name !== "reach")) return [];
  try {
    const said = JSON.parse(data) as Hint & { readonly streams?: readonly Hint[] };
    return (name === "reach" ? (said.streams ?? []) : [said]).filter((hint) => typeof hint.n === "number");
  } catch {
    return [];
  }
}
