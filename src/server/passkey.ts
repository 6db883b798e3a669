// Passkeys (WebAuthn): what an authenticator is asked, and whether it has answered. What the standard has checked, @simplewebauthn/server checks.
// Promise: an answer counts once, for what was asked, at the address people know; it is one of whom the authenticator knows by finger, face or
// PIN; and nothing of it that is not needed is looked at: of who made an authenticator we ask nothing, and fetch nothing to find it out.
import { createHash, randomBytes } from "node:crypto";
import { type Static, Type } from "typebox";
import { base64url, closed } from "./account.ts";
import { isObject } from "./form.ts";
import type { Place } from "./place.ts";

const passkeyId = base64url(22, 1_364);

/** What an authenticator made. */
export const madeForm = closed({ id: passkeyId, clientData: base64url(40, 4_000), attestation: base64url(40, 4_000) });
/** What an authenticator signed. `handle` is whose the passkey is, as it keeps it. */
export const signedForm = closed({
  id: passkeyId,
  clientData: base64url(40, 4_000),
  authenticatorData: base64url(40, 4_000),
  signature: base64url(40, 1_400),
  handle: Type.Union([base64url(1, 88), Type.Null()]),
});

export type Made = Static<typeof madeForm>;
export type Signed = Static<typeof signedForm>;

/** What is kept of a passkey to know it by. */
export interface KnownPasskey {
  readonly id: string;
  readonly publicKey: string;
  readonly counter: number;
}

/** How long somebody may look for their key. */
export const ASKED_MILLIS = 5 * 60_000;

/** EdDSA, ECDSA with P-256, RSA: what authenticators have (COSE). */
const ALGORITHMS = [-8, -7, -257];

/** Loaded when the first one comes: most servers start without anybody waiting with a passkey. */
const library = () => import("@simplewebauthn/server");
const decoders = () => import("@simplewebauthn/server/helpers");

export function newChallenge(): string {
  return randomBytes(32).toString("base64url");
}

/** What an authenticator says it was asked; to be held against what we asked. */
export function challengeIn({ clientData }: Made | Signed): string {
  try {
    const said: unknown = JSON.parse(Buffer.from(clientData, "base64url").toString("utf8"));
    return isObject(said) && typeof said.challenge === "string" ? said.challenge : "";
  } catch {
    return "";
  }
}

/** To make a passkey: `known` are those that the person has. It is asked to keep who it belongs to, so that nobody has to type a name. */
export async function askToMake(
  { name }: Place,
  challenge: string,
  person: { readonly id: string; readonly name: string },
  known: readonly string[],
) {
  const { generateRegistrationOptions } = await library();
  return generateRegistrationOptions({
    rpName: "Banyan",
    rpID: name,
    userName: person.name,
    userDisplayName: person.name,
    userID: Uint8Array.from(handleBytes(person.id)),
    challenge: bytesOf(challenge),
    timeout: ASKED_MILLIS,
    attestationType: "none",
    excludeCredentials: known.map((id) => ({ id })),
    authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
    supportedAlgorithmIDs: ALGORITHMS,
  });
}

/** To sign with one of these, or with whichever is there. */
export async function askToSign({ name }: Place, challenge: string, known: readonly string[] = []) {
  const { generateAuthenticationOptions } = await library();
  return generateAuthenticationOptions({
    rpID: name,
    challenge: bytesOf(challenge),
    timeout: ASKED_MILLIS,
    userVerification: "required",
    ...(known.length > 0 && { allowCredentials: known.map((id) => ({ id })) }),
  });
}

/** The passkey that was made, or nothing where it is not as was asked. The caller knows that its challenge was ours. */
export async function readMade({ origin, name }: Place, made: Made): Promise<KnownPasskey | undefined> {
  const { id, clientData, attestation } = made;
  try {
    const { decodeAttestationObject } = await decoders();
    const stated = decodeAttestationObject(bytesOf(attestation));
    // Certificates of makers were not asked for: to check one, others would choose what this server fetches.
    if (!["none", "packed"].includes(stated.get("fmt")) || stated.get("attStmt").get("x5c")) return undefined;
    const { verifyRegistrationResponse } = await library();
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: {
        id,
        rawId: id,
        type: "public-key",
        response: { clientDataJSON: clientData, attestationObject: attestation },
        clientExtensionResults: {},
      },
      expectedChallenge: challengeIn(made),
      expectedOrigin: origin,
      expectedRPID: name,
      supportedAlgorithmIDs: ALGORITHMS,
    });
    if (!verified || registrationInfo.credential.id !== id) return undefined;
    const { publicKey, counter } = registrationInfo.credential;
    return { id, publicKey: Buffer.from(publicKey).toString("base64url"), counter };
  } catch {
    return undefined;
  }
}

/** How often the passkey was used, this time included, or nothing where it has not signed this here. The caller knows that its challenge was ours. */
export async function readSigned(place: Place, signed: Signed, known: KnownPasskey): Promise<number | undefined> {
  const { id, clientData, authenticatorData, signature } = signed;
  try {
    const { verifyAuthenticationResponse } = await library();
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: {
        id,
        rawId: id,
        type: "public-key",
        response: { clientDataJSON: clientData, authenticatorData, signature },
        clientExtensionResults: {},
      },
      expectedChallenge: challengeIn(signed),
      expectedOrigin: place.origin,
      expectedRPID: place.name,
      credential: { id: known.id, publicKey: bytesOf(known.publicKey), counter: known.counter },
    });
    return verified && known.id === id ? authenticationInfo.newCounter : undefined;
  } catch {
    return undefined;
  }
}

/** How an authenticator keeps whose a passkey is. */
export function handleOf(person: string): string {
  return handleBytes(person).toString("base64url");
}

export function hashOfChallenge(challenge: string): string {
  return createHash("sha256").update(challenge).digest("hex");
}

function handleBytes(person: string): Buffer {
  return Buffer.from(person.replaceAll("-", ""), "hex");
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(text, "base64url"));
}
