// Totals without rows: a declared figure needs its source, how it was counted, where the paper is, and who vouches for it.
import { columnOf, type RegisterLayout } from "#core/register/layout.ts";

export const declaredFigures: RegisterLayout = {
  id: "declared-figures",
  label: "Declared totals",
  columns: [
    columnOf("indicator", "Indicator", "text", { required: true }),
    columnOf("period", "Period", "text", { required: true }),
    columnOf("value", "Total", "people", { required: true }),
    columnOf("declaredSex", "Sex", "choice"),
    columnOf("source", "What it comes from", "text", { required: true }),
    columnOf("method", "How it was counted", "text", { required: true }),
    columnOf("paperKeptAt", "Where the paper is kept", "text", { required: true }),
    columnOf("declaredBy", "Declared by", "text", { required: true }),
    columnOf("declaredFor", "For whom", "text"),
  ],
  leftOut: [],
  rowKey: ["indicator", "period", "declaredSex", "source"],
  parts: [
    {
      id: "figure",
      type: "declared-figure",
      known: { row: "rowKey" },
      answers: {
        indicator: { column: "indicator" },
        period: { column: "period" },
        country: { given: "country" },
        sex: { column: "declaredSex" },
        value: { column: "value" },
        source: { column: "source" },
        method: { column: "method" },
        paperKeptAt: { column: "paperKeptAt" },
        declaredBy: { column: "declaredBy" },
        declaredFor: { column: "declaredFor" },
      },
    },
  ],
};
