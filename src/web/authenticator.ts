// What holds somebody's passkeys: their phone, computer or security key, through the browser. Loaded where one is asked for.
// Promise: of its answer the server is handed what it checks, and nothing else; the secret it works out stays with who asked for it here.

import { base64urlnopad } from "@scure/base";
import type {
  AuthenticationExtensionsClientOutputs,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/browser";
import { type Problem, problem } from "#core/problem.ts";
import { SECRET_BYTES } from "#core/seal/box.ts";
import { platform } from "./platform.ts";

export type AskedToMake = PublicKeyCredentialCreationOptionsJSON;
export type AskedToSign = PublicKeyCredentialRequestOptionsJSON;

/** What the server checks of a new passkey. */
export interface Made {
  readonly id: string;
  readonly clientData: string;
  readonly attestation: string;
}

/** What it checks of one that was used. */
export interface Signed {
  readonly id: string;
  readonly clientData: string;
  readonly authenticatorData: string;
  readonly signature: string;
  readonly handle: string | null;
}

/** 32 bytes that this passkey alone works out from a salt (WebAuthn's PRF); nothing where it cannot. */
type Secret = Uint8Array | undefined;

export interface Authenticator {
  /** Nothing of `secret` also where the passkey would not be found without a name. */
  make(
    asked: AskedToMake,
    salt: Uint8Array<ArrayBuffer>,
  ): Promise<{ readonly made: Made; readonly secret: Secret } | Problem>;
  sign(
    asked: AskedToSign,
    salt?: Uint8Array<ArrayBuffer>,
  ): Promise<{ readonly signed: Signed; readonly secret: Secret } | Problem>;
}

/** Whoever closed the browser's own window, or has no such passkey: the browser does not say which. */
export const NOT_TOUCHED: Problem = {
  code: "app.not-touched",
  status: 0,
  says: "No passkey was used.",
};

/** What no server has to know: it is signed here, and thrown away. */
export function askedHere(ids: readonly string[]): AskedToSign {
  return {
    challenge: base64urlnopad.encode(platform.random(32)),
    allowCredentials: ids.map((id) => ({ id, type: "public-key" })),
    userVerification: "required",
  };
}

const library = () => import("@simplewebauthn/browser");

/** Whoever may unlock by a passkey can do so later without a network. */
export function beReady(): void {
  void library().catch(() => {});
}

export const browserAuthenticator: Authenticator = {
  async make(asked, salt) {
    const { startRegistration, WebAuthnError } = await library();
    try {
      const extensions = { ...asked.extensions, prf: { eval: { first: salt } } };
      const { id, response, clientExtensionResults } = await startRegistration({
        optionsJSON: { ...asked, extensions },
      });
      const made = { id, clientData: response.clientDataJSON, attestation: response.attestationObject };
      const { prf, credProps } = clientExtensionResults;
      if (!prf?.enabled || credProps?.rk === false) return { made, secret: undefined };
      const secret = secretIn(prf);
      if (secret) return { made, secret };
      // Most work it out only when they sign.
      const again = await browserAuthenticator.sign(askedHere([id]), salt);
      return "signed" in again ? { made, secret: again.secret } : again;
    } catch (error) {
      const isKnown = error instanceof WebAuthnError && error.code === "ERROR_AUTHENTICATOR_PREVIOUSLY_REGISTERED";
      return isKnown ? problem("passkey.not-taken") : NOT_TOUCHED;
    }
  },
  async sign(asked, salt) {
    try {
      const { startAuthentication } = await library();
      const optionsJSON = salt ? { ...asked, extensions: { prf: { eval: { first: salt } } } } : asked;
      const { id, response, clientExtensionResults } = await startAuthentication({ optionsJSON });
      const { clientDataJSON, authenticatorData, signature, userHandle = null } = response;
      const signed = { id, clientData: clientDataJSON, authenticatorData, signature, handle: userHandle };
      return { signed, secret: secretIn(clientExtensionResults.prf) };
    } catch {
      return NOT_TOUCHED;
    }
  },
};

function secretIn(prf: AuthenticationExtensionsClientOutputs["prf"]): Secret {
  const first = prf?.results?.first;
  if (!first) return undefined;
  const bytes = ArrayBuffer.isView(first)
    ? new Uint8Array(first.buffer, first.byteOffset, first.byteLength)
    : new Uint8Array(first);
  return bytes.length === SECRET_BYTES ? bytes : undefined;
}
