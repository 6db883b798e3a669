// What keeps children safe on a day with them: the checklist that is gone through before it starts.

export const safeguards = {
  "two-adults": "Two adults are there, and nobody is alone with a child",
  signed: "All adults signed the rules for working with children",
  listener: "Somebody is there to listen if a child tells something, and knows what happens next",
  helpline: "The helpline was called and answers",
  agreed: "Children know they may refuse, stop or leave; caregivers agreed",
  "way-home": "A safe way there and back",
  place: "The place is safe, and strangers do not walk in",
  photos: "No photographs, or only as agreed",
} as const;
