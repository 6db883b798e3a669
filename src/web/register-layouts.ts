// A kind of register as the screen needs it: what its columns are called, what can be chosen in them, and by what people are compared.
// Promise: the words partners use stay with the worker; the screen loads none of them.
import { optionsOf } from "#core/record/field.ts";
import type { RecordType } from "#core/record/type.ts";
import type { ColumnKind, RegisterColumn, RegisterLayout, RowPart, Source } from "#core/register/layout.ts";

export interface LayoutView {
  readonly id: string;
  readonly label: string;
  /** The types of record a row becomes: who may not bring them in does not see this kind. */
  readonly types: readonly string[];
  readonly columns: readonly LayoutColumn[];
  /** By what two people are compared, where rows are about people. */
  readonly compared: readonly { readonly type: string; readonly field: string; readonly column: string }[];
}

export interface LayoutColumn {
  readonly id: string;
  readonly label: string;
  readonly kind: ColumnKind;
  readonly required: boolean;
  /** The question of a record that the column is called after; nothing where it has a name of its own. */
  readonly named: QuestionOf | undefined;
  /** The questions whose options may be chosen in it. */
  readonly asks: readonly QuestionOf[];
  /** What may be chosen, by option; nothing where it is typed. */
  readonly options: { readonly [option: string]: string } | undefined;
  /** The fields of records that this column fills. */
  readonly fields: readonly string[];
  /** The words of each vocabulary that could be confused, for asking which is meant. */
  readonly vocabularies: readonly { readonly [option: string]: readonly string[] }[];
}

export interface QuestionOf {
  readonly type: string;
  readonly field: string;
}

export function layoutView(layout: RegisterLayout, types: readonly RecordType[]): LayoutView {
  const typeOf = (part: RowPart): RecordType | undefined => types.find(({ id }) => id === part.type);
  return {
    id: layout.id,
    label: layout.label,
    types: [...new Set(layout.parts.map(({ type }) => type))],
    columns: layout.columns.map((column) => columnView(column, layout, typeOf)),
    compared: layout.parts.flatMap(comparedIn),
  };
}

function columnView(
  { id, label, kind, required = false, vocabularies = [] }: RegisterColumn,
  { parts }: RegisterLayout,
  typeOf: (part: RowPart) => RecordType | undefined,
): LayoutColumn {
  const fed = parts.flatMap((part) =>
    Object.entries(part.answers)
      .filter(([, source]) => isFrom(source, id))
      .map(([field]) => {
        const asked = typeOf(part)?.fields[field] ?? NO_FIELD;
        return { type: part.type, field, label: asked.label, labels: optionsOf(asked) ?? {} };
      }),
  );
  const question = ({ type, field }: QuestionOf): QuestionOf => ({ type, field });
  const named = fed.find((one) => one.label === label);
  const chosen = [...new Set(vocabularies.flatMap(({ words }) => Object.keys(words)))];
  const labels = Object.assign({}, ...fed.map((one) => one.labels)) as { readonly [option: string]: string };
  return {
    id,
    label,
    kind,
    required,
    named: named && question(named),
    asks: fed.map(question),
    options:
      chosen.length === 0 ? undefined : Object.fromEntries(chosen.map((option) => [option, labels[option] ?? option])),
    fields: fed.map(({ field }) => field),
    vocabularies: vocabularies.map(({ words }) => words),
  };
}

const NO_FIELD = { kind: "text", label: "" } as const;

function isFrom(source: Source, column: string): boolean {
  if ("column" in source) return source.column === column;
  return "first" in source && source.first.some((one) => isFrom(one, column));
}

function comparedIn({ type, known, answers }: RowPart): LayoutView["compared"] {
  if ("row" in known || !known.near) return [];
  const { name, born, sex, places } = known.near;
  return [name, sex, born, ...places, ...(known.number === undefined ? [] : [known.number])].flatMap((field) => {
    const source = answers[field];
    return source && "column" in source ? [{ type, field, column: source.column }] : [];
  });
}
