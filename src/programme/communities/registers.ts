// The register of committees: which committee received which support, and when. A visit is written down too, and is not support.
import { columnOf, type RegisterLayout } from "#core/register/layout.ts";

export const committeesSupported: RegisterLayout = {
  id: "committees-supported",
  label: "Support to committees",
  columns: [
    columnOf("rowNumber", "Number of the row", "text"),
    columnOf("owner", "Organisation", "owner"),
    columnOf("committee", "Committee", "text", { required: true }),
    columnOf("committeeKind", "Kind of committee", "choice", { required: true }),
    columnOf("place", "Area", "text"),
    columnOf("date", "Day", "day", { required: true, dated: true }),
    columnOf("support", "Kind of support", "choice", { required: true }),
    columnOf("members", "Members reached", "people"),
  ],
  leftOut: [],
  rowNumber: "rowNumber",
  rowKey: ["committee", "place", "date", "support"],
  parts: [
    {
      id: "committee",
      type: "committee",
      required: true,
      known: { same: ["name", "area"], needs: ["name"], agree: ["kind"] },
      answers: {
        name: { column: "committee" },
        kind: { column: "committeeKind" },
        area: { column: "place" },
        country: { given: "country" },
      },
    },
    {
      id: "support",
      type: "committee-support",
      known: { row: "rowKey" },
      answers: {
        committee: { part: "committee" },
        kind: { column: "support" },
        on: { column: "date" },
        reachedCount: { column: "members" },
      },
    },
  ],
};

export const communitiesRegisters = [committeesSupported] as const;
