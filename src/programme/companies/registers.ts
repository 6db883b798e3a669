// The registers of companies: whose staff was trained, and who was helped with a policy. A hotel of a chain is a venue; the
// chain is the company, and it is companies that are counted.
import { columnOf, type RegisterLayout, type RowPart } from "#core/register/layout.ts";

const whose = [columnOf("rowNumber", "Number of the row", "text"), columnOf("owner", "Organisation", "owner")] as const;
const which = [
  columnOf("company", "Company", "text", { required: true }),
  columnOf("venue", "Hotel or other venue", "text"),
  columnOf("sector", "Sector", "choice", { required: true }),
  columnOf("place", "Place", "text"),
] as const;
const when = columnOf("date", "Day", "day", { required: true, dated: true });

const companyPart: RowPart = {
  id: "company",
  type: "company",
  required: true,
  known: { same: ["name", "kind", "country"], needs: ["name"] },
  answers: {
    name: { column: "company" },
    kind: { is: "legal-entity" },
    sector: { column: "sector" },
    country: { given: "country" },
  },
};
const venuePart: RowPart = {
  id: "venue",
  type: "company",
  known: { same: ["name", "kind", "country", "of"], needs: ["name"] },
  answers: {
    name: { column: "venue" },
    kind: { is: "venue" },
    of: { part: "company" },
    sector: { column: "sector" },
    country: { given: "country" },
    town: { column: "place" },
  },
};

export const companiesTrained: RegisterLayout = {
  id: "companies-trained",
  label: "Trainings for staff of companies",
  columns: [
    ...whose,
    when,
    columnOf("topic", "What was taught", "choices", { required: true }),
    columnOf("title", "Title", "text"),
    ...which,
    columnOf("staff", "Staff who took part", "people"),
    columnOf("staffNew", "How many of them are new this year", "people"),
    columnOf("sheetKeptAt", "Where the paper is kept", "text"),
  ],
  leftOut: [],
  rowNumber: "rowNumber",
  rowKey: ["company", "venue", "date", "topic", "place"],
  // A company nobody knew comes in at the step of the ladder its row shows; one we know stands where somebody put it.
  moves: { "training-day": "hold", company: "train" },
  parts: [
    companyPart,
    venuePart,
    {
      id: "day",
      type: "training-day",
      known: { row: "rowKey" },
      answers: {
        heldOn: { column: "date" },
        title: { first: [{ column: "title" }, { is: "Training of staff" }] },
        topics: { column: "topic" },
        place: { column: "place" },
        audience: { is: "company-staff" },
        country: { given: "country" },
        sheetKeptAt: { column: "sheetKeptAt" },
        companies: {
          rows: [
            {
              id: "1",
              unless: "company",
              answers: {
                company: { part: "company" },
                venue: { part: "venue" },
                staffCount: { column: "staff" },
                fresh: { column: "staffNew" },
              },
            },
          ],
        },
      },
    },
  ],
};

export const companiesWithPolicy: RegisterLayout = {
  id: "companies-with-policy",
  label: "Companies and their policies",
  columns: [
    ...whose,
    ...which,
    when,
    columnOf("stage", "How far the policy is", "choice", { required: true }),
    columnOf("helped", "Did we help with it?", "yesNo"),
  ],
  leftOut: [],
  rowNumber: "rowNumber",
  rowKey: ["company", "venue", "date", "stage"],
  moves: { company: "draft" },
  parts: [
    companyPart,
    venuePart,
    {
      id: "policy",
      type: "company-policy",
      known: { row: "rowKey" },
      answers: {
        company: { part: "company" },
        venue: { part: "venue" },
        on: { column: "date" },
        stage: { column: "stage" },
        helped: { column: "helped" },
      },
    },
  ],
};

export const companiesRegisters = [companiesTrained, companiesWithPolicy] as const;
