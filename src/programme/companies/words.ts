// The words of companies that a form asks with and a figure is split by: steps, stages, sizes, roles.
// Promise: an id stands in facts for ever; only its label may change.

/** How far a company is with a policy. */
export const policyStages = {
  "helped-draft": "Being helped to draw it up",
  drafted: "Drawn up",
  adopted: "Adopted",
  "signed-code": "Signed The Code",
} as const;

/** What was done with a company, or by it. */
export const engagementSteps = {
  contacted: "Contacted",
  sensitised: "Knows the subject",
  "agreed-plan": "Agreed on a plan",
  reporting: "Has a way of reporting",
  "self-report": "Reported on the year",
  verified: "Verified",
  lapsed: "Stopped",
} as const;

/** By how many people work there. */
export const companySizes = {
  "1-9": "1 to 9",
  "10-49": "10 to 49",
  "50-249": "50 to 249",
  "250+": "250 and over",
} as const;

/** What somebody does at a company. */
export const staffRoles = {
  managers: "Managers",
  "front-desk": "Front desk",
  housekeeping: "Housekeeping",
  security: "Security",
  drivers: "Drivers",
  guides: "Guides",
  other: "Other",
} as const;
