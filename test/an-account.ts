// An account as a device makes it, but for the cryptography, which the server never sees: proofs, settings and boxes in their forms.
import { createHash } from "node:crypto";
import { keepAccount, type NewAccount, type NewWay } from "#server/account.ts";
import { putAccount } from "#server/store/accounts.ts";
import { asOwner, type Store } from "#server/store/database.ts";

/** What a secret proves: other words, another proof. */
export function proofFrom(words: string): string {
  return createHash("sha256").update(words).digest("base64url");
}

/** As long as a sealed box is at the least. */
export function boxOf(letter: string): string {
  return letter.repeat(423);
}

export const fairSettings = { salt: "S".repeat(22), memory: 19_456, passes: 3, lanes: 1 };

export function passwordWay(words: string, settings: NewWay["settings"] = fairSettings): NewWay {
  return { way: "password", settings, proof: proofFrom(words), wrap: boxOf("p") };
}

export function codeWay(words: string): NewWay {
  return { way: "code", settings: null, proof: proofFrom(words), wrap: boxOf("c") };
}

/** Somebody's account, with `password` and `code` for what it is opened by. */
export function accountOf(name: string): NewAccount {
  return { name, bundle: boxOf("b"), ways: [passwordWay("password"), codeWay("code")] };
}

export async function giveAccount(store: Store, person: string, name: string): Promise<void> {
  const kept = await keepAccount(accountOf(name));
  await asOwner(store, (sql) => putAccount(sql, person, kept));
}
