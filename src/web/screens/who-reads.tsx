// Who can read records of a kind: by role, by team, and what the server's owner could see. The answer to a question people rightly ask.

import type { RecordType } from "#core/record/type.ts";
import { useWords } from "#ui/say.tsx";
import { useApp } from "../app.ts";

export function WhoReads({ type }: { readonly type: RecordType }) {
  const { t, locale } = useWords();
  const { programme } = useApp();
  const readers = programme.roles
    .filter((role) => (role.may[type.id] ?? role.may["*"])?.includes("read"))
    .map((role) => role.label.toLocaleLowerCase(locale));
  const roles = new Intl.ListFormat(locale, { type: "disjunction" }).format(readers);
  return (
    <>
      <p>{t("more.read-by", { roles: roles || t("more.nobody-yet") })}</p>
      <ServerReads type={type} />
    </>
  );
}

/** What whoever runs the server reads of such a record. */
export function ServerReads({ type }: { readonly type: RecordType }) {
  const { t, locale } = useWords();
  const { hello } = useApp();
  const fields = sealedFields(type, locale);
  if (type.open) return <p>{fields === "" ? t("more.server-reads-all") : t("more.server-reads-but", { fields })}</p>;
  return (
    <p>
      {t("more.this-kind-is-sealed-it")} {hello.demonstration && t("more.keys-are-public")}
    </p>
  );
}

/** The fields of an open kind that are sealed all the same, as a sentence names them. */
export function sealedFields(type: RecordType, locale: string): string {
  const sealed = Object.values(type.fields).filter((field) => field.sealed);
  return new Intl.ListFormat(locale).format(sealed.map((field) => field.label.toLocaleLowerCase(locale)));
}
