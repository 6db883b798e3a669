// Words of answers and moves that had not seen each other, and of the list of them.
export const conflicts = {
  "conflict.asked": "Asked about it",
  "conflict.both-choices": "Keep both: tick all of them",
  "conflict.both-texts": "Keep both, one after the other",
  "conflict.both-rows": "Keep both, each in a row of its own",
  "conflict.becomes": "It would be: {state}",
  "conflict.state-stands": "Both moves are kept. Until one is chosen it stays as it was: {state}.",
  "conflict.move-settled": "Settled: {move}.",
  "conflict.move-not-yours": "Choosing is for whoever may make one of these moves. Nothing else waits for it.",
  "conflict.not-yours": "Choosing is for whoever may correct this record. Nothing else waits for it.",
  "conflict.ask": "Ask {who}",
  "conflict.answer": "Answer {who}",
  "conflict.ask-title": "A note to {who}",
  "conflict.ask-label": "What do you want to say?",
  "conflict.ask-hint":
    "It stands beside these answers, for everybody who reads this record, and is sealed as the record is. Nothing is settled by it.",
  "conflict.ask-do": "Say it",
  "conflict.ask-done": "Said. They see it here, and on their first screen.",
  "conflict.title": "Two answers",
  "conflict.lead":
    "Colleagues wrote without having seen each other. All they said is kept, and nothing else waits; somebody who knows has to choose.",
  "conflict.none": "No answers wait for a decision",
  "conflict.none-says": "Where two people write different things without having seen each other, it is listed here.",
  "conflict.offline":
    "This is what is on this device. What colleagues wrote since it was last connected is not among it.",
  "conflict.of": "{label}: {who}",
  "conflict.moves-of": "Moved on in different ways: {who}",
  "conflict.asks-you": "{who} asks you",
  "conflict.see-all": "{count, plural, one {See the one record} other {See all # records}}",
} as const;
