// The folder in which a browser keeps what a person leaves on a phone, as it lies on the disk, and words looked for in it.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The files in which any of these words stands, in letters of one byte or of two. */
export function findInProfile(folder: string, words: readonly string[]): readonly string[] {
  const needles = words.flatMap((word) => [Buffer.from(word, "utf8"), Buffer.from(word, "utf16le")]);
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .flatMap((entry) => {
      const path = join(entry.parentPath, entry.name);
      const bytes = readFileSync(path);
      return needles.some((needle) => bytes.includes(needle)) ? [path.slice(folder.length)] : [];
    });
}
