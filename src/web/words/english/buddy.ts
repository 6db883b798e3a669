// Words of the check-in of whoever is out: on outreach, or on a home visit. No word of it says where.
export const buddy = {
  "buddy.title": "Out and back",
  "buddy.short": "Out",
  "buddy.lead":
    "Somebody always waits for those who are out. Silence is noticed; where you are is written nowhere here.",
  "buddy.nobody": "Nobody is out",
  "buddy.nobody-says": "Whoever leaves says so below. A visit to a home is begun from its own form.",
  "buddy.out-now": "Out now",
  "buddy.back-by": "Back by {hour}",
  "buddy.waits": "{name} waits for news",
  "buddy.heard-at": "Last heard from at {hour}",
  "buddy.late":
    "{count, plural, one {Silent for # minute past the hour they gave} other {Silent for # minutes past the hour they gave}}",
  "buddy.alarm": "Not heard from: the alarm was raised",
  "buddy.check-in": "We are well",
  "buddy.all-back": "Everybody is back",
  "buddy.raise": "Raise the alarm",
  "buddy.checked-in": "Noted: all well at {hour}.",
  "buddy.welcome": "Good. Everybody is back.",
  "buddy.raised": "The alarm is raised. Call them, then the number your team agreed on.",
  "buddy.leave": "Going out",
  "buddy.leave-do": "We are leaving",
  "buddy.left": "Noted. Come back safely.",
  "buddy.not-safe": "Nobody leaves before somebody has looked at whether it is safe, and waits for them.",
  "buddy.hour": "The hour, such as 21:00",
} as const;
