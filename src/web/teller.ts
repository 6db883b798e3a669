// Tells whoever listens that something has changed: once for however much happened in one turn.

export interface Teller {
  readonly tell: () => void;
  /** Call what it returns to hear no more. */
  readonly subscribe: (listener: () => void) => () => void;
}

export function makeTeller(): Teller {
  const listeners = new Set<() => void>();
  let isTold = false;
  return {
    tell() {
      if (isTold) return;
      isTold = true;
      queueMicrotask(() => {
        isTold = false;
        for (const listener of listeners) listener();
      });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
