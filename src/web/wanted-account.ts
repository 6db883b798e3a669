// What somebody wants to sign in with, and what stands against it. Promise: a password is asked to be long and nothing else.

export interface WantedAccount {
  readonly name: string;
  readonly password: string;
  readonly again: string;
}

export const LEAST_PASSWORD = 10;
const GOOD_PASSWORD = 16;
const SIGN_IN_NAME = /^[\p{L}\p{N}][\p{L}\p{M}\p{N} .'’_-]{2,59}$/u;

export interface AccountFaults {
  readonly name?: "shape";
  readonly password?: "short" | "same-as-name";
  readonly again?: "differs";
}

/** What is wrong, by line; nothing where the account can be made. Characters are counted as people see them. */
export function faultsOf({ name, password, again }: WantedAccount): AccountFaults {
  const isSame = plain(password) === plain(name);
  return {
    ...(!SIGN_IN_NAME.test(name.trim()) && { name: "shape" as const }),
    ...(lengthOf(password) < LEAST_PASSWORD
      ? { password: "short" as const }
      : isSame && { password: "same-as-name" as const }),
    ...(password !== again && { again: "differs" as const }),
  };
}

/** How a password stands, by its length alone. */
export function strengthOf(password: string): "short" | "enough" | "good" {
  const length = lengthOf(password);
  return length < LEAST_PASSWORD ? "short" : length < GOOD_PASSWORD ? "enough" : "good";
}

export function lengthOf(password: string): number {
  return [...password.normalize("NFC")].length;
}

function plain(text: string): string {
  return text.trim().normalize("NFKC").toLowerCase();
}

export const NOTHING_WANTED: WantedAccount = { name: "", password: "", again: "" };
