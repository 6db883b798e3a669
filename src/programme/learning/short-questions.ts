// The short set of key questions, asked where a day's curriculum holds none of its own: safe to ask a child aloud, in any order.
// Promise: no question asks what happened to anybody; only whether it was answered rightly is kept, never what was said.

export interface ShortQuestion {
  readonly id: string;
  readonly asks: string;
  readonly rightAnswer: string;
}

export const shortQuestions: readonly ShortQuestion[] = [
  {
    id: "what",
    asks: "What does it mean that somebody exploits a child?",
    rightAnswer: "Somebody uses a child for their own gain, often with gifts, money or promises.",
  },
  {
    id: "normal",
    asks: "Is that ever normal, or the fault of the child?",
    rightAnswer: "No. It is never normal, and never the child's fault.",
  },
  {
    id: "report",
    asks: "Whom can you tell, and how?",
    rightAnswer:
      "A person of trust and one place that helps here, such as a helpline or a committee, and how to reach it.",
  },
];
