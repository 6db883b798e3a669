// A password made slow to guess: argon2id on the device, so that a password never leaves it.
// Promise: never less than the floor, whatever the server says: settings weaker than that are not used.
import { base64urlnopad } from "@scure/base";

/** How a password is stretched; `salt` is base64url, `memory` KiB. */
export interface StretchSettings {
  readonly salt: string;
  readonly memory: number;
  readonly passes: number;
  readonly lanes: number;
}

const SALT_BYTES = 16;
/** The least that OWASP advises for argon2id. */
const FLOOR = { memory: 19 * 1024, passes: 2, lanes: 1 } as const;
/** What a small phone can still do: settings from elsewhere may not make one hang. */
const CEILING = { memory: 256 * 1024, passes: 64, lanes: 4 } as const;
const AIM_MILLIS = 700;
/** The person's next device may be much slower than this one. */
const MOST_PASSES = 20;

/** 32 bytes from a password, or nothing where the settings are not fit to be used. The same letters typed on another keyboard are the same. */
export async function stretch(password: string, settings: StretchSettings): Promise<Uint8Array | undefined> {
  if (!isFit(settings)) return undefined;
  const { argon2 } = await import("./argon2.ts");
  return argon2(password.normalize("NFKC"), settings);
}

/** Settings with a new salt that take this device about two thirds of a second, and never less than the floor. */
export async function calibrate(random: (bytes: number) => Uint8Array, now: () => number): Promise<StretchSettings> {
  const least = { ...FLOOR, salt: base64urlnopad.encode(random(SALT_BYTES)) };
  // The first time is spent on getting ready.
  await stretch("warm", least);
  const began = now();
  await stretch("warm", least);
  const millisOfPass = Math.max(1, now() - began) / least.passes;
  return { ...least, passes: Math.min(MOST_PASSES, Math.max(least.passes, Math.round(AIM_MILLIS / millisOfPass))) };
}

function isFit({ salt, memory, passes, lanes }: StretchSettings): boolean {
  const isBetween = (value: unknown, name: keyof typeof FLOOR): boolean =>
    Number.isInteger(value) && Number(value) >= FLOOR[name] && Number(value) <= CEILING[name];
  return (
    isBetween(memory, "memory") &&
    isBetween(passes, "passes") &&
    isBetween(lanes, "lanes") &&
    /^[A-Za-z0-9_-]{22,86}$/.test(salt) &&
    salt.length % 4 !== 1
  );
}
