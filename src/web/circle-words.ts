// A circle as people call it: the team, and the roles that share its keys.
import type { CirclePlace } from "#core/seal/circle.ts";
import { spoken } from "#ui/spoken.ts";
import type { App } from "./app.ts";

export function circleWords(
  { programme, person }: Pick<App, "programme" | "person">,
  { stream, circle }: CirclePlace,
): string {
  const { t } = spoken();
  const team = person.streams.find((one) => one.stream === stream)?.name ?? "";
  const labelOf = (id: string): string => programme.roles.find((role) => role.id === id)?.label ?? id;
  const [kind, roles = ""] = circle.split(" ");
  const who = kind === "team" ? roles.split("+").map(labelOf).join(", ") : t("recovery.by-name");
  return [team, who].filter(Boolean).join(" · ");
}
