// What somebody signs in with, as it comes from their device: a name, sealed secrets, and ways in. Its forms, and how a name is compared.
// Promise: no settings are taken that make a password easy to guess, or that a telephone cannot work out.
import { type Static, type TSchema, Type } from "typebox";
import { type Problem, problem } from "#core/problem.ts";
import { foldSpelling } from "#core/words/fold.ts";
import { isText } from "./form.ts";
import { type KeptProof, keepProof } from "./proof.ts";

/** An object with these members and no other. */
export const closed = <T extends { readonly [name: string]: TSchema }>(shape: T) =>
  Type.Object(shape, { additionalProperties: false });

export const base64url = (least: number, most = least) => Type.String({ pattern: `^[A-Za-z0-9_-]{${least},${most}}$` });

/** What the smallest box is long: a kind and a commitment, 256 bytes, a nonce and a tag. */
export const LEAST_BOX = 423;

export const wayName = Type.Union([Type.Literal("password"), Type.Literal("code")]);
export const proofForm = base64url(43);
export const signInName = Type.String({ minLength: 1, maxLength: 100 });
/** What a person calls a device of theirs. */
export const deviceName = Type.Optional(Type.String({ maxLength: 60 }));

/** argon2id, `memory` in KiB: what OWASP asks for at the least, and what a telephone can still do (src/web/stretch.ts). */
const LEAST_SETTINGS = { memory: 19_456, passes: 2, lanes: 1 } as const;
const MOST_SETTINGS = { memory: 262_144, passes: 20, lanes: 4 } as const;
const between = (name: keyof typeof LEAST_SETTINGS) =>
  Type.Integer({ minimum: LEAST_SETTINGS[name], maximum: MOST_SETTINGS[name] });

/** How a password becomes a secret. */
const settingsForm = closed({
  salt: base64url(22),
  memory: between("memory"),
  passes: between("passes"),
  lanes: between("lanes"),
});

export const wayForm = {
  way: wayName,
  settings: Type.Union([settingsForm, Type.Null()]),
  proof: proofForm,
  wrap: base64url(LEAST_BOX, 2_000),
};

export const accountForm = {
  name: signInName,
  bundle: base64url(LEAST_BOX, 10_000),
  ways: Type.Array(closed(wayForm), { minItems: 1, maxItems: 2 }),
};

export type PasswordSettings = Static<typeof settingsForm>;
export type Way = Static<typeof wayName>;
export type NewWay = Static<ReturnType<typeof closed<typeof wayForm>>>;
export type NewAccount = Static<ReturnType<typeof closed<typeof accountForm>>>;
export type KeptWay = Omit<NewWay, "proof"> & KeptProof;
export type KeptAccount = Omit<NewAccount, "ways"> & { readonly folded: string; readonly ways: readonly KeptWay[] };

/** What a new account or a new way has that the forms do not say: a password among the ways, each once; a name of letters. */
export function faultIn({ name, ways }: Pick<NewAccount, "name" | "ways">): Problem | undefined {
  const named = ways.map(({ way }) => way);
  if (!named.includes("password") || new Set(named).size < named.length || !ways.every(hasItsSettings))
    return problem("door.bad-request", { field: "ways" });
  // Nothing that nobody sees, but for the two that join letters.
  const isNamed = isText(name) && !/[^\P{C}\u200c\u200d]/u.test(name) && foldName(name) !== "";
  return isNamed ? undefined : problem("door.bad-request", { field: "name" });
}

/** A password is made slow to guess by its settings; a code has more bits than anybody guesses. */
export function hasItsSettings({ way, settings }: NewWay): boolean {
  return (settings !== null) === (way === "password");
}

/** The name as it is compared: `Ana  Sousa`, `ana sousa` and `Aná Sousa` are one. */
export function foldName(name: string): string {
  return foldSpelling(name).replace(/\s+/gu, " ").trim();
}

/** Settings as a device would have made them, from 32 bytes: it takes the least, and as many passes as it is quick. */
export function settingsFrom(bytes: Buffer): PasswordSettings {
  const { memory, passes, lanes } = LEAST_SETTINGS;
  const more = bytes.readUInt32BE(16) % (MOST_SETTINGS.passes - passes + 1);
  return { salt: bytes.toString("base64url", 0, 16), memory, passes: passes + more, lanes };
}

/** The account as it is kept. Takes as long as the proofs of its ways are hashed. */
export async function keepAccount({ name, bundle, ways }: NewAccount): Promise<KeptAccount> {
  return { name: name.trim(), folded: foldName(name), bundle, ways: await Promise.all(ways.map(keepWay)) };
}

export async function keepWay({ proof, ...way }: NewWay): Promise<KeptWay> {
  return { ...way, ...(await keepProof(proof)) };
}
