// What was kept, told to the other processes on this database by its own post (LISTEN and NOTIFY), and theirs heard. Only a hint: sent after the
// commit and beside it, a few times a second at most; where the post does not come, nobody waits for it.
import pg from "pg";
import { isUuid } from "../form.ts";
import type { KeptIn, Others } from "../hints.ts";
import type { Store } from "./database.ts";

const CHANNEL = "banyan_kept";
const TOGETHER_MILLIS = 250;
const AGAIN_MILLIS = 15_000;
/** A letter of this post holds 8,000 bytes. */
const MOST_TOGETHER = 60;

/** `sender` tells our own letters from others'. */
export function keptSignal(store: Store, sender: string): (heard: (kept: KeptIn) => void) => Others {
  return (heard) => {
    const waiting = new Map<string, KeptIn>();
    let timer: NodeJS.Timeout | undefined;
    let client: pg.Client | undefined;
    let isOver = false;

    function send(): void {
      timer = undefined;
      const some = [...waiting.values()].slice(0, MOST_TOGETHER);
      for (const { stream } of some) waiting.delete(stream);
      if (waiting.size > 0) timer = setTimeout(send, TOGETHER_MILLIS).unref();
      const letter = JSON.stringify([sender, ...some.map(({ tenant, stream, n }) => [tenant, stream, n])]);
      store.pool.query("SELECT pg_notify($1, $2)", [CHANNEL, letter]).catch(() => undefined);
    }

    async function listen(): Promise<void> {
      if (isOver) return;
      const mine = new pg.Client({ connectionString: store.pool.options.connectionString });
      client = mine;
      const again = (): void => {
        if (client !== mine || isOver) return;
        client = undefined;
        setTimeout(() => void listen(), AGAIN_MILLIS).unref();
      };
      mine.on("error", again);
      mine.on("end", again);
      mine.on("notification", ({ payload }) => {
        for (const kept of readLetter(payload, sender)) heard(kept);
      });
      await mine
        .connect()
        .then(() => mine.query(`LISTEN ${CHANNEL}`))
        .catch(again);
    }

    void listen();
    return {
      tell(kept) {
        waiting.set(kept.stream, kept);
        timer ??= setTimeout(send, TOGETHER_MILLIS).unref();
      },
      async end() {
        isOver = true;
        clearTimeout(timer);
        await client?.end().catch(() => undefined);
      },
    };
  };
}

/** Whoever reaches the database can post anything: what is not in our form is nothing. */
function readLetter(payload: string | undefined, sender: string): readonly KeptIn[] {
  try {
    const [by, ...some] = JSON.parse(payload ?? "[]") as readonly unknown[];
    if (by === sender) return [];
    return some.flatMap((one) => {
      const [tenant, stream, n] = Array.isArray(one) ? (one as readonly unknown[]) : [];
      return isUuid(tenant) && isUuid(stream) && typeof n === "number" ? [{ tenant, stream, n }] : [];
    });
  } catch {
    return [];
  }
}
