// What the seal asks of a platform: its cryptography and its dice, passed in. `crypto.subtle` of a browser and of Node are one `Subtle`;
// HPKE (RFC 9180) is a suite of @hpke/core: DHKEM(X25519, HKDF-SHA256), HKDF-SHA256, AES-256-GCM, base mode.

type Bytes = Uint8Array<ArrayBuffer>;

export interface Subtle {
  importKey(
    format: "raw",
    bytes: Bytes,
    name: "AES-GCM",
    extractable: boolean,
    uses: readonly ("encrypt" | "decrypt")[],
  ): Promise<unknown>;
  importKey(
    format: "raw" | "pkcs8",
    bytes: Bytes,
    name: "Ed25519",
    extractable: boolean,
    uses: readonly ("sign" | "verify")[],
  ): Promise<unknown>;
  encrypt(how: AesGcm, key: never, bytes: Bytes): Promise<ArrayBuffer>;
  decrypt(how: AesGcm, key: never, bytes: Bytes): Promise<ArrayBuffer>;
  sign(name: "Ed25519", key: never, bytes: Bytes): Promise<ArrayBuffer>;
  verify(name: "Ed25519", key: never, signature: Bytes, bytes: Bytes): Promise<boolean>;
  exportKey(format: "jwk", key: never): Promise<{ readonly x?: string }>;
}

export interface AesGcm {
  readonly name: "AES-GCM";
  readonly iv: Bytes;
  readonly additionalData: Bytes;
}

/** A pair of X25519 keys as the suite holds it. */
export interface HpkePair {
  readonly publicKey: unknown;
  readonly privateKey: unknown;
}

export interface Hpke {
  readonly kem: {
    /** DeriveKeyPair of RFC 9180: the same pair from the same 32 bytes. */
    deriveKeyPair(seed: Bytes): Promise<HpkePair>;
    serializePublicKey(key: never): Promise<ArrayBuffer>;
    deserializePublicKey(bytes: Bytes): Promise<unknown>;
  };
  seal(
    to: { readonly recipientPublicKey: never; readonly info: Bytes },
    plain: Bytes,
  ): Promise<{ readonly enc: ArrayBuffer; readonly ct: ArrayBuffer }>;
  open(
    from: { readonly recipientKey: never; readonly enc: Bytes; readonly info: Bytes },
    sealed: Bytes,
  ): Promise<ArrayBuffer>;
}

export interface Platform {
  readonly subtle: Subtle;
  readonly hpke: Hpke;
  /** So many random bytes. */
  readonly random: (bytes: number) => Bytes;
}
