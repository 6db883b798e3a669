// The three key questions: what exploitation is, that it is not normal, and whom to tell; in words for each group, short and safe.
// Promise: nobody is asked what happened to them; whoever answers all three rightly knows, and nobody knows by halves. (figure C1)

/** Permanent ids, whatever the wording: a curriculum says which of the three a question of its own stands for. */
export const keyQuestions = {
  what: "What exploitation is",
  normal: "That it is not normal, and never the child's fault",
  report: "Whom to tell, and how",
} as const;
export type KeyQuestion = keyof typeof keyQuestions;

/** One wording of the three, as it is read out or printed, and what a right answer holds. */
export interface KeyQuestionSet {
  readonly id: string;
  readonly label: string;
  /** The groups it is for; of children, the younger ones have a wording of their own. */
  readonly audiences: readonly string[];
  readonly before: string;
  readonly questions: readonly { readonly id: KeyQuestion; readonly asks: string; readonly rightAnswer: string }[];
}

const INTRODUCTION =
  "These are questions about children in general. Nobody has to say anything about themselves, and nobody is marked.";

export const keyQuestionSets: readonly KeyQuestionSet[] = [
  {
    id: "young-children",
    label: "Children up to 11",
    audiences: ["children"],
    before: INTRODUCTION,
    questions: [
      {
        id: "what",
        asks: "A grown-up gives a child a present and wants a secret touch or a secret picture for it. Is that all right?",
        rightAnswer: "No. Nobody may ask that, whoever it is.",
      },
      {
        id: "normal",
        asks: "If that happens to a child, is it the child's fault?",
        rightAnswer: "No, never. The grown-up is to blame.",
      },
      {
        id: "report",
        asks: "Whom could a child tell?",
        rightAnswer: "Names a grown-up the child trusts, or the helpline; and knows that a bad secret may be told.",
      },
    ],
  },
  {
    id: "adolescents",
    label: "Children from 12",
    audiences: ["children"],
    before: INTRODUCTION,
    questions: [
      {
        id: "what",
        asks: "Somebody offers a person under 18 money, gifts, a lift, a job or love, and wants pictures or sexual acts in return. What is that?",
        rightAnswer:
          "Exploitation, or abuse, in their own words; also where it happens online and where the child said yes.",
      },
      {
        id: "normal",
        asks: "Some people say this is normal where there is need, or that the young person wanted it. What do you say?",
        rightAnswer: "It is not normal and not allowed, and never the fault of the person under 18.",
      },
      {
        id: "report",
        asks: "A friend tells you this is happening. Whom can you both turn to?",
        rightAnswer: "Names somebody who can help or the helpline, and knows how to reach them.",
      },
    ],
  },
  {
    id: "caregivers",
    label: "Parents, caregivers and community members",
    audiences: ["parents", "community"],
    before: INTRODUCTION,
    questions: [
      {
        id: "what",
        asks: "By what could you notice that somebody is exploiting a child?",
        rightAnswer: "Names two signs, and knows that it may be somebody the family knows, or online.",
      },
      {
        id: "normal",
        asks: "A child tells you what somebody did. What do you say first?",
        rightAnswer: "That it is good the child told, and not the child's fault; asks no more than is needed.",
      },
      {
        id: "report",
        asks: "Where do you report it, and what do you not do?",
        rightAnswer:
          "Names the helpline, the child protection office or the police; does not confront anybody or spread it.",
      },
    ],
  },
  {
    id: "officials",
    label: "Officials, police and judiciary",
    audiences: ["government", "police", "judiciary", "officials"],
    before: "Five minutes, without a name on the sheet if you like.",
    questions: [
      {
        id: "what",
        asks: "What makes it exploitation of a child, whatever the child said or received?",
        rightAnswer: "Being under 18 and something given or promised in exchange; the child cannot agree to it.",
      },
      {
        id: "normal",
        asks: "How do you treat a child who is found in such a situation?",
        rightAnswer: "As a child with a right to protection, never as an offender; one interview, in a safe place.",
      },
      {
        id: "report",
        asks: "To whom do you pass it on, and within what time?",
        rightAnswer: "Names the office and the time in the local procedure.",
      },
    ],
  },
  {
    id: "company-staff",
    label: "Staff of hotels, transport and other companies",
    audiences: ["company-staff"],
    before: "Five minutes, without a name on the sheet if you like.",
    questions: [
      {
        id: "what",
        asks: "Which signs would make you worry about a child in the company of an adult?",
        rightAnswer: "Names two of the warning signs of the module.",
      },
      {
        id: "normal",
        asks: "A guest says it is private, or usual here. What do you answer?",
        rightAnswer: "That the house protects children, and that it is not for staff to judge but to pass on.",
      },
      {
        id: "report",
        asks: "What do you do, and whom do you call?",
        rightAnswer: "Tells the person named by the house and the helpline or police; does not confront anybody alone.",
      },
    ],
  },
];

/** The wording for a group; of children, `young` takes the one for those up to 11. The one for adolescents where nobody is named. */
export function keyQuestionsFor(audience: string | undefined, young = false): KeyQuestionSet | undefined {
  const fitting = keyQuestionSets.filter(({ audiences }) => audiences.includes(audience ?? "children"));
  return fitting.find(({ id }) => (id === "young-children") === young) ?? fitting[0] ?? keyQuestionSets[1];
}
