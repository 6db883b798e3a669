// The text of a cell: without what no person can see, and as Office Open XML spells it.
// Reading and writing clean a text alike, so what was written is read back equal.

const unseen = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff\p{Surrogate}]/gu;
const anyUnseen = new RegExp(unseen.source, "u");

/** The text without control characters and halves of characters; every line end is a line feed. */
export function cleanText(text: string): string {
  return anyUnseen.test(text) ? text.replace(/\r\n?/g, "\n").replace(unseen, "") : text;
}

/** Undoes `_x000D_`, Excel's spelling of a character that XML cannot hold (ECMA-376 part 1, 22.9.2.19). */
export function unescapeOoxml(text: string): string {
  return text.includes("_x")
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
}

/** The text as the content of an XML element of a workbook, cleaned; what only looks like `_x0041_` stays as it is. */
export function escapeOoxml(text: string): string {
  const clean = cleanText(text);
  const safe = clean.includes("_x") ? clean.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_") : clean;
  return /[&<>"]/.test(safe) ? safe.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign) : safe;
}

const entities: { readonly [sign: string]: string } = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
