// The link that lets somebody in, and the letters by which an installation is known.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { platform } from "#server/platform.ts";
import { uuid } from "#test/bicycles/devices.ts";
import { fingerprintOf, invitationText, readInvitation } from "./invitation.ts";
import { signingPair } from "./pair.ts";

const root = (await signingPair(platform, new Uint8Array(32).fill(7))).publicKey;
const link = { id: uuid(0x51), secret: new Uint8Array(32).fill(9), root };

describe("an invitation", () => {
  it("is read as it was written, with a space that a message put around it", () => {
    assert.deepEqual(readInvitation(invitationText(link)), link);
    assert.deepEqual(readInvitation(` ${invitationText(link)}\n`), link);
  });

  it("is none when a message cut it, or put something to it", () => {
    const whole = invitationText(link);
    for (let end = 0; end < whole.length; end += 1) assert.equal(readInvitation(whole.slice(0, end)), undefined);
    for (const more of [".", "x", " x"]) assert.equal(readInvitation(whole + more), undefined);
    assert.equal(readInvitation(whole.replace(".", "-")), undefined);
    assert.equal(readInvitation(whole.toUpperCase()), undefined);
  });
});

describe("the fingerprint of an installation", () => {
  it("is five groups of four letters, and another key has another", async () => {
    assert.match(fingerprintOf(root), /^([0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z]{4}$/);
    const other = (await signingPair(platform, new Uint8Array(32).fill(8))).publicKey;
    assert.notEqual(fingerprintOf(other), fingerprintOf(root));
  });

  it("never changes: it stands on paper", () => {
    assert.equal(fingerprintOf(root), "ZT0J-R4QK-ND6E-DB2X-PTDC");
  });
});
