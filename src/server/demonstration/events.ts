// The events of the first year, by the partner at which they are told.

import { handingIn } from "./calendar.ts";
import { atWork } from "./happened-at-work.ts";
import { cookingSchool, indonesia, nicaragua, thailand } from "./happened-elsewhere.ts";
import { india } from "./happened-in-india.ts";
import type { Happening } from "./happening.ts";
import { livedInIndia } from "./lived-in-india.ts";
import { taughtInIndia } from "./taught-in-india.ts";

/** What happened at a partner beside its registers. */
export function happeningsAt(key: string): readonly Happening[] {
  switch (key) {
    case "in-east":
      return [...india(key), ...taughtInIndia(key), ...livedInIndia(key), ...atWork(key), ...handingIn(key)];
    case "ni-pacific":
      return nicaragua(key);
    case "id-java":
      return indonesia(key);
    case "th-north":
      return thailand(key);
    case "co-coast":
      return cookingSchool(key, "CO", "Vallecolibrí");
    case "bo-high":
      return cookingSchool(key, "BO", "Cerroañil");
    default:
      return [];
  }
}
