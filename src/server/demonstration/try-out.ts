// Files for trying things out: totals without rows, kept as a declared figure; and a register that a partner sends again with forty more rows.
import { writeXlsx } from "#core/sheet/write-xlsx.ts";
import { chanceOf } from "./chance.ts";
import type { Partner } from "./partners.ts";
import { crowdOf } from "./people.ts";
import { childrenColumns, entryOf } from "./people-files.ts";
import type { Room } from "./trainings.ts";
import { type FileOut, joined, type RegisterFile, tongueOf, writeRegister } from "./write-register.ts";

/** The partner whose lists of the first months were lost in a flood; the totals were on a poster. */
const DECLARED = "ph-visayas";

export function declaredFile({ key, name }: Partner): readonly RegisterFile[] {
  if (key !== DECLARED) return [];
  const rows = [
    ["Girls", 96],
    ["Boys", 74],
    ["Total", 170],
  ] as const;
  const bytes = joined(
    writeXlsx([{ name: "Totals", columns: [{}, {}], above: ["Children who know, January to March 2016", name], rows }]),
  );
  const answers = {
    indicator: "C1",
    period: "2016-Q1",
    source: "Poster of the field office",
    method: "Counted at the door, after the key questions; the lists were lost in a flood",
    paperKeptAt: "Photograph of the poster, field office",
    declaredBy: "Field coordinator",
    declaredFor: "The partner",
  };
  return [
    {
      name: `${key}-totals-2016.xlsx`,
      bytes,
      rowOf: new Map(),
      kind: "other",
      by: "officer",
      actedOn: "2016-12-06",
      choices: { Totals: { declared: [{ row: 5, column: "B", answers }] } },
    },
  ];
}

/** A list of children as the partner would send it again a week later: the same rows, and forty more. */
export function grownRegister(partner: Partner, { rowOf }: FileOut, seed: string): FileOut {
  const crowd = crowdOf(partner, chanceOf(`${seed} ${partner.key} grown`));
  const room: Room = {
    date: "2016-12-10",
    topic: "recognise-report",
    title: `${tongueOf(partner).workshop} 99`,
    place: crowd.place(),
  };
  const more = Array.from({ length: 40 }, (_, index) => {
    const who = crowd.child();
    return entryOf(
      {
        who: { ...who, code: who.code && `IN-9${String(index).padStart(3, "0")}` },
        room,
        knows: "yes",
        audience: "children",
      },
      index,
      partner,
      "G",
    );
  });
  return writeRegister(partner, "children-2016-2-with-forty-more", "children", childrenColumns(partner), [
    { name: "2", entries: [...rowOf.keys(), ...more] },
  ]);
}
