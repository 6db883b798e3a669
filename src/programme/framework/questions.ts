// Two questions that nearly every record of the framework asks, in the same words.
import { type Field, required, text } from "#core/record/field.ts";

export const code = (): Field<"text", string> => required(text("Indicator", { hint: "Its code, such as C1." }));
export const period = (): Field<"text", string> =>
  required(text("Period", { hint: "A year, half or quarter: 2016, 2016-H1, 2016-Q3." }));
