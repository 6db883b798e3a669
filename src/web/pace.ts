// How much is asked for, or sent, at once: little at first, more while it goes quickly, less where it takes long or breaks off.

export interface PageSize {
  readonly changes: number;
  readonly bytes: number;
}

export interface Pace {
  readonly size: () => PageSize;
  /** It took so long, in milliseconds, and there was as much as was asked for. */
  readonly took: (millis: number, isFull: boolean) => void;
  /** It broke off, or was given up. */
  readonly broke: () => void;
}

/** A page is fetched in about this long, so that what a broken line costs is little, and pages are not more than need be. */
const QUICK_MILLIS = 2_000;
const SLOW_MILLIS = 8_000;

/** From `least` to `most`, by doubling and halving. */
export function makePace(least: PageSize, first: PageSize, most: PageSize): Pace {
  let size = first;
  const by = (factor: number): void => {
    const between = (member: keyof PageSize): number =>
      Math.round(Math.min(most[member], Math.max(least[member], size[member] * factor)));
    size = { changes: between("changes"), bytes: between("bytes") };
  };
  return {
    size: () => size,
    took(millis, isFull) {
      if (millis > SLOW_MILLIS) by(1 / 2);
      else if (millis < QUICK_MILLIS && isFull) by(2);
    },
    broke: () => by(1 / 4),
  };
}
