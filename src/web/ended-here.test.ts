// Whether keys that a device holds are in other hands, as the signed log tells it.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { signingPair } from "#core/seal/pair.ts";
import { platform } from "#server/platform.ts";
import { stand } from "#test/key-stand.ts";
import { areKeysLost } from "./ended-here.ts";

describe("a device that reads in the log", () => {
  it("that its person's keys are lost takes them off, and nobody else, until there are other keys", async () => {
    const { office, milo, mona } = await stand();
    const { person } = mona.keys;
    const of = (who = person): boolean => areKeysLost(office.state(), who);
    assert.equal(of(), false);
    const { n = -1 } = office.state().people.get(person) ?? {};
    const { founder } = office;
    await office.say(founder.person, founder.signing, { says: "lost", person, keys: n });
    assert.deepEqual([of(), of(milo.keys.person)], [true, false]);
    const invitation = await signingPair(platform, platform.random(32));
    await office.say(founder.person, founder.signing, { says: "invited", person, invitation: invitation.publicKey });
    assert.equal(of(), true, "an invitation is no keys");
    const { signs, seals } = await signingPair(platform, platform.random(32)).then(({ publicKey }) => ({
      signs: publicKey,
      seals: publicKey,
    }));
    await office.say(person, invitation, { says: "joined", person, keys: { signs, seals } });
    assert.equal(of(), false);
  });
});
