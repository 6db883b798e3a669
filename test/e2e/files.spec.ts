// A photo of a paper, from a phone without a network to a colleague's screen: what its camera wrote beside it never leaves the phone, and
// nobody but those who read the record gets anything but letters.
import { expect, type Page } from "@playwright/test";
import { dumped } from "../hostile/dumped.ts";
import { withPlace } from "../photo.ts";
import { wrongOn } from "./axe.ts";
import { listen, type Wire } from "./entering.ts";
import { allSent, leaveNetwork } from "./page.ts";
import { answer, save } from "./working.ts";
import { test, visit } from "./world.ts";

const TEAM = { "Which team keeps it": "Training team, Example Partner Brazil North" };

const CAMERA = "Canary Camera 7";
/** Of a colour that is on no screen of ours. */
const COLOUR = [200, 60, 180] as const;

/** A JPEG as a phone would give it: larger than it is kept, of one colour, with the place, the camera and a comment. */
async function aPhoto(page: Page): Promise<Buffer> {
  const drawn = await page.evaluate(async ([red, green, blue]) => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [3000, 2000];
    const context = canvas.getContext("2d");
    if (!context) throw new Error("no canvas");
    context.fillStyle = `rgb(${red} ${green} ${blue})`;
    context.fillRect(0, 0, 3000, 2000);
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, "image/jpeg", 0.9));
    return [...new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0))];
  }, COLOUR);
  const photo = Buffer.from(withPlace(Uint8Array.from(drawn), CAMERA));
  expect(photo.includes(CAMERA) && photo.includes("Exif")).toBe(true);
  return photo;
}

/** What stands on the canvas: its size, and the colour in its middle. */
const seen = (page: Page) =>
  page.locator("canvas").evaluate((canvas: HTMLCanvasElement) => ({
    size: [canvas.width, canvas.height],
    colour: [...(canvas.getContext("2d")?.getImageData(canvas.width / 2, canvas.height / 2, 1, 1).data ?? [])].slice(
      0,
      3,
    ),
  }));

/** The answer beside its question, not in the timeline. */
const answerIn = (page: Page) =>
  page.getByRole("article").locator("dl").first().locator("> div").filter({ hasText: "Signed agreement" });

test.describe.configure({ timeout: 180_000 });

test("a photo added without a network is opened by a colleague, and is nothing to everybody else", async ({
  page,
  context,
  browser,
  world,
}) => {
  const wire: Wire = [];
  listen(page, wire);
  await visit(page, world, "Rui Modelo", "/records/story/new");
  await answer(page, { ...TEAM, Headline: "A story without a name" });
  const photo = await aPhoto(page);

  await leaveNetwork(page);
  await expect(page.getByText("Photograph papers, not people.")).toBeVisible();
  await page
    .getByLabel("Signed agreement")
    .and(page.locator("input"))
    .setInputFiles({ name: "Canary Name.jpg", mimeType: "image/jpeg", buffer: photo });
  await expect(page.getByText(/^Photo, \d+ kB$/)).toBeVisible();
  expect(await wrongOn(page)).toEqual([]);
  const path = await save(page);
  const file = answerIn(page);
  await expect(file).toContainText("Waits to be sent");
  // It is on this device: it opens here without a network.
  await file.getByRole("button", { name: /^Open/ }).click();
  await expect(page.getByRole("img", { name: "Photo: Signed agreement" })).toBeVisible();
  await expect.poll(() => seen(page)).toMatchObject({ size: [2048, 1365] });
  const bytes = await storedText(page);
  expect(bytes).not.toContain(CAMERA);

  await context.setOffline(false);
  await allSent(page);
  await expect(file).not.toContainText("Waits to be sent");
  expect(await wrongOn(page)).toEqual([]);

  const colleague = await (await browser.newContext()).newPage();
  listen(colleague, wire);
  await visit(colleague, world, "Nara Rascunho", path);
  const theirs = answerIn(colleague);
  await theirs.getByRole("button", { name: /^Open/ }).click();
  await expect.poll(() => seen(colleague)).toMatchObject({ size: [2048, 1365] });
  const { colour } = await seen(colleague);
  for (const [at, part] of COLOUR.entries()) expect(Math.abs((colour[at] ?? 0) - part)).toBeLessThan(12);

  // What left the browsers, and what the server has.
  const sent = wire.join("\n");
  const rows = await dumped(world.database);
  expect(rows).toContain("file_chunk");
  for (const canary of [CAMERA, "Canary Name", "http://ns.adobe.com/xap"]) {
    const coded = [0, 1, 2].map((shift) =>
      Buffer.from("x".repeat(shift) + canary)
        .toString("base64url")
        .slice(2, -2),
    );
    for (const form of [canary, ...coded.filter((one) => one.length > 8)]) {
      expect(sent.includes(form), `${form} on the wire`).toBe(false);
      expect(rows.includes(form), `${form} in the database`).toBe(false);
    }
  }
  expect(world.log.join("\n")).not.toContain("Canary");

  // A trainer reads no stories: there is no such record for her, and no such file.
  const [chunk] = wire.flatMap((one) => /GET\n(\S+\/api\/files\/\S+\/0)\n/.exec(one)?.[1] ?? []);
  expect(chunk).toBeDefined();
  expect((await colleague.request.get(chunk ?? "")).status()).toBe(200);
  await visit(colleague, world, "Ana Exemplo", "/");
  expect((await colleague.request.get(chunk ?? "")).status()).toBe(404);
  await colleague.context().clearCookies();
  expect((await colleague.request.get(chunk ?? "")).status()).toBe(401);
});

test("what is no photo and no PDF is not taken, a PDF is kept as it is, and one not on this device says so offline", async ({
  page,
  context,
  browser,
  world,
}) => {
  await visit(page, world, "Rui Modelo", "/records/story/new");
  await answer(page, { ...TEAM, Headline: "A story with a paper" });
  const input = page.getByLabel("Signed agreement").and(page.locator("input"));
  await input.setInputFiles({
    name: "page.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.from("<script>alert(1)</script>"),
  });
  await expect(page.getByText("This is no photo (JPEG, PNG or WebP) and no PDF.")).toBeVisible();
  await input.setInputFiles({
    name: "a.pdf",
    mimeType: "application/pdf",
    buffer: Buffer.concat([Buffer.from("%PDF-1.7\n"), Buffer.alloc(10_000_001)]),
  });
  await expect(page.getByText("This file is larger than 10 MB.")).toBeVisible();
  const paper = Buffer.from(`%PDF-1.7\n${"An invented paper. ".repeat(9_000)}`);
  await input.setInputFiles({ name: "Canary Name.pdf", mimeType: "application/pdf", buffer: paper });
  await expect(page.getByText("can carry the name of who made it")).toBeVisible();
  const path = await save(page);
  await allSent(page);

  const colleague = await (await browser.newContext()).newPage();
  await visit(colleague, world, "Nara Rascunho", path);
  const theirs = answerIn(colleague);
  await expect(theirs).toContainText("PDF, 171 kB");
  await leaveNetwork(colleague);
  await theirs.getByRole("button", { name: /^Save it/ }).click();
  await expect(theirs).toContainText("There is no connection right now, and this file is not on this device.");
  await colleague.context().setOffline(false);
  const [download] = await Promise.all([
    colleague.waitForEvent("download"),
    theirs.getByRole("button", { name: /^Save it/ }).click(),
  ]);
  expect(download.suggestedFilename()).toBe("paper.pdf");
  const stream = await download.createReadStream();
  const pieces: Buffer[] = [];
  for await (const piece of stream) pieces.push(piece as Buffer);
  expect(Buffer.concat(pieces).equals(paper)).toBe(true);
  await expect(theirs).toContainText("readable for whoever uses it");
  await context.close();
});

test("a file that is refused blocks nothing and says so", async ({ page, browser, world }) => {
  await visit(page, world, "Rui Modelo", "/records/story/new");
  await page.route("**/api/files", (route) =>
    route.fulfill({
      status: 413,
      json: {
        code: "file.no-room",
        status: 413,
        says: "Your organisation has no room left for files. The file was not kept.",
      },
    }),
  );
  await answer(page, { ...TEAM, Headline: "A story whose paper is refused" });
  const input = page.getByLabel("Signed agreement").and(page.locator("input"));
  await input.setInputFiles({ name: "a.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.7 a paper") });
  const path = await save(page);
  await allSent(page);
  const file = answerIn(page);
  await expect(file).toContainText("The file was not accepted. Your organisation has no room left for files.");
  const colleague = await (await browser.newContext()).newPage();
  await visit(colleague, world, "Nara Rascunho", path);
  await expect(colleague.getByRole("heading", { level: 1, name: "A story whose paper is refused" })).toBeVisible();
  const theirs = answerIn(colleague);
  await theirs.getByRole("button", { name: /^Save it/ }).click();
  await expect(theirs).toContainText("This file did not arrive whole.");
});

/** All that a browser keeps of a page: what lies in its stores, as text. */
async function storedText(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const texts = [JSON.stringify({ ...localStorage }), JSON.stringify({ ...sessionStorage })];
    const answered = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((done) => {
        request.onsuccess = () => done(request.result);
      });
    for (const { name } of await indexedDB.databases()) {
      const opened = await answered(indexedDB.open(name ?? ""));
      for (const store of opened.objectStoreNames)
        texts.push(JSON.stringify(await answered(opened.transaction(store).objectStore(store).getAll())));
      opened.close();
    }
    return texts.join("\n");
  });
}
