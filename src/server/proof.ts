// What is kept of what somebody shows at the door: a hash that is slow to make (scrypt, RFC 7914), each with a salt of its own.
// Promise: who is unknown costs as much as who is known and shows something wrong; and however many come, two are worked on at once.
import { randomBytes, type ScryptOptions, scrypt, timingSafeEqual } from "node:crypto";
import { problem } from "#core/problem.ts";
import { MOST_WAITING } from "./limits.ts";

export interface KeptProof {
  readonly verifier: string;
  readonly salt: string;
}

const HASH_BYTES = 32;
const SALT_BYTES = 16;
/** 32 MiB for a tenth of a second; `maxmem` only has to lie above it. */
const COST: ScryptOptions = { N: 2 ** 15, r: 8, p: 1, maxmem: 2 ** 26 };
const MOST_AT_ONCE = 2;
const NOBODYS: KeptProof = {
  verifier: randomBytes(HASH_BYTES).toString("base64url"),
  salt: randomBytes(SALT_BYTES).toString("base64url"),
};

export async function keepProof(proof: string): Promise<KeptProof> {
  const salt = randomBytes(SALT_BYTES).toString("base64url");
  return { verifier: (await slowHash(proof, salt)).toString("base64url"), salt };
}

/** Whether this is the proof that was kept. Where none was, the same is done, and the answer is no. */
export async function isProof(proof: string, kept: KeptProof | undefined): Promise<boolean> {
  const { verifier, salt } = kept ?? NOBODYS;
  const isSame = timingSafeEqual(await slowHash(proof, salt), Buffer.from(verifier, "base64url"));
  return kept !== undefined && isSame;
}

let running = 0;
const waiting: (() => void)[] = [];

/** Throws `door.busy` where too many wait already. */
async function slowHash(proof: string, salt: string): Promise<Buffer> {
  if (waiting.length >= MOST_WAITING) throw problem("door.busy");
  if (running < MOST_AT_ONCE) running += 1;
  else await new Promise<void>((go) => waiting.push(go));
  try {
    return await new Promise<Buffer>((done, failed) =>
      scrypt(proof, salt, HASH_BYTES, COST, (error, hash) => (error ? failed(error) : done(hash))),
    );
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running -= 1;
  }
}
