// Argon2id (RFC 9106), fetched only where somebody types a password.
import { base64urlnopad } from "@scure/base";
import { argon2id } from "hash-wasm";
import { SECRET_BYTES } from "#core/seal/box.ts";
import type { StretchSettings } from "./stretch.ts";

export function argon2(password: string, { salt, memory, passes, lanes }: StretchSettings): Promise<Uint8Array> {
  return argon2id({
    password,
    salt: base64urlnopad.decode(salt),
    memorySize: memory,
    iterations: passes,
    parallelism: lanes,
    hashLength: SECRET_BYTES,
    outputType: "binary",
  });
}
