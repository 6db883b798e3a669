// Who comes to read more, and who reads no more, over lines that break and restarts in between: all of it comes, and all of it goes.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { circleOf } from "#core/seal/circle.ts";
import { programme } from "#programme/register.ts";
import { all, type Device, held, newKeeper, together, typeOf } from "#test/colleagues.ts";
import { keyedOffice } from "#test/keyed-office.ts";
import { create, letRead } from "./acts.ts";

const child = typeOf("child");
const within = circleOf(programme.roles, child);

async function caseTeam() {
  const keeper = newKeeper(programme);
  const office = await keyedOffice(keeper, programme);
  const [lia, bia, davi] = await together(keeper, office, programme, [["caseworker"], ["caseworker"], ["supervisor"]]);
  assert.ok(lia && bia && davi);
  await all(lia, bia, davi);
  return { lia, bia, davi };
}

const begin = ({ desk, where }: Device, code: string): string => create(desk, child, where, { code, sex: "unsaid" });
const codesOn = ({ store }: Pick<Device, "store">, ids: readonly string[]): readonly unknown[] =>
  ids.map((id) => store.find(id)?.answers["code"]);

function loadOf({ byName, person }: Device): string {
  const found = byName.caseloads().find(({ whose }) => whose === person.id);
  assert.ok(found);
  return found.circle;
}

describe("whoever covers for a colleague", () => {
  it("reads all of it in the end, though the line broke before the first page and the app was closed", async () => {
    const { lia, bia, davi } = await caseTeam();
    const codes = Array.from({ length: 60 }, (_, at) => `EX-${at}`);
    const ids = codes.map((code) => begin(lia, code));
    const own = begin(bia, "EX-OWN");
    await all(lia, bia, davi);
    assert.equal(await davi.byName.sayPeople(loadOf(lia), [lia.person.id, bia.person.id]), undefined);
    // The log of keys is heard, and nothing after it.
    bia.network.pullsNothing = true;
    await all(bia);
    await bia.end();
    const back = await bia.open();
    await all(back);
    assert.deepEqual(codesOn(back, [own]), ["EX-OWN"], "what was here is here, without a network");
    await back.end();
    // And then the line breaks in the middle, and the app is closed again.
    const again = await bia.open();
    let pages = 0;
    bia.network.pullsNothing = false;
    bia.network.altersPage = (page) => {
      pages += 1;
      return pages > 1 ? ({ code: "app.away", status: 0, says: "" } as never) : page;
    };
    await all(again);
    await again.end();
    bia.network.altersPage = (page) => page;
    const last = await bia.open();
    await all(last);
    assert.deepEqual(codesOn(last, ids), codes);
    assert.deepEqual(codesOn(last, [own]), ["EX-OWN"]);
    await last.end();
  });

  it("has nothing of it left when that ends, after a restart neither, and the line broke in between", async () => {
    const { lia, bia } = await caseTeam();
    const [first, own] = [begin(lia, "EX-1"), begin(bia, "EX-9")];
    await all(lia, bia);
    assert.equal(await lia.byName.sayPeople(loadOf(lia), [lia.person.id, bia.person.id]), undefined);
    await all(bia);
    assert.deepEqual(codesOn(bia, [first, own]), ["EX-1", "EX-9"]);
    assert.equal(await lia.byName.sayPeople(loadOf(lia), [lia.person.id]), undefined);
    bia.network.pullsNothing = true;
    await all(bia);
    await bia.end();
    for (const pullsNothing of [true, false, true]) {
      bia.network.pullsNothing = pullsNothing;
      const back = await bia.open();
      await all(back);
      assert.deepEqual([back.store.find(first), codesOn(back, [own])], [undefined, ["EX-9"]]);
      await back.end();
    }
  });
});

describe("whoever is shut out of one record", () => {
  it("keeps nothing of it, though the page that says so broke off and the app was closed", async () => {
    const { lia, bia, davi } = await caseTeam();
    await davi.byName.sayPeople(loadOf(lia), [lia.person.id, bia.person.id]);
    await all(lia, bia, davi);
    const id = begin(lia, "EX-1");
    await all(lia, bia, davi);
    assert.deepEqual(codesOn(bia, [id]), ["EX-1"]);
    const few = await lia.byName.gather({ ...lia.where, within }, [davi.person.id]);
    assert.equal(typeof few, "string");
    await all(lia, davi);
    letRead(lia.desk, held(lia, id), few as string);
    await all(lia, davi);
    bia.network.pullsNothing = true;
    await all(bia);
    await bia.end();
    bia.network.pullsNothing = false;
    const back = await bia.open();
    await all(back);
    assert.equal(back.store.find(id), undefined);
    await back.end();
    bia.network.isCut = true;
    const offline = await bia.open();
    await all(offline);
    assert.equal(offline.store.find(id), undefined);
    await offline.end();
  });
});
