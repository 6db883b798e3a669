// What the importer asks, in the language of this page. Core asks it in English, for the command line.
import type { Question } from "#core/register/planned.ts";
import { spoken } from "#ui/spoken.ts";

type Asked = Pick<Question, "kind" | "reason" | "says" | "options">;

export function sayQuestion({ kind, reason, says }: Asked): string {
  const { t } = spoken();
  if (kind === "same") return t("register.is-it-one-person", { reason: reason ?? "" });
  return kind === "register" ? t("register.is-it-the-same-register") : says;
}

export function sayOption({ kind }: Asked, option: Question["options"][number]): string {
  return spoken().t("register.question-option", { option: `${kind}-${option.id}` }) || option.label;
}
