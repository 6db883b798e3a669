// Dice that fall the same way for the same seed: whatever a schedule leaves to chance comes from here.

export interface Dice {
  /** From 0 up to 1, and never 1. */
  readonly roll: () => number;
  /** A whole number from `least` to `most`, both among them. */
  readonly between: (least: number, most: number) => number;
  /** True so many times of a hundred. */
  readonly percent: (chance: number) => boolean;
  readonly pick: <T>(of: readonly T[]) => T;
  readonly uuid: () => string;
  readonly bytes: (count: number) => Uint8Array<ArrayBuffer>;
  /** Other dice, for a part that rolls as often as it likes and moves nobody else's. */
  readonly fork: (name: string) => Dice;
}

export function diceOf(seed: number | string): Dice {
  const state = seedOf(String(seed));
  /** sfc32, by Chris Doty-Humphrey. */
  function whole(): number {
    const [a = 0, b = 0, c = 0, d = 0] = state;
    const made = (a + b + d) | 0;
    state[3] = (d + 1) | 0;
    state[0] = b ^ (b >>> 9);
    state[1] = (c + (c << 3)) | 0;
    state[2] = (((c << 21) | (c >>> 11)) + made) | 0;
    return made >>> 0;
  }
  for (let turn = 0; turn < 15; turn += 1) whole();
  const roll = (): number => whole() / 2 ** 32;
  const between = (least: number, most: number): number => least + Math.floor(roll() * (most - least + 1));
  const bytes = (count: number): Uint8Array<ArrayBuffer> => Uint8Array.from({ length: count }, () => whole() & 255);
  return {
    roll,
    between,
    percent: (chance) => roll() * 100 < chance,
    pick: (of) => of[between(0, of.length - 1)] as never,
    uuid() {
      const hex = Buffer.from(bytes(16)).toString("hex");
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
    },
    bytes,
    fork: (name) => diceOf(`${seed}/${name}`),
  };
}

/** Four numbers of a text: FNV-1a, each from another beginning. */
function seedOf(text: string): number[] {
  return [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x7f4a7c15].map((begin) => {
    let hash = begin;
    for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    return hash | 0;
  });
}
