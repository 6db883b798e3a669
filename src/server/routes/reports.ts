// The annual report of a released cut, for people and machines; every form of it from the same cut by the same code.
import { Type } from "typebox";
import { problem } from "#core/problem.ts";
import { reportLanguages } from "#core/report/words.ts";
import type { AppContext } from "../context.ts";
import type { Door } from "../door.ts";
import { reportBytes, reportMedia } from "../report/forms.ts";
import { findCut } from "../store/cuts.ts";
import { asPerson } from "../store/database.ts";

const uuidForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export function reportRoutes(door: Door, { store }: AppContext): void {
  door.route({
    method: "GET",
    url: "/api/report/:cut",
    needs: "signed-in",
    says: "The annual report of a released cut as PDF, spreadsheet, comma-separated cells or JSON; `lang` is the language of the report.",
    schema: {
      params: Type.Object({ cut: Type.String() }),
      query: Type.Object(
        {
          lang: Type.Optional(Type.Enum([...reportLanguages])),
          as: Type.Optional(
            Type.Union([Type.Literal("pdf"), Type.Literal("xlsx"), Type.Literal("csv"), Type.Literal("json")]),
          ),
        },
        { additionalProperties: false },
      ),
    },
    handler: async ({ person, params, query: { lang = "en", as = "json" }, reply }) => {
      const cut = uuidForm.test(params.cut)
        ? await asPerson(store, person, (sql) => findCut(sql, params.cut))
        : undefined;
      if (!cut) return problem("door.not-found");
      const name = `${cut.demonstration ? "DEMO-" : ""}annual-report-${cut.period}-${lang}-v${cut.version}.${as}`;
      return reply
        .header("content-type", reportMedia[as])
        .header("content-disposition", `attachment; filename="${name}"`)
        .send(Buffer.from(reportBytes(cut, lang, as)));
    },
  });
}
