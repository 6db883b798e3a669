// Words of passkeys: signing in and unlocking by one, adding, seeing and removing them.
export const passkeys = {
  "passkeys.sign-in": "Sign in with a passkey",
  "passkeys.unlock": "Unlock with a passkey",
  "passkeys.waiting": "Waiting for your passkey …",
  "passkeys.title": "Passkeys",
  "passkeys.lead":
    "A device of yours that knows your finger, your face or a PIN can sign you in, and open your keys, without a password.",
  "passkeys.away": "Your passkeys could not be fetched",
  "passkeys.none": "You have none.",
  "passkeys.alone": "signs in alone",
  "passkeys.second": "asked for after the password",
  "passkeys.since": "added {moment}",
  "passkeys.used": "last used {moment}",
  "passkeys.remove": "Remove",
  "passkeys.remove-of": "Remove {label}",
  "passkeys.remove-says":
    "It signs in no more, and your other sign-ins end. Your password alone signs in again once no passkey is left that is asked for after it.",
  "passkeys.keep": "Keep it",
  "passkeys.removed": "Removed. Your other sign-ins have ended.",
  "passkeys.add": "Add a passkey",
  "passkeys.add-shared":
    "Not on a phone that others use: whoever can unlock that phone could sign in as you and read what you can.",
  "passkeys.add-second":
    "Some devices cannot open keys. Such a passkey is asked for after your password, and the password alone does not sign in any more. Your printed code still does: keep its sheet safe, for the day this device is lost.",
  "passkeys.label": "What you call it",
  "passkeys.label-hint": "So that you know it again, for example “my red telephone”.",
  "passkeys.label-needed": "Say what you call it.",
  "passkeys.added-alone": "Added. It signs you in without a password from now on. Your other sign-ins have ended.",
  "passkeys.added-second":
    "Added. It is asked for after your password from now on; your printed code signs in without it. Your other sign-ins have ended.",
  "passkeys.shared": "None is added here: others use this device.",
  "passkeys.only-at": "Here they are not offered: they work only at {address}.",
  "passkeys.no-address":
    "Here they are not offered: whoever runs this installation has not set an address with a name for it.",
} as const;
