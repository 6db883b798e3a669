// What is said of a recovery before anybody opens its page: not before the log has come, late from the day after, and to whom.
import assert from "node:assert/strict";
import { it } from "node:test";
import { RECOVERY } from "#core/seal/key-state.ts";
import { isRecoveryFault, recover, splitRecovery } from "#core/seal/recovery.ts";
import { programme } from "#programme/register.ts";
import { platform, shamir } from "#server/platform.ts";
import { uuid } from "#test/bicycles/devices.ts";
import { keyOffice, ON } from "#test/key-office.ts";
import type { App } from "./app.ts";
import { type RecoveryHere, recoveriesOf } from "./recoveries.ts";

it("an organisation's recovery is told from its log: who is enough, who holds a share, who administers, and when a drill is due", async () => {
  const office = await keyOffice(programme.roles, []);
  const stream = uuid(0x77);
  const people: string[] = [];
  for (const toOn of [undefined, undefined, "2017-01-31"]) {
    const keys = await office.newcomer();
    await office.admit(office.founder, keys, [{ role: "caseworker", stream, ...(toOn && { toOn }) }]);
    people.push(keys.person);
  }
  const [ana = "", rui = "", visitor = ""] = people;
  const founder = office.founder.person;
  const at = (person: string, today = ON, keysOf: App["keysOf"] = () => office.state()): RecoveryHere | undefined => {
    const streams = [
      { stream, tenant: office.tenant, name: "Case team", organisation: "Example Partner", country: "BR" },
    ];
    const app = { person: { id: person, streams }, programme, today, keysOf } as unknown as App;
    return recoveriesOf(app)[0];
  };

  assert.equal(
    at(ana, ON, () => ({ ...office.state(), next: 0 })),
    undefined,
    "not read yet",
  );
  assert.deepEqual([at(founder)?.insiders, at(founder)?.dueOn, at(founder)?.isLate], [3, undefined, false]);
  assert.deepEqual(
    [founder, ana, visitor].map((person) => at(person)?.administers),
    [true, false, false],
  );

  const { saying, shares } = await splitRecovery(platform, shamir, office.state(), [founder, ana, visitor]);
  await office.say(founder, office.founder.signing, saying);
  assert.deepEqual(
    [founder, ana, rui, visitor].map((person) => at(person)?.holdsShare),
    [true, true, false, true],
  );
  assert.deepEqual(
    [at(ana)?.dueOn, at(ana, "2017-03-12")?.isLate, at(ana, "2017-03-13")?.isLate],
    ["2017-03-12", false, true],
  );

  const recovered = await recover(platform, shamir, office.state(), office.tending.root, shares);
  assert.ok(!isRecoveryFault(recovered));
  await office.say(RECOVERY, recovered.keys.signing, { says: "drilled" }, "2016-12-20");
  assert.deepEqual(
    [at(ana)?.dueOn, at(ana, "2017-03-20")?.isLate, at(ana, "2017-03-21")?.isLate],
    ["2017-03-20", false, true],
  );
});
