// A request over any line: as long as something comes it goes on, however slowly; what hangs is given up, so that it can be asked again.

export interface Patience {
  /** Milliseconds until the first sign of an answer, beside what it takes to send the request over the slowest line. */
  readonly first: number;
  /** And between two pieces of it. */
  readonly between: number;
}

/** What the server may have to work on. */
export const PATIENT: Patience = { first: 90_000, between: 30_000 };
/** Changes out and in: little work, and asked again with less. */
export const BRISK: Patience = { first: 40_000, between: 20_000 };

/** Letters a millisecond: 8 kbit/s, of a line on which little else goes. */
const SLOWEST = 1;

export interface Told {
  readonly answer: Response;
  readonly text: string;
}

/** The answer and all of its text; nothing where none came, it was given up, or it broke off. */
export async function askPatiently(
  call: typeof fetch,
  path: string,
  init: RequestInit,
  { first, between }: Patience,
): Promise<Told | undefined> {
  if (init.signal?.aborted) return undefined;
  const ending = new AbortController();
  const give = (): void => ending.abort();
  const sent = typeof init.body === "string" ? init.body.length : 0;
  let timer = setTimeout(give, first + sent / SLOWEST);
  const goOn = (): void => {
    clearTimeout(timer);
    timer = setTimeout(give, between);
  };
  init.signal?.addEventListener("abort", give);
  try {
    const answer = await call(path, { ...init, signal: ending.signal });
    goOn();
    return { answer, text: await textOf(answer, goOn) };
  } catch {
    return undefined;
  } finally {
    clearTimeout(timer);
    init.signal?.removeEventListener("abort", give);
  }
}

async function textOf({ body }: Response, onPiece: () => void): Promise<string> {
  if (!body) return "";
  const decoder = new TextDecoder();
  const reader = body.getReader();
  let text = "";
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    onPiece();
    text += decoder.decode(piece.value, { stream: true });
  }
  return text + decoder.decode();
}
