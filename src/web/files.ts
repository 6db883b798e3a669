// Files on this device: chosen, sealed, sent chunk by chunk before the change that names them, fetched and opened.
// Promise: in memory a chosen file is sealed at once; a file that is refused holds up nothing; one that is opened is whole and what was sealed.
import type { Envelope } from "#core/change/change.ts";
import { isProblem, type Problem } from "#core/problem.ts";
import { type FileAnswer, type FileKind, filesIn } from "#core/record/file-answer.ts";
import { chunkCount, type FilePlace, nameFile, openFile, sealFile } from "#core/seal/file.ts";
import type { Platform } from "#core/seal/platform.ts";
import { type Api, isPassing } from "./api.ts";
import type { FileShelf, ShelvedFile } from "./file-shelf.ts";
import { bodyOf } from "./held-record.ts";

/** Where a file is: here, still to be sent, or nothing where it is with the keeper alone. */
export type FileStanding =
  | { readonly at: "here" }
  | { readonly at: "waiting"; readonly sent: number; readonly chunks: number }
  | { readonly at: "refused"; readonly why: Problem };

export interface Opening {
  readonly signal?: AbortSignal;
  /** From 0 to 1. */
  readonly onProgress?: (done: number) => void;
}

export interface DeviceFiles {
  /** Seals it, and says what stands as the answer. */
  readonly choose: (kind: FileKind, whole: Uint8Array) => Promise<FileAnswer>;
  /** Taken out of the form again. */
  readonly unchoose: (file: string) => void;
  readonly standingOf: (file: string) => FileStanding | undefined;
  /** Whether a chosen file is still in this tab: a draft may have outlived it. */
  readonly isHere: (file: string) => boolean;
  readonly open: (place: FilePlace, file: FileAnswer, opening?: Opening) => Promise<Uint8Array<ArrayBuffer> | Problem>;
  /** What unsent changes name is sealed as theirs, and waits to be sent; these wait for it. */
  readonly pack: (unsent: readonly Envelope[]) => Promise<void>;
  readonly holds: (change: Envelope) => boolean;
  /** Sends one chunk of what these changes name: what is left to do, or why it cannot go on now. */
  readonly step: (unsent: readonly Envelope[]) => Promise<"more" | "done" | "nothing" | Problem>;
  /** These records are read here no more. */
  readonly drop: (records: readonly string[]) => Promise<void>;
  /** Signed out: what waits to be sent stays, all else goes. */
  readonly forget: () => Promise<void>;
  /** What is in hand is put away. */
  readonly end: () => Promise<void>;
  /** Whether all that waits is kept where a reload finds it. */
  readonly isSafe: () => boolean;
  /** Why files of this device were not accepted. */
  readonly refusals: () => readonly Problem[];
  readonly subscribe: (listener: () => void) => () => void;
  readonly version: () => number;
}

interface FilesParts {
  readonly api: Pick<Api, "get" | "post">;
  readonly platform: Pick<Platform, "subtle" | "random">;
  readonly shelf: FileShelf;
  readonly newId: () => string;
  readonly now: () => number;
}

/** Chosen in a form that was not saved yet, sealed as of no record: the key is in the form's draft. It outlives a lock of this tab. */
const tray = new Map<string, readonly string[]>();
const NOWHERE: FilePlace = { tenant: "", record: "" };

/** Kept for reading without a network, some 50 MB; beyond, what has been here longest goes. */
const MOST_KEPT_CHUNKS = 800;

/** It is not what was sealed, or not all of it is there. */
export const NOT_WHOLE: Problem = {
  code: "app.file-not-whole",
  status: 422,
  says: "This file did not arrive whole. Ask whoever added it to add it again.",
};
export const STOPPED: Problem = { code: "app.stopped", status: 0, says: "Stopped." };

export async function makeFiles({ api, platform, shelf, newId, now }: FilesParts): Promise<DeviceFiles> {
  const shelved = new Map((await shelf.all()).map((one) => [one.file, one]));
  const listeners = new Set<() => void>();
  let version = 0;
  let packing: Promise<void> = Promise.resolve();
  const inHand = new Set<string>();

  function changed(): void {
    version += 1;
    for (const listener of listeners) listener();
  }

  async function keep(about: ShelvedFile, boxes?: readonly string[]): Promise<void> {
    shelved.set(about.file, about);
    await (boxes ? shelf.put(about, boxes) : shelf.note(about));
    changed();
  }

  async function forgetFile(file: string): Promise<void> {
    shelved.delete(file);
    await shelf.drop(file);
  }

  /** Still to be sealed as of this record, or to be sent. */
  const isWaiting = (record: string, file: string): boolean => {
    if (inHand.has(file) || tray.has(file)) return true;
    const known = shelved.get(file);
    return known !== undefined && (known.record !== record || isToSend(known));
  };
  const named = (change: Envelope): readonly FileAnswer[] => filesIn([change.head.shown, bodyOf(change)]);

  /** Sealed again as of the record that names it: chosen in a form, or said of another record before. */
  async function packOne({ head }: Envelope, file: FileAnswer): Promise<void> {
    const known = shelved.get(file.id);
    const chosen = tray.get(file.id);
    tray.delete(file.id);
    if (known?.record === head.record || (!known && !chosen)) return;
    const whole = known
      ? await openFile(platform, known, file, (chunk) => shelf.box(file.id, chunk))
      : await openFile(platform, NOWHERE, file, (chunk) => chosen?.[chunk]);
    const { tenant, stream, type, record } = head;
    const about = { file: file.id, tenant, stream, type, record, sent: 0, at: now() };
    if ("fault" in whole) return keep({ ...about, chunks: chunkCount(file.bytes), refused: NOT_WHOLE });
    const boxes = await allOf(sealFile(platform, head, file, whole));
    await keep({ ...about, chunks: boxes.length }, boxes);
  }

  /** One after the other; what is being packed is waited for. */
  async function packAll(unsent: readonly Envelope[]): Promise<void> {
    for (const change of unsent)
      for (const file of named(change)) {
        inHand.add(file.id);
        await packOne(change, file).finally(() => inHand.delete(file.id));
      }
  }

  async function prune(): Promise<void> {
    const sent = [...shelved.values()].filter((one) => !isToSend(one)).sort((a, b) => b.at - a.at);
    let kept = 0;
    for (const { file, chunks } of sent) {
      kept += chunks;
      if (kept > MOST_KEPT_CHUNKS) await forgetFile(file);
    }
  }

  return {
    async choose(kind, whole) {
      const file = nameFile(platform, newId(), kind, whole);
      tray.set(file.id, await allOf(sealFile(platform, NOWHERE, file, whole)));
      return file;
    },
    unchoose: (file) => void tray.delete(file),
    standingOf(file) {
      const known = shelved.get(file);
      if (!known) return tray.has(file) ? { at: "here" } : undefined;
      if (known.refused) return { at: "refused", why: known.refused };
      if (known.sent === known.chunks) return { at: "here" };
      return { at: "waiting", sent: known.sent, chunks: known.chunks };
    },
    isHere: (file) => tray.has(file) || shelved.has(file),

    async open({ tenant, record }, file, { signal, onProgress } = {}) {
      await packing;
      const boxes: string[] = [];
      let trouble: Problem | undefined;
      const chosen = tray.get(file.id);
      const known = shelved.get(file.id);
      const boxAt = async (chunk: number): Promise<string | undefined> => {
        if (signal?.aborted) trouble = STOPPED;
        if (trouble) return undefined;
        const here = known?.record === record ? await shelf.box(file.id, chunk) : undefined;
        const found = here ?? (await fetchBox(chunk));
        if (found !== undefined) boxes.push(found);
        onProgress?.((chunk + 1) / chunkCount(file.bytes));
        return found;
      };
      const fetchBox = async (chunk: number): Promise<string | undefined> => {
        const answer = await api.get<{ readonly box: string }>(`/api/files/${record}/${file.id}/${chunk}`, signal);
        if (!isProblem(answer)) return answer.box;
        // The change that names it is here, and it is not: it was refused, or never came.
        trouble = signal?.aborted ? STOPPED : answer.status === 404 ? NOT_WHOLE : answer;
        return undefined;
      };
      const whole = chosen
        ? await openFile(platform, NOWHERE, file, (chunk) => chosen[chunk])
        : await openFile(platform, { tenant, record }, file, boxAt);
      if ("fault" in whole) return trouble ?? NOT_WHOLE;
      if (!chosen && !known) {
        const place = { tenant, record, stream: "", type: "" };
        await keep({ file: file.id, ...place, chunks: boxes.length, sent: boxes.length, at: now() }, boxes);
        await prune();
      }
      return whole;
    },

    pack(unsent) {
      packing = packing.then(() => packAll(unsent));
      return packing;
    },
    holds: (change) => named(change).some(({ id }) => isWaiting(change.head.record, id)),

    async step(unsent) {
      await packing;
      const known = unsent
        .flatMap((change) => named(change).map(({ id }) => ({ of: change.head.record, one: shelved.get(id) })))
        .find(({ of, one }) => one?.record === of && isToSend(one))?.one;
      if (!known) return "nothing";
      const { tenant, stream, type, record, sent: chunk } = known;
      const box = await shelf.box(known.file, chunk);
      // Another tab, or somebody who cleaned up, took it away: what names it waits no longer.
      if (box === undefined) {
        await keep({ ...known, refused: NOT_WHOLE });
        return "done";
      }
      const answer = await api.post("/api/files", { tenant, stream, type, record, file: known.file, chunk, box });
      // Erased meanwhile, or signed out.
      if (shelved.get(known.file) !== known) return "more";
      if (!isProblem(answer)) {
        await keep({ ...known, sent: chunk + 1 });
        return chunk + 1 === known.chunks ? "done" : "more";
      }
      if (isPassing(answer)) return answer;
      if (answer.code === "file.gap" && chunk > 0) {
        await keep({ ...known, sent: 0 });
        return "more";
      }
      await keep({ ...known, refused: answer });
      return "done";
    },

    async drop(records) {
      const gone = new Set(records);
      for (const { file, record } of [...shelved.values()]) if (gone.has(record)) await forgetFile(file);
      if (gone.size > 0) changed();
    },
    async forget() {
      for (const one of [...shelved.values()]) if (!isToSend(one)) await forgetFile(one.file);
    },
    end: () => packing,
    isSafe: () => inHand.size === 0 && [...shelved.values()].every((one) => !isToSend(one) || shelf.isSafe(one.file)),
    refusals: () => [...shelved.values()].flatMap(({ refused }) => refused ?? []),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    version: () => version,
  };
}

function isToSend({ sent, chunks, refused }: ShelvedFile): boolean {
  return sent < chunks && !refused;
}

async function allOf(sealing: AsyncIterable<string>): Promise<readonly string[]> {
  const boxes: string[] = [];
  for await (const box of sealing) boxes.push(box);
  return boxes;
}
