// Who may leave a circle: not the last who can open it, unless the shares of the recovery pair were proven.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { ON } from "#test/key-office.ts";
import {
  administratorSays,
  ending,
  letInAll,
  PAPER,
  places,
  recoveredBy,
  splitAmong,
  stand,
  tend,
} from "#test/recovery-office.ts";
import type { Saying } from "./key-log.ts";
import { noKeys, RECOVERY } from "./key-state.ts";
import type { Keyring } from "./keyring.ts";
import { drillDueOn, heldAloneBy } from "./last-holder.ts";
import { publicOf } from "./person-keys.ts";

describe("the last key-holder", () => {
  it("cannot leave before another is in", async () => {
    const { office, people } = await stand(2);
    const [milo, mona] = people as [Keyring, Keyring];
    await tend(office, milo);
    await assert.rejects(administratorSays(office, ending(milo)), /last-holder/);
    const over: Saying = {
      says: "granted",
      person: milo.keys.person,
      role: "mechanic",
      stream: null,
      toOn: "2016-12-11",
    };
    await assert.rejects(administratorSays(office, over), /last-holder/);
    const otherKeys: Saying = { says: "known", person: milo.keys.person, keys: publicOf(await office.newcomer()) };
    await assert.rejects(administratorSays(office, otherKeys), /last-holder/);
    await administratorSays(office, ending(mona));
    await administratorSays(office, { says: "granted", person: mona.keys.person, role: "mechanic", stream: null });
    await letInAll(office, milo, mona.keys.person);
    await administratorSays(office, ending(milo));
  });

  it("may leave where a drill has shown of late that the recovery pair opens the circle", async () => {
    const { office, people } = await stand(2);
    const [milo, mona] = people as [Keyring, Keyring];
    const { shares } = await splitAmong(office, milo, mona, PAPER);
    await tend(office, milo);
    await assert.rejects(administratorSays(office, ending(milo)), /last-holder/);
    const { keys } = await recoveredBy(office, ...shares);
    await office.say(RECOVERY, keys.signing, { says: "drilled" }, ON);
    await assert.rejects(
      administratorSays(office, ending(milo), "2016-12-11"),
      /last-holder/,
      "a drill to come proves nothing",
    );
    await assert.rejects(administratorSays(office, ending(milo), "2017-03-13"), /last-holder/, "91 days later");
    await administratorSays(office, ending(milo), "2017-03-12");
  });

  it("is not helped by the drill of a pair that is over", async () => {
    const { office, people } = await stand(2);
    const [milo, mona] = people as [Keyring, Keyring];
    const { shares } = await splitAmong(office, milo, mona, PAPER);
    await tend(office, milo);
    const { keys } = await recoveredBy(office, ...shares);
    await office.say(RECOVERY, keys.signing, { says: "drilled" });
    await splitAmong(office, mona, milo, PAPER);
    assert.ok(await tend(office, milo));
    assert.ok(await letInAll(office, milo, RECOVERY));
    await assert.rejects(administratorSays(office, ending(milo)), /last-holder/);
  });

  it("is told by name and circle before anybody tries, and is not once another is in or a drill stands", async () => {
    const { office, people } = await stand(2);
    const [milo, mona] = people as [Keyring, Keyring];
    const { shares } = await splitAmong(office, milo, mona, PAPER);
    assert.deepEqual([drillDueOn(office.state()), drillDueOn(noKeys(office.tenant))], ["2017-03-12", undefined]);
    await tend(office, milo);
    assert.deepEqual(heldAloneBy(office.state(), milo.keys.person, ON), places);
    assert.deepEqual(heldAloneBy(office.state(), mona.keys.person, ON), []);
    const { keys } = await recoveredBy(office, ...shares);
    await office.say(RECOVERY, keys.signing, { says: "drilled" }, "2016-12-14");
    assert.equal(drillDueOn(office.state()), "2017-03-14");
    assert.deepEqual(heldAloneBy(office.state(), milo.keys.person, "2017-03-14"), []);
    assert.deepEqual(heldAloneBy(office.state(), milo.keys.person, "2017-03-15"), places);
    await letInAll(office, milo, mona.keys.person);
    assert.deepEqual(heldAloneBy(office.state(), milo.keys.person, "2017-03-15"), []);
  });
});
