// What every keeper promises about files: whoever may write a record adds to it, whoever may read it gets what was added, in chunks that
// nobody replaces; it is as large as it may be and no larger, and goes with its record. May the wrong person do this? is asked of each.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import type { Person } from "#core/access/role.ts";
import { isProblem } from "#core/problem.ts";
import { type FileAnswer, isFileAnswer } from "#core/record/file-answer.ts";
import { nameFile, openFile, sealFile } from "#core/seal/file.ts";
import type { NewChunk } from "#server/files.ts";
import { platform } from "#server/platform.ts";
import { Repair, RideDay } from "../bicycles/workshop.ts";
import { type OpenedKeeper, openMemory, openPostgres } from "./keepers.ts";
import { keyed, openStand } from "./key-house.ts";
import {
  agnes,
  guest,
  milo,
  newId,
  north,
  northRides,
  northStands,
  olga,
  openWorkshops,
  rosa,
  say,
  sayPlain,
  south,
  southStands,
  sven,
} from "./workshop.ts";

/** A box of this many steps, as long as a real one; `letter` tells boxes apart. */
const boxOf = (steps = 1, letter = "B"): string => `A${letter.repeat(Math.ceil(((steps * 256 + 61) * 4) / 3) - 1)}`;

const room = { ofRecord: 5, ofOrganisation: 12 };
const keepers = {
  "in memory": () => openMemory(keyed, room),
  "on PostgreSQL": () => openPostgres(console.error, keyed, openWorkshops, room),
};

for (const [name, open] of Object.entries(keepers)) {
  describe(`files in a keeper ${name}`, () => {
    let opened: OpenedKeeper;
    let house: Awaited<ReturnType<typeof openStand>>;
    before(async () => {
      opened = await open();
      house = await openStand(opened.keeper);
    });
    after(() => opened.close());

    const codeOf = (found: unknown): string => (isProblem(found) ? found.code : "taken");
    const put = async (by: Person, chunk: Partial<NewChunk>): Promise<string> => {
      const at = { tenant: north, stream: northStands, type: Repair.id, record: newId(), file: newId() };
      return codeOf(await opened.keeper.files.put(by, { ...at, chunk: 0, box: boxOf(), ...chunk }));
    };
    const get = async (by: Person, record: string, file: string, chunk = 0): Promise<string> => {
      const found = await opened.keeper.files.get(by, { record, file, chunk });
      return isProblem(found) ? found.code : found.box;
    };
    const keep = async (by: Person, ...changes: readonly object[]): Promise<void> => {
      const outcomes = await opened.keeper.push(by, changes);
      assert.ok(
        outcomes.every(({ accepted }) => accepted),
        JSON.stringify(outcomes),
      );
    };
    const aRepair = async (): Promise<string> => {
      const change = say({ type: Repair, by: milo });
      await keep(milo, change);
      return change.head.record;
    };
    const erase = async (record: string): Promise<void> => {
      assert.equal(await opened.keeper.erasures.propose(olga, north, record), undefined);
      assert.ok(!isProblem(await opened.keeper.erasures.approve(agnes, north, record)));
    };

    it("are there before their record, for nobody, and with it for whoever reads it", async () => {
      const change = say({ type: Repair, by: milo });
      const [record, file] = [change.head.record, newId()];
      assert.equal(await put(milo, { record, file }), "taken");
      for (const who of [milo, olga]) assert.equal(await get(who, record, file), "door.not-found");
      await keep(milo, change);
      for (const who of [milo, olga, rosa]) assert.equal(await get(who, record, file), boxOf());
      for (const who of [sven, guest])
        assert.equal(await get(who, record, file), "door.not-found", "not theirs to read");
      for (const [its, id, chunk] of [
        [newId(), file, 0],
        [record, newId(), 0],
        [record, file, 1],
      ] as const)
        assert.equal(await get(milo, its, id, chunk), "door.not-found");
      await erase(record);
    });

    it("are put only by who may write such a record there", async () => {
      const record = await aRepair();
      for (const [says, who, chunk, code] of [
        ["nobody of the organisation", sven, { record }, "door.not-allowed"],
        ["a guest, who may nothing", guest, { record }, "door.not-allowed"],
        ["into another team", milo, { record, stream: northRides }, "door.not-allowed"],
        ["into another organisation", milo, { record, tenant: south, stream: southStands }, "door.not-allowed"],
        [
          "as of a team of another organisation",
          rosa,
          { tenant: south, stream: northStands },
          "change.record-elsewhere",
        ],
        ["of a record of another team", olga, { record, stream: northRides }, "change.record-elsewhere"],
        ["of a record of another kind", olga, { record, type: RideDay.id }, "door.not-allowed"],
        ["of a kind that asks for no file", olga, { type: RideDay.id }, "door.not-allowed"],
        ["of a kind that is none", olga, { type: "none" }, "change.unknown-type"],
        ["of this record", milo, { record }, "taken"],
      ] as const)
        assert.equal(await put(who, chunk), code, says);
      await erase(record);
    });

    it("never take the place of others: the same is taken again, another is refused, and none is left out", async () => {
      const record = await aRepair();
      const file = newId();
      assert.equal(await put(milo, { record, file, chunk: 1 }), "file.gap");
      assert.equal(await put(milo, { record, file }), "taken");
      assert.equal(await put(milo, { record, file }), "taken");
      assert.equal(await put(olga, { record, file, box: boxOf(1, "C") }), "file.differs");
      assert.equal(await put(milo, { record, file, chunk: 2 }), "file.gap");
      assert.equal(await put(milo, { record, file, chunk: 1, box: boxOf(2) }), "taken");
      assert.deepEqual([await get(milo, record, file), await get(milo, record, file, 1)], [boxOf(), boxOf(2)]);
      const both = [boxOf(1, "D"), boxOf(1, "E")].map((box) => put(milo, { record, file, chunk: 2, box }));
      assert.deepEqual((await Promise.all(both)).sort(), ["file.differs", "taken"], "two at once");
      await erase(record);
    });

    it("are boxes, and no larger than they may be", async () => {
      const record = await aRepair();
      for (const [says, box] of [
        ["nothing", ""],
        ["no box", "B".repeat(423)],
        ["no letters of a box", `A${" ".repeat(422)}`],
        ["not whole", boxOf().slice(0, -5)],
        ["too long", boxOf(257)],
      ] as const)
        assert.equal(await put(milo, { record, box }), "door.bad-request", says);
      assert.equal(await put(milo, { record, box: boxOf(256) }), "taken", "64 KiB");
      assert.equal(await put(milo, { record, chunk: 153 }), "file.too-large");
      await erase(record);
    });

    it("stop where a record is full, and where an organisation is", async () => {
      const [one, other, third] = [await aRepair(), await aRepair(), await aRepair()];
      const fill = async (record: string, count: number): Promise<readonly string[]> => {
        const file = newId();
        const said: string[] = [];
        for (let chunk = 0; chunk < count; chunk += 1) said.push(await put(milo, { record, file, chunk }));
        return said;
      };
      const taken = Array.from({ length: 5 }, () => "taken");
      assert.deepEqual(await fill(one, 6), [...taken, "file.record-full"]);
      assert.deepEqual(await fill(other, 5), taken);
      // What is begun is ended: the room of an organisation is looked at with the first chunk of a file.
      assert.deepEqual(await fill(third, 3), ["taken", "taken", "taken"]);
      assert.deepEqual(await fill(third, 1), ["file.no-room"]);
      for (const record of [one, other, third]) await erase(record);
      assert.equal(await put(milo, {}), "taken", "there is room again");
    });

    it("go with their record, and nothing is added to it", async () => {
      const record = await aRepair();
      const file = newId();
      assert.equal(await put(milo, { record, file }), "taken");
      await erase(record);
      for (const who of [milo, olga, rosa]) assert.equal(await get(who, record, file), "door.not-found");
      assert.equal(await put(milo, { record, file, chunk: 1 }), "record.erased");
      assert.equal(await put(milo, { record }), "record.erased");
    });

    it("of a record that people by name read are theirs, and for everybody else it is elsewhere", async () => {
      const { milo, mona, seal, push, name, personOf, tenant, stream, join, mechanic } = house;
      const nina = await join(mechanic);
      const circle = await name(milo, [milo, mona]);
      const [record, file] = [newId(), newId()];
      const [hers, his, accused] = [await personOf(mona.keys), await personOf(milo.keys), await personOf(nina.keys)];
      const at = { tenant, stream, record, file };
      assert.equal((await push(milo, await seal(milo, record, "create", circle))).length, 1);
      assert.equal(await put(accused, at), "change.record-elsewhere");
      assert.equal(await put(accused, { ...at, record: newId() }), "taken", "into a record of her own she may");
      assert.equal(await put(his, at), "taken");
      assert.equal(await get(hers, record, file), boxOf());
      assert.equal(await get(accused, record, file), "door.not-found");
    });

    it("open as they were sealed for a colleague who was told of them, and are letters for everybody else", async () => {
      const { milo, mona, stream, personOf, tenant, push } = house;
      const plain = new TextEncoder().encode(`Canary ${"paper ".repeat(20_000)}`);
      const file: FileAnswer = nameFile(platform, newId(), "application/pdf", plain);
      const record = newId();
      let chunk = 0;
      for await (const box of sealFile(platform, { tenant, record }, file, plain)) {
        assert.equal(
          await put(await personOf(milo.keys), { tenant, stream, record, file: file.id, chunk, box }),
          "taken",
        );
        assert.ok(!box.includes("Canary"));
        chunk += 1;
      }
      assert.equal(chunk, 2);
      const by = await personOf(milo.keys);
      const told = sayPlain({ type: Repair, record, by, answers: { receipt: file }, head: { tenant, stream } });
      const sealed = await milo.seal(told);
      assert.ok(!("fault" in sealed));
      assert.ok(!JSON.stringify(sealed).includes(file.key) && !JSON.stringify(sealed).includes(file.id));
      assert.equal((await push(milo, sealed)).length, 1);
      const page = await opened.keeper.pull(await personOf(mona.keys), stream, 0, 100);
      assert.ok(!isProblem(page));
      const last = page.changes.find(({ envelope }) => envelope.head.record === record)!.envelope;
      const heard = await mona.open(last, page.wraps);
      assert.ok(!("fault" in heard));
      const said: unknown = JSON.parse(heard.body).set.receipt;
      assert.ok(isFileAnswer(said));
      const her = await personOf(mona.keys);
      const boxes = [await get(her, record, said.id), await get(her, record, said.id, 1)];
      assert.deepEqual(await openFile(platform, { tenant, record }, said, (at) => boxes[at]), plain);
    });
  });
}
