// `report`: the annual report of the latest release of a year, in the form the file's name asks for.
import { writeFileSync } from "node:fs";
import { extname } from "node:path";
import { type ReportLanguage, reportLanguages } from "#core/report/words.ts";
import { type ReportForm, reportBytes, reportMedia } from "../report/forms.ts";
import { findCut, listCuts } from "../store/cuts.ts";
import { asCounter } from "../store/database.ts";
import { inHouse, type Out, Wrong } from "./command.ts";

export const reportHelp = `report --year 2016 --lang nl --out FILE.pdf
  Writes the annual report of the latest release of that year; the ending says how: .pdf .xlsx .html .csv .json
  --lang is one of ${reportLanguages.join(", ")}.`;

export interface ReportAsked {
  readonly period: string;
  readonly lang: string;
  readonly file: string;
}

export async function report({ period, lang, file }: ReportAsked, out: Out): Promise<void> {
  const form = extname(file).slice(1).toLowerCase();
  if (!Object.hasOwn(reportMedia, form))
    throw new Wrong(
      `A report cannot be written as ".${form}": use ${Object.keys(reportMedia)
        .map((one) => `.${one}`)
        .join(", ")}.`,
    );
  if (!reportLanguages.includes(lang as ReportLanguage))
    throw new Wrong(`There is no report in "${lang}": use ${reportLanguages.join(", ")}.`);
  const cut = await inHouse(out, ({ store }) =>
    asCounter(store, async (sql) => {
      const name = (await listCuts(sql)).find((one) => one.period === period);
      return name && findCut(sql, name.id);
    }),
  );
  if (!cut) throw new Wrong(`Nothing has been released for ${period}.`);
  try {
    writeFileSync(file, reportBytes(cut, lang as ReportLanguage, form as ReportForm));
  } catch (error) {
    if (error instanceof Error && "code" in error)
      throw new Wrong(`The report cannot be written to ${file} (${String(error.code)}).`);
    throw error;
  }
  out.tell(`${file}: the annual report of ${period}, version ${cut.version}.`);
}
