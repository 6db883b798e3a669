// A circle as people call it: the team, and the roles that share its keys; or whose caseload it is.
import type { CirclePlace } from "#core/seal/circle.ts";
import type { KeyState } from "#core/seal/key-state.ts";
import { spoken } from "#ui/spoken.ts";
import type { App } from "./app.ts";

export function circleWords(
  { programme, person: me, nameOfPerson }: Pick<App, "programme" | "person" | "nameOfPerson">,
  { named }: Pick<KeyState, "named">,
  { stream, circle }: CirclePlace,
): string {
  const team = me.streams.find((one) => one.stream === stream)?.name ?? "";
  return [team, readers()].filter(Boolean).join(" · ");

  function readers(): string {
    const { t } = spoken();
    const people = named.get(circle);
    if (people?.of !== undefined)
      return people.of === me.id ? t("cover.yours") : t("cover.of", { name: nameOfPerson(people.of) });
    if (people) return t("recovery.by-name");
    const labelOf = (id: string): string => programme.roles.find((role) => role.id === id)?.label ?? id;
    const [, roles = ""] = circle.split(" ");
    return roles.split("+").map(labelOf).join(", ");
  }
}
