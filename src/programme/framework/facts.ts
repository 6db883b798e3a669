// What a declared total says: the number, its period and place, and the words its indicator looks for. It is printed beside
// what was counted and never added. One kind of fact for each indicator, so that no total strays into another figure.
import type { Dimension, FactRule } from "#core/fact/fact.ts";
import { factRule } from "#core/fact/fact.ts";
import { findPeriod } from "#core/result/period.ts";
import { given, SEVERAL } from "../splits.ts";
import { DeclaredFigure } from "./records.ts";

type Dims = { readonly [dimension in Dimension]?: string };

function declared(code: string, dims: Dims): FactRule {
  return factRule(
    `declared-${code.toLowerCase()}`,
    "event",
    DeclaredFigure,
    `A total that was declared for ${code}, not counted.`,
    (figure) => {
      const period = findPeriod(figure.period ?? "");
      if (figure.indicator !== code || !period || figure.value === undefined) return [];
      return [
        {
          on: period.to,
          basis: "declared" as const,
          quantity: figure.value,
          dims: { ...dims, ...given({ country: figure.country, sex: figure.sex, ageBand: figure.ageBand }) },
        },
      ];
    },
  );
}

export const frameworkFacts = [
  declared("C1", { audience: "children", topic: "recognise-report", answer: "yes" }),
  declared("C1n", { audience: "children", topic: "recognise-report" }),
  declared("C2", { audience: "children", topic: "rights-and-peers" }),
  declared("C4", { audience: "survivor", code: SEVERAL }),
  declared("C3", { audience: "children", topic: "raise-among-peers" }),
  declared("F1", { audience: "survivor" }),
  declared("F2", { audience: "community" }),
  declared("F4", { answer: "yes" }),
  declared("F5", { code: SEVERAL }),
  declared("F3", { topic: "child-protection", code: SEVERAL }),
  declared("P1", {}),
  declared("P2", { answer: "yes" }),
  declared("P3", { audience: "company-staff" }),
  declared("P4", { audience: "company-staff" }),
  declared("G0", { audience: "officials" }),
  declared("G1", { audience: "government" }),
] as const;
