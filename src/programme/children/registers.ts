// The register of services: which child, known by a code, received what and when. It comes without names; a survivor on a
// list is a code. Whoever brings it in answers for the cases of the team.
import { columnOf, type RegisterLayout } from "#core/register/layout.ts";

export const servicesGiven: RegisterLayout = {
  id: "services-given",
  label: "Services given to children, by code",
  columns: [
    columnOf("rowNumber", "Number of the row", "text"),
    columnOf("owner", "Organisation", "owner"),
    columnOf("childCode", "Code of the child", "text", { required: true }),
    columnOf("sex", "Sex", "choice"),
    columnOf("born", "Born on", "day"),
    columnOf("date", "Day", "day", { required: true, dated: true }),
    columnOf("service", "Service", "choice", { required: true }),
    columnOf("situation", "Situation", "choice", { required: true }),
  ],
  leftOut: [],
  rowNumber: "rowNumber",
  rowKey: ["childCode", "date", "service"],
  parts: [
    {
      id: "child",
      type: "child",
      required: true,
      known: { number: "code", same: ["code"], needs: ["code"], agree: ["sex"] },
      answers: { code: { column: "childCode" }, sex: { column: "sex" }, bornOn: { column: "born" } },
    },
    {
      id: "service",
      type: "service-delivered",
      known: { row: "rowKey" },
      answers: {
        child: { part: "child" },
        service: { column: "service" },
        givenOn: { column: "date" },
        situation: { column: "situation" },
        country: { given: "country" },
      },
    },
  ],
};

export const childrenRegisters = [servicesGiven] as const;
