// Files on devices: sealed when they are chosen, sent before the change that names them, opened by whoever reads the record and nobody else.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isProblem, type Problem } from "#core/problem.ts";
import { type FileAnswer, isFileAnswer } from "#core/record/file-answer.ts";
import { CHUNK_BYTES } from "#core/seal/file.ts";
import { all, type Device, held, typeOf, world, writeDown } from "#test/colleagues.ts";
import { create } from "./acts.ts";
import { memoryShelf } from "./file-shelf.ts";

const story = typeOf("story");
/** Two chunks and a piece. */
const paper = Uint8Array.from({ length: CHUNK_BYTES * 2 + 700 }, (_, at) => "Canary paper ".charCodeAt(at % 13));

async function storyWith(device: Device): Promise<{ readonly id: string; readonly file: FileAnswer }> {
  const file = await device.files.choose("application/pdf", paper);
  return { id: create(device.desk, story, device.where, { headline: "A headline", paper: file }), file };
}

const paperOf = (device: Device, id: string): FileAnswer => {
  const said = held(device, id).answers["paper"];
  assert.ok(isFileAnswer(said));
  return said;
};
const opened = (device: Device, id: string) => device.files.open({ ...device.where, record: id }, paperOf(device, id));
const assertPaper = (found: Uint8Array | Problem, says?: string): void => {
  assert.ok(!isProblem(found), isProblem(found) ? found.code : says);
  assert.ok(Buffer.from(found).equals(paper), says);
};
const changesOf = ({ network }: Device) => network.sent.filter((text) => text.startsWith("["));
const chunksOf = ({ network }: Device) => network.sent.filter((text) => text.includes('"chunk"'));

describe("a file", () => {
  it("is opened by a colleague as it was, and nothing of it or of its key is readable on the way", async () => {
    const { ana, rui } = await world();
    const { id, file } = await storyWith(ana);
    await all(ana, rui);
    assertPaper(await opened(rui, id));
    assert.equal(chunksOf(ana).length, 3);
    const wire = ana.network.sent.join("\n");
    assert.ok(!wire.includes(file.key) && !wire.includes("Canary") && !wire.includes(file.hash));
    assert.ok(!wire.includes(Buffer.from("Canary paper ").toString("base64url").slice(0, 16)));
  });

  it("of an open record is sealed as well: the server reads neither its key nor that there is one", async () => {
    const { ana, rui, keeper } = await world();
    const file = await ana.files.choose("image/jpeg", paper);
    const check = typeOf("capacity-check");
    const id = create(ana.desk, check, ana.where, { paper: file });
    await all(ana, rui);
    const said = held(rui, id).answers["paper"];
    assert.ok(isFileAnswer(said));
    assertPaper(await rui.files.open({ ...rui.where, record: id }, said));
    const page = await keeper.pull(rui.person, rui.where.stream, 0, 100);
    assert.ok(!JSON.stringify(page).includes(file.key) && !JSON.stringify(page).includes('"paper"'));
  });

  it("goes out before the change that names it, and holds up no other", async () => {
    const { ana, rui } = await world();
    ana.network.isCut = true;
    const { id } = await storyWith(ana);
    const other = writeDown(ana, "Aurora Exemplo");
    await ana.sync.now();
    assertPaper(await opened(ana, id), "on this device it opens at once");
    assert.equal(ana.files.standingOf(paperOf(ana, id).id)?.at, "waiting");
    ana.network.isCut = false;
    await all(ana, rui);
    assert.ok(held(rui, other) && held(rui, id));
    const order = ana.network.sent.map((text) =>
      text.includes(id) && text.startsWith("[") ? "named" : text.includes('"chunk"') ? "chunk" : "other",
    );
    assert.deepEqual(
      order.filter((one) => one !== "other"),
      ["chunk", "chunk", "chunk", "named"],
    );
    assert.ok(order.indexOf("other") < order.indexOf("chunk"), "what names no file went first");
    assert.equal(ana.files.standingOf(paperOf(ana, id).id)?.at, "here");
  });

  it("is sent on where it stopped, and a chunk whose answer was lost is sent again", async () => {
    const { ana, rui } = await world();
    const { id } = await storyWith(ana);
    ana.network.losesAnswers = true;
    await ana.sync.now();
    assert.equal(chunksOf(ana).length, 1);
    assert.equal(changesOf(ana).length, 0);
    ana.network.losesAnswers = false;
    await all(ana, rui);
    assert.equal(chunksOf(ana).length, 4);
    assertPaper(await opened(rui, id));
  });

  it("that is refused lets its change go, says why, and stays on the device", async () => {
    const { ana, rui } = await world();
    ana.network.refusesFiles = true;
    const { id } = await storyWith(ana);
    await all(ana, rui);
    assert.equal(held(rui, id).answers["headline"], "A headline");
    const standing = ana.files.standingOf(paperOf(ana, id).id);
    assert.ok(standing?.at === "refused" && standing.why.code === "file.no-room");
    assertPaper(await opened(ana, id));
    const found = await opened(rui, id);
    assert.ok(isProblem(found) && found.code === "app.file-not-whole");
    assert.equal(ana.store.unsent().length, 0);
  });

  it("waits sealed through a lock, and is sent when its person is back", async () => {
    const { ana, rui } = await world();
    ana.network.isCut = true;
    const { id } = await storyWith(ana);
    await ana.sync.now();
    await ana.end();
    const box = await memoryShelf(ana.person.id).box(paperOf(ana, id).id, 0);
    assert.match(box ?? "", /^A/);
    ana.network.isCut = false;
    const again = { ...ana, ...(await ana.open()) };
    await all(again, again, rui);
    assertPaper(await opened(rui, id));
  });

  it("opened here once opens again without a network; one that never was says that there is none", async () => {
    const { ana, rui } = await world();
    const { id } = await storyWith(ana);
    await all(ana, rui);
    rui.network.isCut = true;
    const away = await opened(rui, id);
    assert.ok(isProblem(away) && away.code === "app.away");
    rui.network.isCut = false;
    await opened(rui, id);
    rui.network.isCut = true;
    assertPaper(await opened(rui, id));
    await rui.forget();
    await new Promise(setImmediate);
    assert.ok(isProblem(await opened(rui, id)), "signed out: what came goes");
  });

  it("is stopped while it is opened, and says so", async () => {
    const { ana, rui } = await world();
    const { id } = await storyWith(ana);
    await all(ana, rui);
    const stopping = new AbortController();
    const seen: number[] = [];
    const onProgress = (done: number): void => {
      seen.push(done);
      stopping.abort();
    };
    const found = await rui.files.open({ ...rui.where, record: id }, paperOf(rui, id), {
      signal: stopping.signal,
      onProgress,
    });
    assert.ok(isProblem(found) && found.code === "app.stopped");
    assert.equal(seen.length, 1);
  });

  it("of a record that was mended under another id is sealed anew as that record's", async () => {
    const { ana, rui } = await world();
    const { id, file } = await storyWith(ana);
    await ana.sync.now();
    const other = create(ana.desk, story, ana.where, { headline: "Another", paper: file });
    await all(ana, rui);
    assertPaper(await opened(rui, other));
    assertPaper(await opened(rui, id));
  });

  it("is another's in no record: what is said of it opens only where it was said", async () => {
    const { ana, rui } = await world();
    const { id } = await storyWith(ana);
    await all(ana, rui);
    const other = writeDown(rui, "Aurora Exemplo");
    const found = await rui.files.open({ ...rui.where, record: other }, paperOf(rui, id));
    assert.ok(isProblem(found) && found.code === "app.file-not-whole");
  });

  it("goes from the device with its record", async () => {
    const { ana } = await world();
    const { id } = await storyWith(ana);
    await ana.sync.now();
    const file = paperOf(ana, id);
    await ana.files.drop([id]);
    assert.equal(ana.files.isHere(file.id), false);
    assert.equal(await memoryShelf(ana.person.id).box(file.id, 0), undefined);
  });

  it("taken out of a form again is nowhere", async () => {
    const { ana } = await world();
    const file = await ana.files.choose("image/jpeg", paper);
    assert.ok(ana.files.isHere(file.id));
    ana.files.unchoose(file.id);
    assert.ok(!ana.files.isHere(file.id));
  });
});
