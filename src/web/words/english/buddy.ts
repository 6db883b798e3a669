// Words of the check-in of whoever is out: on outreach, or on a home visit.
export const buddy = {
  "buddy.title": "Out and back",
} as const;
