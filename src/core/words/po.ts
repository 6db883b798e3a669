// PO files, the form translators' tools read: the id stands in msgctxt, the English in msgid, the translation in msgstr.
// Promise: what is written reads back the same; what cannot be read is refused with its line, never half taken.

export interface Entry {
  /** Permanent: `case.field.risk.label`. */
  readonly id: string;
  readonly source: string;
  readonly translation: string;
  /** What a translator should know; one line each. */
  readonly notes: readonly string[];
  /** The English has changed since it was translated: not used until somebody looked at it. */
  readonly fuzzy: boolean;
}

export interface PoFault {
  readonly line: number;
  readonly fault: string;
}

export interface PoFile {
  readonly header: string;
  readonly entries: readonly Entry[];
}

type Part = "msgctxt" | "msgid" | "msgstr";

/** Reads a PO file. Comments other than notes (`#.`) and `#, fuzzy` are dropped. */
export function readPo(text: string): PoFile | PoFault {
  const entries: Entry[] = [];
  let header = "";
  let block: { [part in Part]?: string } = {};
  let notes: string[] = [];
  let fuzzy = false;
  let open: Part | undefined;
  const seen = new Set<string>();

  const close = (line: number): PoFault | undefined => {
    const { msgctxt: id, msgid: source, msgstr: translation } = block;
    const isNothing = id === undefined && source === undefined && translation === undefined;
    if (!isNothing) {
      if (source === undefined || translation === undefined) return { line, fault: "an entry lacks msgid or msgstr" };
      if (id === undefined && source !== "") return { line, fault: "an entry has no msgctxt, which holds its id" };
      if (id === undefined) header = translation;
      else if (seen.has(id)) return { line, fault: `${id} stands here twice` };
      else entries.push({ id: id, source, translation, notes, fuzzy });
      if (id !== undefined) seen.add(id);
      notes = [];
      fuzzy = false;
    }
    block = {};
    open = undefined;
    return undefined;
  };

  const lines = text.replace(/^\ufeff/u, "").split(/\r?\n/u);
  for (const [index, raw] of lines.entries()) {
    const line = raw.trim();
    const number = index + 1;
    if (line === "" || (line.startsWith("#") && block.msgstr !== undefined)) {
      const fault = close(number);
      if (fault) return fault;
    }
    if (line === "" || line.startsWith("#~")) continue;
    if (line.startsWith("#")) {
      if (line.startsWith("#.")) notes.push(line.slice(2).trim());
      if (line.startsWith("#,") && line.includes("fuzzy")) fuzzy = true;
      continue;
    }
    const found = /^(msgctxt|msgid|msgstr)?\s*"(.*)"$/su.exec(line);
    const part = (found?.[1] as Part | undefined) ?? open;
    if (!found || part === undefined) return { line: number, fault: "this line cannot be read" };
    if (found[1] && block.msgstr !== undefined) {
      const fault = close(number);
      if (fault) return fault;
    }
    const words = unescaped(found[2] ?? "");
    if (words === undefined) return { line: number, fault: "a quotation mark or backslash stands alone" };
    block[part] = (found[1] ? "" : (block[part] ?? "")) + words;
    open = part;
  }
  return close(lines.length) ?? { header, entries };
}

export function isPoFault(read: PoFile | PoFault): read is PoFault {
  return "fault" in read;
}

/** Writes a PO file, entries in the order given. */
export function writePo({ header, entries }: PoFile): string {
  const blocks = entries.map(({ id, source, translation, notes, fuzzy }) =>
    [
      ...notes.map((note) => `#. ${note}`),
      ...(fuzzy ? ["#, fuzzy"] : []),
      `msgctxt ${quoted(id)}`,
      `msgid ${quoted(source)}`,
      `msgstr ${quoted(translation)}`,
    ].join("\n"),
  );
  const head = [
    'msgid ""',
    'msgstr ""',
    ...header
      .split("\n")
      .filter(Boolean)
      .map((line) => quoted(`${line}\n`)),
  ];
  return `${[head.join("\n"), ...blocks].join("\n\n")}\n`;
}

const letters: { readonly [letter: string]: string } = { n: "\n", t: "\t", r: "\r", '"': '"', "\\": "\\" };

function quoted(text: string): string {
  const escaped = text.replace(/[\\"\n\t\r]/gu, (letter) => {
    const name = Object.entries(letters).find(([, value]) => value === letter)?.[0] ?? letter;
    return `\\${name}`;
  });
  return `"${escaped}"`;
}

function unescaped(text: string): string | undefined {
  if (!/^(?:[^"\\]|\\[ntr"\\])*$/u.test(text)) return undefined;
  return text.replace(/\\([ntr"\\])/gu, (_, letter: string) => letters[letter] ?? letter);
}
