// The words of livelihoods that a form asks with and a figure is split by: why somebody left, what they live from, bands of income.
// Promise: an id stands in facts for ever; only its label may change.

/** Why somebody left a course. */
export const leavingReasons = {
  work: "Found work",
  school: "Back to school",
  family: "Family",
  health: "Health",
  travel: "Too far",
  money: "Could not afford it",
  care: "Nobody to look after a child",
  moved: "Moved away",
  level: "Too hard, or too easy",
  other: "Other",
} as const;

/** The code a figure has for such a reason: some of the words also name a service. */
export function leftBecause(reason: string): string {
  return `left-${reason}`;
}

/** What somebody lives from some months after a course. */
export const livings = {
  employed: "Employed",
  "self-employed": "Self-employed",
  learning: "In education",
  looking: "Looking for work",
  caring: "Caring for family",
} as const;

/** Income in bands, against the minimum wage of the place; never a sum. In order. */
export const incomeBands = {
  none: "None",
  below: "Below the local minimum wage",
  about: "About the minimum wage",
  above: "Above it",
  unsaid: "Prefers not to say",
} as const;

/** The state in which a follow-up finds somebody: so many months after. */
export function monthsAfter(months: string): string {
  return `after-${months}`;
}
