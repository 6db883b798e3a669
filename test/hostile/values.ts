// Values nobody should send, and ways to put them where they do not belong.

/** As JSON text, so that what JSON.stringify would never write is among them too. */
export const hostileJson: readonly string[] = [
  "null",
  "true",
  "0",
  "-1",
  "1.5",
  "1e400",
  "-1e400",
  "9007199254740993",
  "1e-400",
  '""',
  '" "',
  '"\\u0000"',
  '"a\\u0000b"',
  '"\\ud800"',
  '"\\udc00x"',
  '"\\uffff"',
  '"..\\/..\\/etc\\/passwd"',
  '"\'; DROP TABLE change; --"',
  '"{{7*7}}"',
  '"<script>"',
  '"__proto__"',
  '"constructor"',
  '"1e3"',
  '"2016-02-31"',
  '"00000000-0000-4000-8000-000000000200"',
  '"ffffffff-ffff-4fff-8fff-ffffffffffff"',
  '"00000000-0000-4000-8000-00000000010Z"',
  "[]",
  "[[]]",
  "[null]",
  "{}",
  '{"__proto__":{"admin":true}}',
  '{"constructor":{"prototype":{"admin":true}}}',
  '{"toString":1}',
  '{"then":1}',
  '{"code":"x","says":"y","status":200}',
  `"${"x".repeat(300)}"`,
  `"${"x".repeat(70_000)}"`,
  `[${"0,".repeat(3000)}0]`,
  `${"[".repeat(2000)}${"]".repeat(2000)}`,
  `${'{"a":'.repeat(2000)}0${"}".repeat(2000)}`,
];

/** In an address: of a path, of a query. */
export const hostileText: readonly string[] = [
  "",
  "%00",
  "%zz",
  "%ff%fe",
  "%ed%a0%80",
  "..%2f..%2fetc%2fpasswd",
  "%27%3B%20DROP%20TABLE%20change%3B--",
  "__proto__",
  "constructor",
  "NaN",
  "-1",
  "1e400",
  "1e3",
  "0x10",
  "9".repeat(40),
  "1.5",
  "null",
  "[]",
  "{}",
  "00000000-0000-4000-8000-000000000200",
  "00000000-0000-4000-8000-000000000201",
  "ffffffff-ffff-4fff-8fff-ffffffffffff",
  "FFFFFFFF-FFFF-4FFF-8FFF-FFFFFFFFFFFF",
  "x".repeat(150),
  "x".repeat(5000),
  "%F0%9F%9A%B2",
  "a&b=c",
  "a;b",
  "a%0d%0aset-cookie:x=y",
];

/** Every place inside a JSON value, the value itself last. */
export function placesIn(
  value: unknown,
  path: readonly (string | number)[] = [],
): readonly (readonly (string | number)[])[] {
  const inside = typeof value === "object" && value !== null ? Object.entries(value) : [];
  return [
    ...inside.flatMap(([key, part]) => placesIn(part, [...path, Array.isArray(value) ? Number(key) : key])),
    path,
  ];
}

/** The JSON text of a value in which another JSON text stands at one place. */
export function withAt(value: unknown, path: readonly (string | number)[], text: string): string {
  const [key, ...rest] = path;
  if (key === undefined) return text;
  const put = (name: string, part: unknown): string =>
    name === String(key) ? withAt(part, rest, text) : JSON.stringify(part);
  if (Array.isArray(value)) return `[${value.map((part, index) => put(String(index), part)).join(",")}]`;
  return `{${Object.entries(value as object)
    .map(([name, part]) => `${JSON.stringify(name)}:${put(name, part)}`)
    .join(",")}}`;
}

/** Numbers from a seed, 0 up to 1 (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
