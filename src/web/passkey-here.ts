// Whether a passkey can be asked for on this page at all: small, for the screens that stand there before anything else is fetched.
import type { Account, Hello } from "./api.ts";
import { isShared } from "./shared-phone.ts";
import type { Opener } from "./vault.ts";

/** Where the server says they work, in a browser that knows them. */
export function takesPasskeys({ passkeys }: Pick<Hello, "passkeys">): boolean {
  return passkeys === location.origin && typeof PublicKeyCredential !== "undefined";
}

/** Where others use this device, whoever can unlock it could come in: there a passkey is asked for after a password, and never in place of it. */
export function signsInByPasskey(hello: Pick<Hello, "passkeys">): boolean {
  return takesPasskeys(hello) && !isShared();
}

/** The passkeys that open this account on a device. */
export function passkeysIn({ ways }: Pick<Account, "ways">): readonly string[] {
  return ways.flatMap(({ way }) => (way === "password" || way === "code" ? [] : [way]));
}

/** What opens this account here without a word; nothing where it has no passkey that does, or this page takes none. */
export function passkeyFor(hello: Hello, account: Account | null | undefined): Opener | undefined {
  const { root } = hello;
  return root && account && signsInByPasskey(hello) && passkeysIn(account).length > 0
    ? { way: "passkey", root }
    : undefined;
}
