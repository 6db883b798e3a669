// Words of what is on this device only.
export const unsent = {
  "unsent.lead":
    "This is on this device and in no other place yet. It lies here sealed, also when the device is locked or you take yourself off it.",
  "unsent.waits-disk": "It is being written to this device.",
  "unsent.waits-key": "It waits until a colleague of the team has let you in.",
  "unsent.waits-file": "Its photo or paper goes first.",
  "unsent.waits-server": "The server had no room for it right now. It is tried again by itself.",
  "unsent.waits-clock": "The clock of this device was wrong. It is mended by itself, and goes out then.",
  "unsent.waits-record": "What creates its record goes first.",
  "unsent.waits-refused": "What was said before of this record was not accepted: see above. This waits for it.",
  "unsent.did-circle": "Said who reads it",
  "unsent.did-move": "Moved on",
  "unsent.shut": "{count, plural, one {# change does not open right now} other {# changes do not open right now}}",
  "unsent.shut-says":
    "They were sealed by earlier keys of yours, or before a colleague let you in. They stay here and open when the key is back.",
  "unsent.copies": "A copy of what waits",
  "unsent.copies-says":
    "A sealed file: it shows nobody what you wrote, and only you can take it in again, on this device or on another.",
  "unsent.save": "Save a copy",
  "unsent.saved": "{count, plural, one {A copy of # change is saved.} other {A copy of # changes is saved.}}",
  "unsent.take": "Take a copy in",
  "unsent.taken":
    "{count, plural, =0 {All of it was here already.} one {# change came back.} other {# changes came back.}}",
  "unsent.take-not-a-file": "This is not such a file.",
  "unsent.take-newer": "This file was made by a newer Banyan. Take the newer one first.",
  "unsent.take-of-somebody-else": "This file is somebody else's. Only they can take it in.",
  "unsent.take-no-room": "There is no room on this device for it.",
  "unsent.copy": "Copy as text",
  "unsent.copied": "Copied, readable: paste it only where it may be read.",
  "unsent.not-copied": "This browser did not let it be copied.",
  "unsent.copy-new": "Use it for a new record",
  "unsent.hand": "Hand it over",
  "unsent.hand-ask": "Hand this to whoever leads your team?",
  "unsent.hand-says":
    "It goes to the server as it is, sealed, and is in no record. Whoever leads your team finds it under “Kept aside”, can read it where they read such records, and lets it in or leaves it out. It is then not on this device any more.",
  "unsent.hand-do": "Hand it over",
  "unsent.handed": "Handed over. Whoever leads your team finds it under “Kept aside”.",
  "unsent.throw-ask": "Throw this away for good?",
  "unsent.throw-says": "It was not accepted and is in no other place. This goes, and nobody can bring it back:",
  "unsent.throw-do": "Throw it away",
  "unsent.thrown": "Thrown away.",
} as const;
