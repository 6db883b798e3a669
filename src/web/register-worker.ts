// Reads a register off the main thread: the file's bytes, its sheets, and everything the importer makes of them stay in here.
// Promise: it asks nobody anything and sends nothing anywhere; what it knows ends with it.

import { type Clock, newClock } from "#core/change/clock.ts";
import type { Problem } from "#core/problem.ts";
import { rulesOf, typesOf } from "#core/programme.ts";
import { type BroughtIn, bringIn, type SheetBroughtIn } from "#core/register/bring-in.ts";
import { setAsideSheet } from "#core/register/set-aside.ts";
import { checkSize, isRefused, readSheets } from "#core/sheet/read.ts";
import type { Sheet } from "#core/sheet/sheet.ts";
import { writeXlsx } from "#core/sheet/write-xlsx.ts";
import { programme } from "#programme/register.ts";
import { declaredTotals, keepInImport, registers } from "#programme/registers.ts";
import { withTold } from "./register-headings.ts";
import { layoutView } from "./register-layouts.ts";
import type { Answered, AsideReasons, Asked, Choice, Choices, Ground, Reply } from "./register-talk.ts";
import { rowsSaid, viewOf } from "./register-view.ts";

let fileName = "";
let sheets: readonly Sheet[] = [];
let ground: Ground | undefined;
let choices: Choices = {};
let brought: BroughtIn | undefined;

addEventListener("message", ({ data }: MessageEvent<{ readonly id: number; readonly asked: Asked }>) => {
  const reply = (more: Omit<Reply, "id">): void => postMessage({ id: data.id, ...more } satisfies Reply);
  void answer(data.asked).then(
    (answer) => reply({ answer }),
    () => reply({ broken: true }),
  );
});

async function answer(asked: Asked): Promise<Answered[Asked["ask"]]> {
  switch (asked.ask) {
    case "layouts":
      return registers.map((layout) => layoutView(layout, typesOf(programme)));
    case "read":
      return read(asked.file);
    case "ground":
      ground = asked.ground;
      return undefined;
    case "look":
      choices = asked.choices;
      brought = look(newClock(groundNow().device), 0);
      return viewOf(brought, groundNow().layouts, sheets);
    case "rows": {
      const sheet = brought?.sheets.find(({ place }) => place.sheet === asked.sheet);
      return sheet ? rowsSaid(sheet, asked.rows) : [];
    }
    case "aside":
      return asideFile(brought?.sheets ?? [], asked.reasons);
    case "carry": {
      const last = look(asked.clock, asked.now);
      return viewOf(last, groundNow().layouts, sheets).ready ? last.carry().changes : [];
    }
  }
}

async function read(file: File): Promise<readonly Problem[]> {
  fileName = file.name;
  const oversize = checkSize(file.size, file.name);
  if (oversize) return [oversize];
  const made = readSheets(new Uint8Array(await file.arrayBuffer()), file.name);
  if (isRefused(made)) return made;
  sheets = made as readonly Sheet[];
  return [];
}

function groundNow(): Ground {
  if (!ground) throw new Error("nobody has said for whom this is");
  return ground;
}

function look(clock: Clock, now: number): BroughtIn {
  const { tenant, stream, author, device, country, layouts, ours, others, today, from, to, known, mappings } =
    groundNow();
  const newId = (): string => crypto.randomUUID();
  const { told, decided } = toldSheets();
  return bringIn({
    file: fileName,
    sheets: told,
    // Of every kind, so that one that somebody may not bring in is known for what it is.
    layouts: registers,
    ...(layouts.includes(declaredTotals.layout.id) && { declared: declaredTotals }),
    given: country === null ? {} : { country },
    rows: { today, from, to, ours, others },
    mappings,
    choices: decided,
    carry: {
      tenant,
      stream,
      author,
      device,
      clock,
      now,
      newId,
      types: typesOf(programme),
      rules: rulesOf(programme),
      rulesVersion: programme.rules,
      known,
      keep: keepInImport(newId, country ?? undefined),
    },
  });
}

/** The sheets with the headings that somebody told, now or before, and the kinds they were told to be. */
function toldSheets(): { readonly told: readonly Sheet[]; readonly decided: Choices } {
  const labelOf = (layout: string, column: string): string | undefined =>
    registers.find(({ id }) => id === layout)?.columns.find(({ id }) => id === column)?.label;
  const decided: { [sheet: string]: Choice } = { ...choices };
  const told = sheets.map((sheet) => {
    const choice = choices[sheet.name] ?? {};
    const found = withTold(sheet, [...(choice.told ? [choice.told] : []), ...groundNow().told], labelOf);
    if (!found) return sheet;
    decided[sheet.name] = { ...choice, layout: choice.layout ?? found.layout };
    return found.sheet;
  });
  return { told, decided };
}

/** The rows that were set aside, as a workbook with a column that says what is wrong. */
function asideFile(all: readonly SheetBroughtIn[], reasons: AsideReasons): Blob {
  const aside = all.flatMap(({ place, table }) => {
    const why = reasons[place.sheet ?? ""] ?? {};
    const rows = new Set(Object.keys(why).map(Number));
    if (!table || rows.size === 0) return [];
    const problems = (row: number): readonly Problem[] =>
      (why[row] ?? []).map((says) => ({ code: "register.set-aside", status: 422, says }));
    return [setAsideSheet(place.sheet ?? "", table, rows, problems)];
  });
  return new Blob([...writeXlsx(aside)] as BlobPart[], {
    type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  });
}
