// What the papers of a case have in common: the case they belong to, and what the app keeps with those that are counted.
import { choice, kept, ref, required, text } from "#core/record/field.ts";
import { ageBands, countries, situations } from "../splits.ts";

export const ofCase = { case: required(ref("case", "Case")) } as const;

/** Taken over from the case and the child when the paper is saved; asked of nobody. */
export const counted = {
  countId: kept(text("Count id")),
  situation: kept(choice("Situation", situations)),
  ageBand: kept(choice("Age on that day", ageBands)),
  country: kept(choice("Country of the organisation", countries)),
} as const;
