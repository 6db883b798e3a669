// A helpline in each country of the demonstration. Promise: no number that somebody answers; each says itself that it is invented.
import { countries } from "#programme/splits.ts";
import { idFor } from "./chance.ts";
import type { Told } from "./desk.ts";

export function helplineRecords(): readonly Told[] {
  return Object.keys(countries).map((country, at) => ({
    record: idFor(`helpline ${country}`),
    type: "helpline",
    on: "2016-01-04",
    answers: {
      name: "Example child helpline (invented number)",
      country,
      telephone: `000 00 ${String(at + 1).padStart(2, "0")}`,
      hours: "Day and night",
      languages: "The languages of the country",
      forWhom: ["children", "adults"],
      free: "yes",
      order: 1,
    },
  }));
}
