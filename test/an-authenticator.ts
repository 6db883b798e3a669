// An authenticator, as a phone holds one, in memory: passkeys of P-256 that count how often they are used, and work out a secret from a salt
// where they can. What is wrong with one is said when it is made, or set while it is used.
import {
  createHash,
  createHmac,
  createPrivateKey,
  createSign,
  generateKeyPairSync,
  type KeyObject,
  randomBytes,
} from "node:crypto";
import { isoCBOR } from "@simplewebauthn/server/helpers";
import { type Authenticator, NOT_TOUCHED } from "#web/authenticator.ts";

interface Held {
  readonly id: string;
  readonly key: KeyObject;
  readonly handle: string;
  readonly prf: Buffer;
  counter: number;
}

export interface AnAuthenticator extends Authenticator {
  /** Of the page, as the browser says it. */
  origin: string;
  /** Of the site, as the browser hands it on. */
  name: string;
  /** It works out secrets. */
  prf: boolean;
  /** It is found without a name. */
  discoverable: boolean;
  /** It has seen who is there: a finger, a face, a PIN. */
  verifies: boolean;
  /** It counts. */
  counts: boolean;
  /** Every secret it has worked out, in base64url and in hex. */
  readonly secrets: string[];
  readonly held: Held[];
}

const PRESENT = 0x01;
const VERIFIED = 0x04;
const ATTESTED = 0x40;

export function anAuthenticator(origin: string, more: Partial<AnAuthenticator> = {}): AnAuthenticator {
  const it: AnAuthenticator = {
    origin,
    name: new URL(origin).hostname,
    prf: true,
    discoverable: true,
    verifies: true,
    counts: true,
    secrets: [],
    held: [],
    ...more,
    async make({ challenge, user, excludeCredentials = [] }, salt) {
      if (excludeCredentials.some(({ id }) => it.held.some((one) => one.id === id))) return NOT_TOUCHED;
      const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
      const id = randomBytes(32);
      const one: Held = {
        id: id.toString("base64url"),
        key: privateKey,
        handle: user.id,
        prf: randomBytes(32),
        counter: 0,
      };
      it.held.push(one);
      const { x = "", y = "" } = publicKey.export({ format: "jwk" });
      const cose = new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, bytesOf(x)],
        [-3, bytesOf(y)],
      ]);
      const length = Buffer.alloc(2);
      length.writeUInt16BE(id.length);
      const authData = Buffer.concat([head(one, ATTESTED), Buffer.alloc(16), length, id, isoCBOR.encode(cose)]);
      const attestation = isoCBOR.encode(
        new Map<string, string | Map<string, string> | Uint8Array>([
          ["fmt", "none"],
          ["attStmt", new Map<string, string>()],
          ["authData", Uint8Array.from(authData)],
        ]),
      );
      const made = {
        id: one.id,
        clientData: clientData("webauthn.create", challenge),
        attestation: Buffer.from(attestation).toString("base64url"),
      };
      return { made, secret: it.discoverable ? secretOf(one, salt) : undefined };
    },
    async sign({ challenge, allowCredentials }, salt) {
      const allowed = allowCredentials?.map(({ id }) => id);
      const one = it.held.findLast(({ id }) => (allowed ? allowed.includes(id) : it.discoverable));
      if (!one) return NOT_TOUCHED;
      if (it.counts) one.counter += 1;
      const said = clientData("webauthn.get", challenge);
      const authenticatorData = head(one, 0);
      const hash = createHash("sha256").update(Buffer.from(said, "base64url")).digest();
      const signature = createSign("sha256")
        .update(Buffer.concat([authenticatorData, hash]))
        .sign(one.key)
        .toString("base64url");
      const signed = {
        id: one.id,
        clientData: said,
        authenticatorData: authenticatorData.toString("base64url"),
        signature,
        handle: allowed ? null : one.handle,
      };
      return { signed, secret: salt && secretOf(one, salt) };
    },
  };
  return it;

  function head({ counter }: Held, more: number): Buffer {
    const counted = Buffer.alloc(4);
    counted.writeUInt32BE(counter);
    const flags = Buffer.of(PRESENT | (it.verifies ? VERIFIED : 0) | more);
    return Buffer.concat([createHash("sha256").update(it.name).digest(), flags, counted]);
  }

  function clientData(type: string, challenge: string): string {
    return Buffer.from(JSON.stringify({ type, challenge, origin: it.origin, crossOrigin: false })).toString(
      "base64url",
    );
  }

  function secretOf({ prf }: Held, salt: Uint8Array): Uint8Array | undefined {
    if (!it.prf) return undefined;
    const secret = createHmac("sha256", prf).update(salt).digest();
    it.secrets.push(secret.toString("base64url"), secret.toString("hex"));
    return Uint8Array.from(secret);
  }
}

/** The same passkeys in another hand: what a thief has who copied a phone. */
export function copyOf(one: AnAuthenticator): AnAuthenticator {
  const copy = anAuthenticator(one.origin);
  for (const held of one.held)
    copy.held.push({ ...held, key: createPrivateKey(held.key.export({ type: "pkcs8", format: "pem" })) });
  return copy;
}

function bytesOf(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, "base64url"));
}
