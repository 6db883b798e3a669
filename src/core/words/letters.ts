// Bits as letters for people: Crockford's base 32, with no letter that is taken for a digit and none that spells anything.

const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Bytes, a whole number of five bits of them, in groups of four: `7Q2M-XK4D`. */
export function printLetters(bytes: Uint8Array): string {
  const size = (bytes.length * 8) / 5;
  const digits = bytes.reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
  const letters = Array.from(
    { length: size },
    (_, at) => LETTERS[Number((digits >> BigInt(5 * (size - 1 - at))) & 31n)],
  );
  return letters.join("").replace(/.{4}(?=.)/g, "$&-");
}

/** As somebody types them from paper: case, spaces and hyphens do not matter, nor an O for a zero or an I or L for a one. */
export function plainLetters(typed: string): string {
  return typed.toUpperCase().replace(/[\s-]/g, "").replace(/O/g, "0").replace(/[IL]/g, "1");
}

/** So many bytes from what was typed, or nothing where it is not that. */
export function readLetters(typed: string, length: number): Uint8Array | undefined {
  const plain = plainLetters(typed);
  if (plain.length * 5 !== length * 8 || [...plain].some((letter) => !LETTERS.includes(letter))) return undefined;
  const digits = [...plain].reduce((sum, letter) => (sum << 5n) | BigInt(LETTERS.indexOf(letter)), 0n);
  return Uint8Array.from({ length }, (_, at) => Number((digits >> BigInt(8 * (length - 1 - at))) & 255n));
}
