// A partner's register, as data: which columns it has, which words stand in them, and which records a row becomes.
// Promise: a layout is JSON; nothing here knows any domain, and no heading or word is tied to one language.
import type { Condition } from "../record/condition.ts";

/**
 * How the cells of a column are read. `people` are whole numbers from 0; `owner` names whose register it is and must be the
 * organisation or team it is brought in for.
 */
export type ColumnKind = "text" | "number" | "people" | "day" | "choice" | "choices" | "yesNo" | "owner";

/** Words by the option they mean. Where one letter means two things, each language has a vocabulary of its own. */
export interface Vocabulary {
  readonly language?: string;
  readonly words: { readonly [option: string]: readonly string[] };
}

/** Words by language, as partners write them: any case, accents and punctuation. */
export interface WordsByLanguage {
  readonly [language: string]: readonly string[];
}

export interface RegisterColumn {
  readonly id: string;
  readonly label: string;
  readonly kind: ColumnKind;
  readonly headings: WordsByLanguage;
  readonly required?: boolean;
  /** Asked wherever this other column says anything but nothing: of so many, how many are new. */
  readonly with?: string;
  readonly vocabularies?: readonly Vocabulary[];
  /** When it happened: the day must lie in the span that is brought in. */
  readonly dated?: boolean;
  readonly least?: number;
  readonly most?: number;
}

/** Where an answer of a record comes from; `part` is the record of an earlier part, `given` what is known of the organisation. */
export type Source =
  /** `with`: only where this other column is answered too. */
  | { readonly column: string; readonly with?: string }
  | { readonly is: string | number | readonly string[] }
  | { readonly given: string }
  | { readonly part: string }
  /** The first of these that says anything. */
  | { readonly first: readonly Source[] }
  /** Rows of a repeat group. */
  | { readonly rows: readonly GroupRow[] };

export interface GroupRow {
  readonly id: string;
  /** A row of a group is left out where this column is empty. */
  readonly unless: string;
  readonly answers: { readonly [field: string]: Source };
}

/**
 * How the record a row speaks of is recognised. `row`: each row is one record; the field keeps the row's key.
 * Else a record that several rows may share: by the partner's own number where there is one, else where all of `same` are
 * equal (fields of the record). Without an answer to all of `needs` it is equal to nothing by itself, only asked about.
 */
export type Known =
  | { readonly row: string }
  | {
      readonly number?: string;
      readonly same: readonly string[];
      readonly needs: readonly string[];
      /** Fields in which two rows about one record may not differ. */
      readonly agree?: readonly string[];
      readonly near?: NearFields;
    };

/** By which fields a record is nearly another; `double` keeps the `id` answer of the one it turned out to be, `mayBe` of the one it may be. */
export interface NearFields {
  readonly name: string;
  readonly born: string;
  readonly sex: string;
  readonly places: readonly string[];
  readonly double: string;
  readonly mayBe: string;
  readonly id: string;
}

/** One record that a row becomes or names. Parts stand in an order in which each names only earlier ones. */
export interface RowPart {
  readonly id: string;
  readonly type: string;
  readonly known: Known;
  readonly answers: { readonly [field: string]: Source };
  /** Over the row's cells by column id; a row for which it does not hold has no such part. */
  readonly when?: Condition;
  /** A row that does not say whom or what this part is about is faulty; without it the part is left out. */
  readonly required?: boolean;
}

/** A kind of register. */
export interface RegisterLayout {
  readonly id: string;
  readonly label: string;
  readonly columns: readonly RegisterColumn[];
  /** Headings that are known and not brought in: a signature, a running number. */
  readonly leftOut: readonly string[];
  /** The column with the partner's own number of a row. */
  readonly rowNumber?: string;
  /** The columns that tell one row from another where it has no number. */
  readonly rowKey: readonly string[];
  readonly parts: readonly RowPart[];
  /** By record type: the move a new record makes at once where its state and answers allow it, since a register tells of what was. */
  readonly moves?: { readonly [type: string]: string };
}

/** What partners call a column, and the words that stand in it: kept apart from the layout, which only says what it means. */
export interface ColumnWords {
  readonly headings: WordsByLanguage;
  readonly vocabularies?: readonly Vocabulary[];
}

/** A column whose headings and words are given later, by `withWords`. */
export function columnOf(
  id: string,
  label: string,
  kind: ColumnKind,
  more: Partial<Pick<RegisterColumn, "required" | "with" | "dated" | "least" | "most">> = {},
): RegisterColumn {
  return { id, label, kind, headings: {}, ...more };
}

/** The layout with the headings and words of its columns, by column id. */
export function withWords(layout: RegisterLayout, words: { readonly [column: string]: ColumnWords }): RegisterLayout {
  return { ...layout, columns: layout.columns.map((column) => ({ ...column, ...words[column.id] })) };
}

export function findColumn(layout: RegisterLayout, id: string): RegisterColumn | undefined {
  return layout.columns.find((column) => column.id === id);
}

/** Every field, column and part a layout names that its types and itself do not have: an empty list is what a programme must show. */
export function unknownNames(
  layout: RegisterLayout,
  types: readonly { readonly id: string; readonly fields: object }[],
): readonly string[] {
  const columns = new Set(layout.columns.map((column) => column.id));
  const unknown: string[] = [];
  const parts = new Map<string, RowPart>();
  for (const part of layout.parts) {
    const type = types.find(({ id }) => id === part.type);
    const fields = new Set(Object.keys(type?.fields ?? {}));
    const named =
      "row" in part.known
        ? [part.known.row]
        : [part.known.number ?? "", ...part.known.same, ...part.known.needs, ...(part.known.agree ?? [])].filter(
            (name) => name !== "",
          );
    for (const field of [...named, ...Object.keys(part.answers)])
      if (!fields.has(field)) unknown.push(`${part.type}.${field}`);
    for (const source of Object.values(part.answers))
      unknown.push(
        ...namedIn(source)
          .filter(
            ({ column, part: of }) =>
              (column !== undefined && !columns.has(column)) || (of !== undefined && !parts.has(of)),
          )
          .map(({ column, part: of }) => column ?? of ?? ""),
      );
    parts.set(part.id, part);
  }
  return [
    ...unknown,
    ...[...layout.rowKey, ...(layout.rowNumber === undefined ? [] : [layout.rowNumber])].filter(
      (id) => !columns.has(id),
    ),
  ];
}

function namedIn(source: Source): readonly { readonly column?: string; readonly part?: string }[] {
  if ("column" in source)
    return [{ column: source.column }, ...(source.with === undefined ? [] : [{ column: source.with }])];
  if ("part" in source) return [{ part: source.part }];
  if ("first" in source) return source.first.flatMap(namedIn);
  if ("rows" in source)
    return source.rows.flatMap((row) => [{ column: row.unless }, ...Object.values(row.answers).flatMap(namedIn)]);
  return [];
}
