// Files as somebody with keys finds them at a keeper: those their records name, fetched and opened as on any device.
import { isProblem } from "#core/problem.ts";
import { type FileAnswer, filesIn } from "#core/record/file-answer.ts";
import type { KnownRecord } from "#core/register/known-records.ts";
import { type FileFault, openFile } from "#core/seal/file.ts";
import type { Keeper } from "./keeper.ts";
import type { KeyHolder } from "./key-holder.ts";
import { platform } from "./platform.ts";

/** Every file that was ever said of a record, each once. */
export function filesOfRecord({ changes }: KnownRecord): readonly FileAnswer[] {
  const said = filesIn(changes.flatMap(({ head, body }) => [head.shown, body]));
  return [...new Map(said.map((file) => [file.id, file])).values()];
}

export type OpenHeldFile = (
  place: { readonly tenant: string; readonly record: string },
  file: FileAnswer,
) => Promise<Uint8Array<ArrayBuffer> | FileFault>;

export function fileOpener({ files }: Pick<Keeper, "files">, { person }: Pick<KeyHolder, "person">): OpenHeldFile {
  return (place, file) =>
    openFile(platform, place, file, async (chunk) => {
      const found = await files.get(person, { record: place.record, file: file.id, chunk });
      return isProblem(found) ? undefined : found.box;
    });
}
