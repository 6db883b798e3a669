// A released cut of the bicycle workshop, for tests of reports: round numbers, one country withheld.
import type { Cut, CutFigure } from "#core/result/cut.ts";
import { notPassed, passed, riders } from "./workshop.ts";

const countries = { NL: "Netherlands", BE: "Belgium", FR: "France", DE: "Germany", LU: "Luxembourg" };

function figureOf(code: string, total: number): CutFigure {
  const shares: readonly (readonly [string, number | null])[] = [
    ["NL", total / 2],
    ["BE", total / 4],
    ["FR", total / 8],
    ["DE", total / 8],
    ["LU", null],
  ];
  return {
    code,
    declared: code === "R1" ? 40 : 0,
    participations: total * 3,
    unsure: code === "R1" ? 12 : 0,
    target: code === "R1" ? 5000 : null,
    cells: [
      { at: {}, value: total },
      ...shares.map(([country, value]) => ({ at: { country }, value })),
      { at: { sex: "red" }, value: (total * 3) / 4 },
      { at: { sex: "blue" }, value: total / 4 },
      ...shares.flatMap(([country, value]) => [
        { at: { country, sex: "red" }, value: value === null ? null : value / 2 },
        { at: { country, sex: "blue" }, value: value === null ? null : value / 2 },
      ]),
    ],
  };
}

export const workshopCut: Cut = {
  format: 1,
  programme: "bicycles",
  period: "2016",
  version: 1,
  cutOffOn: "2016-12-12",
  demonstration: true,
  definitions: [riders, passed, notPassed],
  countries,
  figures: [figureOf("R1", 4096), figureOf("R2", 2048), figureOf("R2n", 1024)],
  completeness: { partners: 5, partnersReporting: 4, toRecount: 3, waiting: 2 },
  outcomes: [{ country: "BE", year: 2016, says: "A town laid a cycle path." }],
  differences: [],
  hash: "ab".repeat(32),
};
