// Long work in slices, so that a page can be touched meanwhile.

/**
 * Work goes on for this long before the page is let breathe. Measured with 5,000 changes on a processor slowed down four times: no pause
 * over a quarter of a second, so a worker of its own would only add copies.
 */
const SLICE_MILLIS = 12;

export type Breathe = () => Promise<void> | undefined;

/** Lets the page breathe whenever work has gone on for a while. */
export function breathing(pause: (millis: number) => Promise<void>): Breathe {
  let began = performance.now();
  return () => {
    if (performance.now() - began < SLICE_MILLIS) return undefined;
    return pause(0).then(() => {
      began = performance.now();
    });
  };
}
