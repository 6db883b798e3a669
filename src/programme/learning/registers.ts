// The registers of learning: lists of children and of adults at trainings, and trainings with people counted at the door.
// A row is somebody on a day; the day and the person are made once, however many rows speak of them.
import { columnOf, type GroupRow, type RegisterLayout, type RowPart, type Source } from "#core/register/layout.ts";

const rowNumber = columnOf("rowNumber", "Number of the row", "text");
const owner = columnOf("owner", "Organisation", "owner");
const dayColumns = [
  columnOf("date", "Day", "day", { required: true, dated: true }),
  columnOf("topic", "What was taught", "choices", { required: true }),
  columnOf("title", "Title", "text"),
  columnOf("place", "Place", "text"),
  columnOf("sheetKeptAt", "Where the paper is kept", "text"),
] as const;
const personColumns = [
  columnOf("name", "Name", "text"),
  columnOf("code", "Own code", "text"),
  columnOf("sex", "Sex", "choice"),
  columnOf("born", "Born on", "day"),
  columnOf("age", "Age", "people", { most: 120 }),
  columnOf("village", "Village or quarter", "text"),
  columnOf("workplace", "School or workplace", "text"),
  columnOf("present", "Was there", "yesNo"),
] as const;

/** A register says who came and seldom what was checked: that nobody noted it is said, and is not the same as not asked yet. */
const dayAnswers = (audience: Source): RowPart["answers"] => ({
  childrenPresent: { is: "is" in audience && audience.is === "children" ? "yes" : "unknown" },
  safeguardingChecked: { is: "unknown" },
  heldOn: { column: "date" },
  title: { first: [{ column: "title" }, { is: "Training day" }] },
  topics: { column: "topic" },
  place: { column: "place" },
  audience,
  country: { given: "country" },
  sheetKeptAt: { column: "sheetKeptAt" },
});

const dayPart = (audience: Source): RowPart => ({
  id: "day",
  type: "training-day",
  required: true,
  known: { same: ["heldOn", "title", "topics", "place", "audience"], needs: ["heldOn", "topics"] },
  answers: dayAnswers(audience),
});

const participantPart = (audience: Source, more: RowPart["answers"] = {}): RowPart => ({
  id: "participant",
  type: "participant",
  required: true,
  known: {
    number: "ownCode",
    same: ["name", "sex", "bornOn", "guardian", "village"],
    needs: ["name", "bornOn"],
    agree: ["sex"],
    near: {
      name: "name",
      born: "bornOn",
      sex: "sex",
      places: ["guardian", "village"],
      double: "sameAs",
      mayBe: "mayBe",
      id: "countId",
    },
  },
  answers: {
    name: { column: "name" },
    ownCode: { column: "code" },
    audience,
    sex: { column: "sex" },
    bornOn: { column: "born" },
    age: { column: "age" },
    ageSaidOn: { column: "date", with: "age" },
    village: { column: "village" },
    workplace: { column: "workplace" },
    ...more,
  },
});

const seatPart = (more: RowPart["answers"]): RowPart => ({
  id: "seat",
  type: "attendance",
  known: { row: "rowKey" },
  answers: { day: { part: "day" }, participant: { part: "participant" }, present: { column: "present" }, ...more },
});

export const childrenAtTraining: RegisterLayout = {
  moves: { "training-day": "hold" },
  id: "children-at-training",
  label: "Children at a training, by name",
  columns: [
    rowNumber,
    owner,
    ...dayColumns,
    ...personColumns,
    columnOf("guardian", "Parent or guardian", "text"),
    columnOf("knows", "Answered the key questions rightly", "yesNo"),
  ],
  leftOut: [],
  rowNumber: "rowNumber",
  rowKey: ["name", "code", "born", "guardian", "village", "date", "topic", "title"],
  parts: [
    dayPart({ is: "children" }),
    participantPart({ is: "children" }, { guardian: { column: "guardian" } }),
    seatPart({ knows: { column: "knows" } }),
  ],
};

export const adultsAtTraining: RegisterLayout = {
  moves: { "training-day": "hold" },
  id: "adults-at-training",
  label: "Officials, parents or staff at a training, by name",
  columns: [
    rowNumber,
    owner,
    ...dayColumns,
    ...personColumns,
    columnOf("audience", "Group", "choice", { required: true }),
    columnOf("institution", "Institution", "text"),
  ],
  leftOut: [],
  rowNumber: "rowNumber",
  rowKey: ["name", "code", "born", "institution", "village", "date", "topic", "title"],
  parts: [
    dayPart({ is: "mixed" }),
    participantPart({ column: "audience" }),
    {
      id: "institution",
      type: "institution",
      known: { same: ["name", "country"], needs: ["name"] },
      answers: { name: { column: "institution" }, kind: { is: "other" }, country: { given: "country" } },
    },
    seatPart({ institution: { part: "institution" } }),
  ],
};

/** How many are new this year is asked wherever somebody was counted: only they enter the number of people. */
const headcount = (id: string, sex: RowPart["answers"], count: string, fresh: string): GroupRow => ({
  id,
  unless: count,
  answers: { ...sex, count: { column: count }, fresh: { first: [{ column: fresh }, { is: 0 }] } },
});

export const countedAtTraining: RegisterLayout = {
  moves: { "training-day": "hold" },
  id: "counted-at-training",
  label: "Trainings with people counted without names",
  columns: [
    rowNumber,
    owner,
    ...dayColumns,
    columnOf("countedAudience", "Group", "choice", { required: true }),
    columnOf("girls", "Girls or women", "people"),
    columnOf("boys", "Boys or men", "people"),
    columnOf("unsaid", "Sex not noted", "people"),
    columnOf("girlsNew", "Of them girls or women new this year", "people", { with: "girls" }),
    columnOf("boysNew", "Of them boys or men new this year", "people", { with: "boys" }),
    columnOf("unsaidNew", "Of them of unnoted sex new this year", "people", { with: "unsaid" }),
  ],
  leftOut: ["Total", "Jumlah", "Totaal"],
  rowNumber: "rowNumber",
  rowKey: ["date", "topic", "title", "place", "countedAudience"],
  parts: [
    {
      id: "day",
      type: "training-day",
      known: { row: "rowKey" },
      answers: {
        ...dayAnswers({ column: "countedAudience" }),
        headcounts: {
          rows: [
            headcount("female", { sex: { is: "female" } }, "girls", "girlsNew"),
            headcount("male", { sex: { is: "male" } }, "boys", "boysNew"),
            headcount("unsaid", {}, "unsaid", "unsaidNew"),
          ],
        },
      },
    },
  ],
};

export const learningRegisters = [childrenAtTraining, adultsAtTraining, countedAtTraining] as const;
