// What is taught at the home partner and what is still to do about it in the week of the demonstration: curricula with their key
// questions, signs and steps, tactics in general words, and days that are planned, held without a list, or passed on to peers.
import { keyQuestionsFor } from "#programme/learning/key-questions.ts";
import { fieldTeam } from "./colleagues.ts";
import { acts, type Happening, id } from "./happening.ts";

const questions = (audience: string) =>
  keyQuestionsFor(audience)?.questions.map(({ id: about, asks, rightAnswer }) => ({
    id: about,
    about,
    asks,
    rightAnswer,
  }));
const rows = (field: string, ...words: readonly string[]) =>
  words.map((word, index) => ({ id: String(index + 1), [field]: word }));

const curricula = {
  children: {
    name: "Knowing and telling",
    version: "2",
    topics: ["recognise-report"],
    audience: "children",
    ages: ["adolescent"],
    hours: 4,
    language: "Bengali, Hindi",
    madeWithChildren: "yes",
    modules: [
      { id: "1", title: "What is good for me, and what is not", minutes: 60, method: ["play", "talk"] },
      { id: "2", title: "It is never the child's fault", minutes: 60, method: ["story", "talk"] },
      { id: "3", title: "Whom I can tell, and how", minutes: 60, method: ["role", "drawing"] },
      { id: "4", title: "The three key questions", minutes: 20, method: ["talk"] },
    ],
    keyQuestions: questions("children"),
    channels: [{ id: "1", country: "IN", says: "Free of charge, day and night; called by us before every day." }],
    ifSomebodyTells:
      "Listen, thank, promise nothing that cannot be kept, and go to the social worker in the next room.",
    approvedOn: "2016-01-11",
  },
  hotel: {
    name: "Hotel staff: notice and pass on",
    version: "1",
    topics: ["hotel-staff"],
    audience: "company-staff",
    hours: 2,
    language: "English, Bengali",
    modules: [
      { id: "1", title: "Why a house protects children", minutes: 20, method: ["talk"] },
      { id: "2", title: "Signs, and what else they can mean", minutes: 40, method: ["case", "talk"] },
      { id: "3", title: "What to do, and what not", minutes: 40, method: ["role"] },
    ],
    keyQuestions: questions("company-staff"),
    signs: rows(
      "sign",
      "An adult answers every question that is put to a child",
      "A child seems afraid, or does not know where it is",
      "No luggage, or no papers for the child",
      "Nobody may enter the room, for days",
    ),
    steps: [
      { id: "1", step: "Stay friendly, look again, and write down what you saw" },
      { id: "2", step: "Tell the person the house has named, at once", whom: "Manager on duty" },
      { id: "3", step: "Call if a child may be in danger now", whom: "Police and the helpline for children" },
      { id: "4", step: "Do not question the child, and stop nobody alone" },
    ],
    ifSomebodyTells: "A colleague may tell of something at home. Offer the helpline, and time.",
    approvedOn: "2016-02-08",
  },
} as const;

const tactics = [
  {
    name: "The friend who is too good",
    setting: ["online", "love"],
    general: "Somebody gives much attention, asks that it stays a secret, and then asks for something in return.",
    signs: rows("sign", "It must stay secret", "Gifts without a reason", "It moves fast"),
    wish: "love",
    advice: "A secret that makes you uneasy may be told. Keep messages, answer no more, tell somebody you trust.",
    forChildren: "A real friend does not mind if you tell your family about them.",
    audiences: ["children", "parents"],
    checkedOn: "2016-02-15",
  },
  {
    name: "The job far away",
    setting: ["work", "travel"],
    general: "Good money for easy work in another town, with travel paid in advance and papers held by somebody else.",
    signs: rows("sign", "No address of the work", "Papers are taken", "Go today, tell nobody"),
    wish: "future",
    advice: "Ask for the name of the employer and call there. Leave a copy of the papers at home.",
    forChildren: "Before a journey: who knows where I am going?",
    audiences: ["children", "community"],
    checkedOn: "2016-02-15",
  },
] as const;

export function taughtInIndia(key: string): readonly Happening[] {
  const stream = fieldTeam(key);
  const [peers, curriculum] = [id("day peers"), id("curriculum children")];
  const day = (label: string, answers: object) =>
    ({
      record: id(`day ${label}`),
      type: "training-day",
      on: "2016-11-21",
      answers: { country: "IN", place: "Heronbridge", audience: "children", ...answers },
    }) as const;
  return [
    ...acts(
      "partner-officer",
      stream,
      ...Object.entries(curricula).map(([label, answers]) => ({
        record: id(`curriculum ${label}`),
        type: "curriculum",
        on: "2016-02-08",
        answers,
      })),
      ...tactics.map((answers, index) => ({
        record: id(`tactic ${index}`),
        type: "tactic",
        on: "2016-02-15",
        answers,
      })),
      {
        record: id("trainers at home"),
        type: "trainer-organisation",
        on: "2015-01-12",
        answers: {
          name: "Example Theatre for Schools (invented)",
          kind: "expert",
          country: "IN",
          teaches: ["recognise-report", "raise-among-peers"],
          groups: ["children"],
          safeguardingSignedOn: "2015-01-12",
          neverAlone: "yes",
        },
      },
    ),
    ...acts(
      "trainer",
      stream,
      day("planned", {
        title: "Knowing and telling, Heronbridge",
        plannedOn: "2016-12-14",
        startsAt: "9:30",
        topics: ["recognise-report"],
        curriculum,
        languages: "Bengali",
        access: ["easy-words", "meal"],
      }),
      day("without a list", {
        title: "Safety online, for parents",
        audience: "parents",
        plannedOn: "2016-12-07",
        topics: ["online-safety", "parenting"],
      }),
      {
        record: id("day without a list"),
        type: "training-day",
        on: "2016-12-07",
        answers: { heldOn: "2016-12-07", childrenPresent: "no" },
      },
      { record: id("day without a list"), type: "training-day", on: "2016-12-07", move: "start" },
      { record: id("day without a list"), type: "training-day", on: "2016-12-07", move: "hold" },
      day("peers", {
        title: "Speaking with classmates",
        plannedOn: "2016-09-10",
        topics: ["raise-among-peers"],
        childrenPresent: "yes",
        safeguardingChecked: "yes",
        safeguards: ["two-adults", "signed", "listener", "helpline", "agreed", "way-home", "place", "photos"],
        listener: "Social worker",
      }),
      {
        record: peers,
        type: "training-day",
        on: "2016-09-10",
        answers: {
          heldOn: "2016-09-10",
          sheetKeptAt: "Office Heronbridge, folder 2016, sheet 41",
          headcounts: [
            { id: "1", sex: "female", ageBand: "15-17", count: 7, fresh: 7 },
            { id: "2", sex: "male", ageBand: "15-17", count: 5, fresh: 5 },
          ],
        },
      },
      { record: peers, type: "training-day", on: "2016-09-10", move: "start" },
      { record: peers, type: "training-day", on: "2016-09-10", move: "hold" },
      {
        record: id("round"),
        type: "peer-round",
        on: "2016-10-08",
        answers: {
          title: "Two rounds after school",
          heldOn: "2016-10-08",
          country: "IN",
          place: "Heronbridge",
          preparedBy: peers,
          setting: "school",
          topics: ["recognise-report"],
          leaders: [
            { id: "1", sex: "female", count: 3 },
            { id: "2", sex: "male", count: 2 },
          ],
          adultNear: "yes",
          headcounts: [
            { id: "1", sex: "female", ageBand: "12-14", count: 21, fresh: 21 },
            { id: "2", sex: "male", ageBand: "12-14", count: 18, fresh: 18 },
          ],
          theirIdea: "yes",
          cameOf: "The class asked for a box for questions.",
        },
      },
    ),
  ];
}
