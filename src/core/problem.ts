// Every way things can go wrong, listed once: code, HTTP status, a sentence for a person.
// A problem may name a field or a place in a file; it never repeats a value.

/** Where in a file a problem was found; rows count from 1, columns are the letters a spreadsheet shows. */
export interface FilePlace {
  readonly file?: string;
  readonly sheet?: string;
  readonly row?: number;
  readonly column?: string;
}

/** Something that went wrong, fit to be shown to a person and to be written to a log. */
export interface Problem {
  readonly code: string;
  readonly says: string;
  readonly status: number;
  readonly field?: string;
  readonly at?: FilePlace;
  /** What stands in the braces of its sentence, for those who tell it in another language: a heading, a label, a count; never an answer. */
  readonly about?: { readonly [name: string]: string | number };
}

const catalogue = {
  "change.malformed": [400, "This change is not in the form we know."],
  "change.too-large": [413, "This change is too large to be sent."],
  "change.hash-differs": [400, "What arrived is not what was saved on the device. Send it again."],
  "change.differs": [409, "Another change already carries this number."],
  "change.record-elsewhere": [409, "This record belongs to another place or is of another kind."],
  "change.stamp-ahead": [409, "The clock of this device is far ahead. Set it right and send again."],
  "change.stamp-device": [400, "The time stamp was not made by the device that is named."],
  "change.codec-refused": [422, "This installation does not accept unsealed changes of this kind."],
  "change.no-key": [422, "This was sealed under a key that nobody was given. Send it again."],
  "change.not-signed": [422, "This is not signed by whoever is named as its author. Nothing was kept."],
  "change.circle-over": [409, "Who reads this record has changed meanwhile. This is sealed anew and sent again."],
  "change.other-log": [409, "The server was restored from a backup. What it has now is fetched first."],
  "change.waits": [409, "Something said of this record before has yet to arrive. This waits for it and is sent later."],
  "change.epoch-over": [409, "Somebody left the team meanwhile. This is sealed anew and sent again."],
  "keys.behind": [409, "The keys of this organisation have changed meanwhile. Try again."],
  "keys.not-let-in": [409, "Nobody of the team has let you in yet. Ask a colleague to do so."],
  "keys.not-believed": [422, "This is not signed by somebody who may say it. Nothing was kept."],
  "keys.last-holder": [
    409,
    "Nobody else can open what this team has sealed. Let somebody else in first, or hold a drill of the recovery shares.",
  ],
  "change.set-aside": [409, "This is kept aside until a supervisor has looked at it. It is in no record yet."],
  "record.erased": [410, "This record was erased. Nothing can be added to it."],
  "file.too-large": [413, "This file is too large. A file may have 10 MB."],
  "file.differs": [409, "Another file already carries this number."],
  "file.gap": [409, "A part of this file did not arrive. It is sent again from the start."],
  "file.record-full": [413, "This record holds as many files as it can. The file was not kept."],
  "file.no-room": [413, "Your organisation has no room left for files. The file was not kept."],
  "erasure.not-proposed": [409, "Nobody has proposed to erase this. Look at the list again."],
  "erasure.own": [403, "You proposed this yourself. Somebody else has to approve it."],
  "erasure.held": [409, "This is held back, and is not erased before the hold is lifted."],
  "sign-in.refused": [401, "The name and the password do not belong together."],
  "sign-in.name-taken": [409, "Somebody else signs in with this name already. Choose another one."],
  "passkey.refused": [401, "This passkey does not sign in here. Sign in by another way."],
  "passkey.not-taken": [422, "This passkey could not be added. Nothing was changed."],
  "passkey.no-name-here": [409, "Passkeys work only at the address by whose name this place is known."],
  "passkey.too-many": [409, "There are as many passkeys as one person can have. Remove one first."],
  "invitation.over": [404, "This invitation was used already, or its time is over. Ask for a new one."],
  "change.unknown-type": [422, "This installation does not know this kind of record yet."],
  "change.format-unknown": [426, "This app and the server speak different versions. Update the app."],
  "change.shown-not-shown": [422, "A sealed answer was sent readable. Nothing was kept."],
  "change.not-allowed": [403, "You may not do this."],
  "change.not-valid": [422, "Some answers are missing or not possible."],
  "answer.required": [422, "This answer is needed."],
  "answer.kind": [422, "This is not an answer of the right kind."],
  "answer.range": [422, "This is outside what is possible here."],
  "answer.choice": [422, "This is not one of the choices."],
  "facts.superseded": [409, "This record was changed meanwhile. What it counts is stated anew from what it says now."],
  "facts.unreadable": [400, "The countable part of this change is not in the form we know."],
  "door.sign-in": [401, "Please sign in first."],
  "door.removed": [401, "Whoever leads you has ended your sign-in here."],
  "door.not-found": [404, "We could not find that."],
  "door.not-allowed": [403, "You may not do this."],
  "door.too-many": [429, "Too many requests at once. Wait a moment and try again."],
  "door.bad-request": [400, "The request is not in the form we know."],
  "door.too-large": [413, "This is larger than we can take at once."],
  "door.media": [415, "We only take JSON here."],
  "door.busy": [503, "The server is busy or cannot save right now. Nothing was lost; try again."],
  "door.broken": [500, "Something went wrong on our side. Nothing was saved; try again."],
  "result.unknown-indicator": [404, "There is no indicator with this code."],
  "result.unknown-period": [400, "This is not a period we know: use a year, a half, a quarter or a month."],
  "result.no-roll-up": [422, "This figure has no meaning added up like that."],
  "result.unknown-split": [422, "This figure is not split that way."],
} as const satisfies { readonly [code: string]: readonly [status: number, says: string] };

export type ProblemCode = keyof typeof catalogue;

export const problemCodes = Object.keys(catalogue) as readonly ProblemCode[];

/** The problem of this code; `field` names a field or address, never what was answered. */
export function problem(code: ProblemCode, more: { readonly field?: string; readonly at?: FilePlace } = {}): Problem {
  const [status, says] = catalogue[code];
  return { code, status, says, ...more };
}

export function isProblem(value: unknown): value is Problem {
  return typeof value === "object" && value !== null && "code" in value && "says" in value && "status" in value;
}
