// A kind of register in the language of this page: a column is called as the question it fills, or has a word of its own.
import { findType, type Programme } from "#core/programme.ts";
import { type Field, optionsOf } from "#core/record/field.ts";
import { spoken, type WordId } from "#ui/spoken.ts";
import type { LayoutColumn, LayoutView, QuestionOf } from "../register-layouts.ts";

/** `programme` is in the language of this page already. */
export function sayLayout(layout: LayoutView, programme: Programme): LayoutView {
  const { t } = spoken();
  const asked = ({ type, field }: QuestionOf): Field | undefined => findType(programme, type)?.fields[field];
  const column = (one: LayoutColumn): LayoutColumn => {
    const label = one.named ? asked(one.named)?.label : t(`register.column.${one.id}` as WordId);
    const told: { readonly [option: string]: string } = Object.assign(
      {},
      ...one.asks.map((question) => {
        const field = asked(question);
        return field ? (optionsOf(field) ?? {}) : {};
      }),
    );
    return {
      ...one,
      label: label ?? one.label,
      options:
        one.options &&
        Object.fromEntries(Object.entries(one.options).map(([option, known]) => [option, told[option] ?? known])),
    };
  };
  return { ...layout, label: t(`register.layout.${layout.id}` as WordId), columns: layout.columns.map(column) };
}
