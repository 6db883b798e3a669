// Keys that fell into other hands: said in the log, they open nothing that is written after, at once and not only when there are new ones.
// May the wrong person say so?
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { uuid } from "#test/bicycles/devices.ts";
import { ON } from "#test/key-office.ts";
import { admitInto, isSealed, type Office, open, places, repair, stand, sync, tend } from "#test/key-stand.ts";
import type { Saying } from "./key-log.ts";
import type { Keyring } from "./keyring.ts";
import { signingPair } from "./pair.ts";
import { publicOf } from "./person-keys.ts";
import { waitingAt } from "./tending.ts";

const lost = (office: Office, { keys: { person } }: Keyring): Saying => ({
  says: "lost",
  person,
  keys: office.state().people.get(person)?.n ?? -1,
});
const say = (office: Office, by: Keyring["keys"], saying: Saying): Promise<void> =>
  office.say(by.person, by.signing, saying);

describe("keys that are lost", () => {
  it("open nothing from then on, before their person has any others; what they signed is still theirs", async () => {
    const { office, milo, mona } = await stand();
    const record = uuid(0x41);
    const before = await mona.seal(repair(office, mona, record, "Before"));
    isSealed(before);
    await say(office, office.founder, lost(office, mona));
    assert.ok(await tend(office, milo), "new secrets begin at once");
    assert.equal(await tend(office, milo), false, "and once");
    const after = await milo.seal(repair(office, milo, record, "After"));
    isSealed(after);
    await sync(office, mona);
    assert.deepEqual(await mona.open(after, [before.wrap!, after.wrap!]), { fault: "no-key" });
    assert.ok(!("fault" in (await milo.open(before, [before.wrap!]))));
    assert.deepEqual(waitingAt({ on: ON }, milo, office.tenant, places), [], "nobody is asked to let them in");
    await assert.rejects(say(office, mona.keys, lost(office, milo)), "they say nothing in the log any more");
  });

  it("are mended by others, which a colleague lets in", async () => {
    const { office, milo, mona } = await stand();
    await say(office, office.founder, lost(office, mona));
    await tend(office, milo);
    const anew = office.ringOf({ ...(await office.newcomer()), person: mona.keys.person });
    await office.admit(office.founder, anew.keys, []);
    await tend(office, milo);
    assert.deepEqual(await admitInto(office, milo), [mona.keys.person]);
    await sync(office, anew);
    const sealed = await milo.seal(repair(office, milo, uuid(0x42), "Green"));
    isSealed(sealed);
    assert.ok(!("fault" in (await anew.open(sealed, [sealed.wrap!]))));
    await sync(office, mona);
    assert.deepEqual(await mona.open(sealed, [sealed.wrap!]), { fault: "no-key" });
  });

  it("take an invitation along that was made before: whoever has the phone may have that too", async () => {
    const { office, mona } = await stand();
    const { person } = mona.keys;
    const invitation = await signingPair(office.tending.platform, office.tending.platform.random(32));
    await say(office, office.founder, { says: "invited", person, invitation: invitation.publicKey });
    await say(office, office.founder, lost(office, mona));
    const keys = publicOf(await office.newcomer());
    await assert.rejects(office.say(person, invitation, { says: "joined", person, keys }), /not-signed/);
  });

  it("are said to be so by who lets people in, or leads all they do; not by them, nor by a colleague", async () => {
    const { office, people } = await open(["chief", "mechanic", "mechanic"]);
    const [chief, milo, mona] = people as unknown as [Keyring, Keyring, Keyring];
    await tend(office, milo);
    for (const other of people) await admitInto(office, milo).then(() => sync(office, other));
    const administrator = office.ringOf(office.founder);
    await assert.rejects(say(office, milo.keys, lost(office, mona)), /not-allowed/);
    await assert.rejects(say(office, mona.keys, lost(office, mona)), /not-allowed/);
    await assert.rejects(say(office, office.founder, lost(office, administrator)), /not-allowed/);
    await assert.rejects(say(office, chief.keys, lost(office, administrator)), /not-allowed/);
    // Other keys than those they have: what was meant is over.
    const older: Saying = { says: "lost", person: mona.keys.person, keys: 0 };
    await assert.rejects(say(office, office.founder, older), /not-allowed/);
    await say(office, chief.keys, lost(office, mona));
    await assert.rejects(say(office, chief.keys, lost(office, mona)), /not-allowed/);
    await say(office, office.founder, lost(office, chief));
  });

  it("are not said to be so of the last who can open a circle", async () => {
    const { office, people } = await open();
    const [milo, mona] = people;
    await tend(office, milo);
    await assert.rejects(say(office, office.founder, lost(office, milo)), /last-holder/);
    await admitInto(office, milo);
    await sync(office, mona);
    await say(office, office.founder, lost(office, milo));
  });
});
