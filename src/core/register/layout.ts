// A partner's spreadsheet: which column is what. Data, kept once per layout, so that next month's file needs no mapping.

/** What a column of a register can mean to one kind of register. */
export interface RegisterColumn {
  readonly id: string;
  readonly label: string;
  readonly required?: boolean;
  readonly kind: "text" | "day" | "month" | "number" | "choice" | "yesNo" | "code";
  /** For a choice: option id → the words partners use for it, any language, any case. */
  readonly words?: { readonly [option: string]: readonly string[] };
  /** Headings under which partners write this column, any language, any case. */
  readonly headings: readonly string[];
}

/** A kind of register: its columns, and the record types its rows become (`rows.ts` and the domain say how). */
export interface RegisterLayout {
  readonly id: string;
  readonly label: string;
  readonly columns: readonly RegisterColumn[];
  /** Columns that tell one row from another where the partner has no number of its own. */
  readonly key: readonly string[];
}
