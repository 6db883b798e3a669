// What somebody's phone could read: the circles that had let them in and since when, with the records of these; and by kind, as the server
// handed them out.
import { findType, typesOf } from "#core/programme.ts";
import { isNamed } from "#core/seal/circle.ts";
import { useWords } from "#ui/say.tsx";
import { Table } from "#ui/table.tsx";
import { countWords, dayWords, lower } from "#ui/words.ts";
import { type App, useApp } from "../app.ts";
import { type ReadableCircle, readableBy } from "../lost-phone.ts";
import type { HeldRecord } from "../store.ts";

/** What the server handed out, as it tells whoever cut them off. */
export interface Handed {
  readonly streams: readonly string[];
  readonly circles: readonly { readonly stream: string; readonly circle: string }[];
  readonly records: { readonly [type: string]: number };
  readonly changes: number;
}

export function heldHere({ programme, store }: Pick<App, "programme" | "store">): readonly HeldRecord[] {
  return typesOf(programme).flatMap(({ id }) => store.recordsOf(id));
}

export function useReadable(tenant: string, person: string, handed?: Handed): readonly ReadableCircle[] {
  const app = useApp();
  return readableBy(app.programme, app.keysOf(tenant), heldHere(app), person, handed?.circles);
}

interface CouldReadParts {
  readonly tenant: string;
  readonly person: string;
  readonly handed: Handed | undefined;
}

export function CouldRead({ tenant, person, handed }: CouldReadParts) {
  const { t } = useWords();
  const { programme, today } = useApp();
  const circles = useReadable(tenant, person, handed);
  const nameOf = useCircleName(tenant);
  const kinds = Object.entries(handed?.records ?? {});
  return (
    <section aria-labelledby="lost-read">
      <h2 id="lost-read">{t("lost.could-read")}</h2>
      {circles.length === 0 && <p>{t("lost.could-read-none")}</p>}
      {circles.length > 0 && (
        <Table
          caption={t("lost.circles")}
          columns={[
            { id: "circle", head: t("lost.circle"), cell: nameOf },
            {
              id: "since",
              head: t("lost.since"),
              cell: ({ since }) => (since === null ? "–" : dayWords(since, "short")),
            },
            {
              id: "here",
              head: t("lost.records-here"),
              number: true,
              cell: ({ recordCount }) => (recordCount === 0 ? t("lost.records-none") : countWords(recordCount)),
            },
          ]}
          rows={circles}
          keyOf={({ stream, circle }) => `${stream} ${circle}`}
        />
      )}
      {kinds.length > 0 && (
        <Table
          caption={t("lost.kinds")}
          columns={[
            { id: "kind", head: t("lost.kind"), cell: ([type]) => findType(programme, type)?.plural ?? type },
            { id: "count", head: t("lost.count"), number: true, cell: ([, count]) => countWords(count) },
          ]}
          rows={kinds}
          keyOf={([type]) => type}
        />
      )}
      <p className="meta">{t("lost.as-of", { day: dayWords(today) })}</p>
    </section>
  );
}

/** A team and the roles that read; somebody's caseload; or people by name. */
function useCircleName(tenant: string): (one: ReadableCircle) => string {
  const { t, locale } = useWords();
  const { keysOf, nameOfPerson, person: me, programme } = useApp();
  const { named } = keysOf(tenant);
  const roleName = (id: string): string => lower(programme.roles.find((role) => role.id === id)?.label ?? id);
  return ({ stream, circle }) => {
    const team = me.streams.find((one) => one.stream === stream)?.name ?? "";
    if (isNamed(circle)) {
      const whose = named.get(circle)?.of;
      return `${team}: ${whose === undefined ? t("lost.people") : lower(t("cover.of", { name: nameOfPerson(whose) }))}`;
    }
    const roles = circle
      .slice(circle.indexOf(" ") + 1)
      .split("+")
      .map(roleName);
    return `${team}: ${new Intl.ListFormat(locale).format(roles)}`;
  };
}
