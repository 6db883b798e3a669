// Who can read records of a kind: by role, by team, and what the server's owner could see. The answer to a question people rightly ask.

import type { RecordType } from "#core/record/type.ts";
import { useWords } from "#ui/say.tsx";
import { useApp } from "../app.ts";

export function WhoReads({ type }: { readonly type: RecordType }) {
  const { t, locale } = useWords();
  const { programme, hello } = useApp();
  const readers = programme.roles
    .filter((role) => (role.may[type.id] ?? role.may["*"])?.includes("read"))
    .map((role) => role.label.toLocaleLowerCase(locale));
  const roles = new Intl.ListFormat(locale, { type: "disjunction" }).format(readers);
  const sealed = Object.values(type.fields)
    .filter((field) => field.sealed)
    .map((field) => field.label.toLocaleLowerCase(locale));
  return (
    <>
      <p>{t("more.read-by", { roles: roles || t("more.nobody-yet") })}</p>
      {!type.open && (
        <p>
          {t("more.this-kind-is-sealed-it")} {hello.demonstration && t("more.keys-are-public")}
        </p>
      )}
      {type.open && (
        <p>
          {sealed.length > 0
            ? t("more.server-reads-but", { fields: new Intl.ListFormat(locale).format(sealed) })
            : t("more.server-reads-all")}
        </p>
      )}
    </>
  );
}
