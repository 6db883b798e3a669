// Two tabs are one device: one of them at a time holds what lies here of a person, so that two never write it, nor send one thing twice.
// Promise: whoever opens a second tab goes on in that one; the first puts all of itself away before, and where it does not answer it has
// lost its hold and hears of it as soon as it wakes.

type Locks = Pick<LockManager, "request">;
type Channel = Pick<BroadcastChannel, "postMessage" | "addEventListener" | "close">;

export interface TabParts {
  /** None in a browser that has none: there each tab goes on as if it were alone. */
  readonly locks: Locks | undefined;
  readonly channel: () => Channel;
  readonly pause: (millis: number) => Promise<void>;
}

export interface Hold {
  /** The device is put away: another tab may have it. */
  readonly release: () => void;
}

/** So long another tab has to put itself away. */
const PATIENCE_MILLIS = 2_000;

/**
 * Ends when this tab holds the device of a person. `onWanted` is called once, when another tab wants it, or has taken it already: when that has
 * ended it is the other's.
 */
export async function holdDevice(person: string, onWanted: () => Promise<void>, parts: TabParts): Promise<Hold> {
  const { locks, channel, pause } = parts;
  if (!locks) return { release() {} };
  const { promise: over, resolve: letGo } = Promise.withResolvers<void>();
  const tabs = channel();
  let isHeld = false;
  let isOver = false;

  const release = (): void => {
    isOver = true;
    tabs.close();
    letGo();
  };
  const giveUp = (): void => {
    if (isOver) return;
    isOver = true;
    void onWanted().finally(release);
  };
  /** Whether it was given. It is held until it is let go, or taken away. */
  const take = (how: LockOptions): Promise<boolean> =>
    new Promise((done) => {
      locks
        .request(`device ${person}`, how, (lock) => {
          isHeld = lock !== null;
          done(isHeld);
          return lock ? over : undefined;
        })
        .catch(() => {
          if (isHeld) giveUp();
          else done(false);
        });
    });

  tabs.addEventListener("message", ({ data }) => {
    if (isHeld && data === person) giveUp();
  });
  if (!(await take({ ifAvailable: true }))) {
    tabs.postMessage(person);
    const patience = new AbortController();
    void pause(PATIENCE_MILLIS).then(() => patience.abort());
    if (!(await take({ signal: patience.signal }))) await take({ steal: true });
  }
  return { release };
}
