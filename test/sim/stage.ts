// Where a schedule is played: the same cryptography as ever, asked in place instead of through the thread pool, with the dice of the seed and
// the time of the play. So nothing finishes earlier or later than the last time it was played, and a play costs a third.
// The stage is for a process that does nothing else.
import { createPrivateKey, createPublicKey, diffieHellman, type KeyObject } from "node:crypto";
import { hkdf } from "@noble/hashes/hkdf.js";
import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { platform as ofServer } from "#server/platform.ts";
import { platform as ofBrowser } from "#web/platform.ts";
import { type Dice, diceOf } from "./dice.ts";

let dice: Dice = diceOf("nothing is played");
let now: () => number = () => 0;

/** From here on chance and time are those of a play. */
export function setStage(of: Dice, clock: () => number): void {
  dice = of;
  now = clock;
}

const { subtle } = ofServer;
const X25519_PKCS8 = Buffer.from("302e020100300506032b656e04220420", "hex");

/** What HPKE asks of the browser besides: X25519, HMAC and HKDF, by node:crypto. */
const more = {
  async importKey(format: string, key: never, how: { readonly name: string } | string, ...rest: unknown[]) {
    const name = typeof how === "string" ? how : how.name;
    if (name === "HMAC" || name === "HKDF") return Buffer.from(key);
    if (name !== "X25519")
      return (subtle.importKey as (...all: unknown[]) => unknown)(format, bytesOf(key), name, ...rest);
    const text = format === "jwk" ? String((key as { x: string }).x) : Buffer.from(key).toString("base64url");
    return once(`${format} ${text}`, () => {
      if (format === "pkcs8") return createPrivateKey({ key: Buffer.from(key), format: "der", type: "pkcs8" });
      return createPublicKey({ key: { kty: "OKP", crv: "X25519", x: text }, format: "jwk" });
    });
  },
  async exportKey(format: "raw" | "jwk", key: KeyObject) {
    if (key.asymmetricKeyType === "ed25519") return subtle.exportKey("jwk", key as never);
    const { x, d, kty, crv } = key.export({ format: "jwk" });
    if (format === "raw") return bytesOf(Buffer.from(String(x), "base64url")).buffer;
    return { kty, crv, x, ...(d !== undefined && { d }) };
  },
  async generateKey() {
    const privateKey = createPrivateKey({
      key: Buffer.concat([X25519_PKCS8, dice.bytes(32)]),
      format: "der",
      type: "pkcs8",
    });
    return { privateKey, publicKey: createPublicKey(privateKey) };
  },
  async deriveBits(
    how: { name: string; public: KeyObject; salt: ArrayBuffer; info: ArrayBuffer },
    key: never,
    bits: number,
  ) {
    if (how.name === "HKDF")
      return bytesOf(hkdf(sha256, new Uint8Array(key), new Uint8Array(how.salt), new Uint8Array(how.info), bits / 8))
        .buffer;
    return bytesOf(diffieHellman({ privateKey: key, publicKey: how.public })).buffer;
  },
  async sign(how: string, key: never, bytes: ArrayBuffer) {
    if (how !== "HMAC") return subtle.sign(how as "Ed25519", key, bytesOf(Buffer.from(bytes)));
    return bytesOf(hmac(sha256, new Uint8Array(key), new Uint8Array(bytes))).buffer;
  },
  encrypt: (how: { iv: ArrayBuffer; additionalData?: ArrayBuffer }, key: never, bytes: ArrayBuffer) =>
    subtle.encrypt(aes(how), key, new Uint8Array(bytes)),
  decrypt: (how: { iv: ArrayBuffer; additionalData?: ArrayBuffer }, key: never, bytes: ArrayBuffer) =>
    subtle.decrypt(aes(how), key, new Uint8Array(bytes)),
  verify,
};

/** A signature that was checked once is as good the next time: a play opens the same pages again and again. */
const verified = new Map<string, boolean>();

async function verify(how: "Ed25519", key: never, signature: Uint8Array<ArrayBuffer>, bytes: Uint8Array<ArrayBuffer>) {
  const name = `${nameOf(key)} ${Buffer.from(signature).toString("latin1")} ${Buffer.from(bytes).toString("latin1")}`;
  const known = verified.get(name);
  if (known !== undefined) return known;
  const is = await subtle.verify(how, key, signature, bytes);
  if (verified.size > 20_000) verified.clear();
  verified.set(name, is);
  return is;
}

const names = new WeakMap<object, number>();
let named = 0;

/** The same key is the same object: whoever asks keeps what was imported. */
function nameOf(key: object): number {
  const known = names.get(key) ?? ++named;
  names.set(key, known);
  return known;
}

function aes({ iv, additionalData }: { readonly iv: ArrayBuffer; readonly additionalData?: ArrayBuffer }) {
  return {
    name: "AES-GCM",
    iv: new Uint8Array(iv),
    additionalData: new Uint8Array(additionalData ?? new ArrayBuffer(0)),
  } as const;
}

/** Keys that were read once are as good the next time. */
const keys = new Map<string, KeyObject>();

function once(name: string, make: () => KeyObject): KeyObject {
  const key = keys.get(name) ?? make();
  if (keys.size > 5_000) keys.clear();
  keys.set(name, key);
  return key;
}

function bytesOf(bytes: ArrayBuffer | Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(bytes as Uint8Array));
}

Object.defineProperty(globalThis, "crypto", {
  value: {
    subtle: more,
    getRandomValues(into: Uint8Array) {
      into.set(dice.bytes(into.length));
      return into;
    },
    randomUUID: () => dice.uuid(),
  },
});
Object.assign(ofBrowser, { subtle: more, random: (count: number) => dice.bytes(count) });
Object.assign(ofServer, { subtle: more, random: (count: number) => dice.bytes(count) });
performance.now = () => now();
Date.now = () => now();
Math.random = () => dice.roll();
