// What a page of a report is made of: blocks that the app, the printed report and the spreadsheet each set in their own way.
import type { Drawing } from "./drawing.ts";
import type { ReportLanguage } from "./words.ts";

export type Block =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "note"; readonly text: string }
  | { readonly kind: "headlines"; readonly items: readonly Headline[] }
  | {
      readonly kind: "table";
      readonly title: string;
      readonly head: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | {
      readonly kind: "chart";
      readonly title: string;
      readonly under: string;
      readonly drawing: Drawing;
      readonly table: { readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] };
    }
  | { readonly kind: "outcomes"; readonly items: readonly { readonly where: string; readonly says: string }[] }
  | {
      readonly kind: "passports";
      readonly items: readonly {
        readonly code: string;
        readonly says: string;
        readonly lines: readonly (readonly [label: string, text: string])[];
      }[];
    };

export interface Headline {
  readonly code: string;
  readonly value: string;
  readonly says: string;
}

export interface ReportPage {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export interface AnnualReport {
  readonly lang: ReportLanguage;
  readonly title: string;
  readonly subtitle: string;
  /** Said on every page of a demonstration. */
  readonly notice: string | null;
  readonly cover: readonly Headline[];
  readonly pages: readonly ReportPage[];
  readonly hash: string;
}
