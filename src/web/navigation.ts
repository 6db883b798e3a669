// Where one can go, by what one may do. What a person may not open is not offered.

import type { Action } from "#core/access/role.ts";
import { type Domain, typesOf } from "#core/programme.ts";
import type { RecordType } from "#core/record/type.ts";
import type { IconName } from "#ui/icon.tsx";
import { spoken } from "#ui/spoken.ts";
import type { App } from "./app.ts";
import { erasingAt } from "./erasing-at.ts";
import type { HeldRecord } from "./store.ts";

export interface Way {
  readonly to: string;
  readonly label: string;
  /** A shorter word for the bar of a phone. */
  readonly short: string;
  readonly icon: IconName;
}

export interface DomainWays {
  readonly id: string;
  readonly label: string;
  readonly icon: IconName;
  readonly types: readonly RecordType[];
}

const icons: { readonly [domain: string]: IconName } = {
  learning: "learn",
  children: "person",
  communities: "people",
  companies: "company",
  governments: "govern",
  livelihoods: "work",
  referrals: "refer",
  concerns: "speak",
  framework: "target",
  alliance: "tree",
};

/** The ways beside the records: results (released ones for whoever counts nothing), the report, and what this person may bring in. */
export function waysOf({ may, programme }: Pick<App, "may" | "programme">): readonly Way[] {
  const { t } = spoken();
  const anywhere = (action: Action): boolean => typesOf(programme).some(({ id }) => may(action, id));
  return [
    { to: "/", label: t("app.today"), short: t("app.today"), icon: "today" },
    { to: "/results", label: t("app.results"), short: t("app.results"), icon: "results" },
    { to: "/report", label: t("app.annual-report"), short: t("app.report"), icon: "report" },
    { to: "/places", label: t("places.title"), short: t("places.countries"), icon: "globe" },
    ...(anywhere("import")
      ? [{ to: "/register", label: t("app.bring-in-a-register"), short: t("app.bring-in"), icon: "register" } as const]
      : []),
    ...(anywhere("sample")
      ? [{ to: "/sample", label: t("sample.way"), short: t("sample.way"), icon: "target" } as const]
      : []),
    ...(may("create", "outreach-shift")
      ? [{ to: "/out", label: t("buddy.title"), short: t("buddy.short"), icon: "shield" } as const]
      : []),
    ...(may("admit", "membership")
      ? [{ to: "/set-up", label: t("set-up.way"), short: t("set-up.way"), icon: "tree" } as const]
      : []),
  ];
}

/** What one does with keys: letting colleagues in, once and again, and one's own sign-ins. */
export function keyWaysOf(
  app: Pick<App, "may" | "programme" | "person" | "today" | "keysOf">,
): readonly Omit<Way, "short">[] {
  const { t } = spoken();
  return [
    { to: "/let-in", label: t("keys.let-in"), icon: "shield" },
    ...(hasCaseloads(app) ? [{ to: "/cover", label: t("cover.title"), icon: "person" } as const] : []),
    ...(readsSheets(app) ? [{ to: "/opened", label: t("opened.title"), icon: "eye" } as const] : []),
    ...(app.may("readmit", "membership") ? [{ to: "/team", label: t("keys.team"), icon: "people" } as const] : []),
    ...(hasRecovery(app) ? [{ to: "/recovery", label: t("recovery.title"), icon: "shield" } as const] : []),
    ...(app.may("readmit", "membership")
      ? [{ to: "/set-aside", label: t("aside.title"), icon: "folder" } as const]
      : []),
    ...(erasingAt(app).length > 0 ? [{ to: "/erase", label: t("erase.title"), icon: "cross" } as const] : []),
    { to: "/devices", label: t("keys.devices"), icon: "lock" },
  ];
}

/** Whether some organisation of theirs has a recovery, or they could give it one. */
function hasRecovery({ may, person, keysOf }: Pick<App, "may" | "person" | "keysOf">): boolean {
  return may("admit", "membership") || person.streams.some(({ tenant }) => keysOf(tenant).recovery !== null);
}

/** Whether this person reads records of a kind that begins in caseloads. */
export function hasCaseloads({ may, programme }: Pick<App, "may" | "programme">): boolean {
  return (programme.caseloads ?? []).some(({ types }) => types.some((type) => may("read", type)));
}

/** Whether this person reads lines of access sheets, their own at least. */
export function readsSheets({ may, programme }: Pick<App, "may" | "programme">): boolean {
  return programme.sheets !== undefined && may("read", programme.sheets.type);
}

/** Who opened a record and what hangs on it. */
export function openedPath(type: RecordType, id: string): string {
  return `/opened/${type.id}/${id}`;
}

/** The kinds of record this person may draw by lot. */
export function sampledBy({ may, programme }: Pick<App, "may" | "programme">): readonly RecordType[] {
  return typesOf(programme).filter((type) => may("sample", type.id));
}

export function domainsOf({ may, programme }: Pick<App, "may" | "programme">): readonly DomainWays[] {
  return programme.domains.flatMap((domain) => {
    const types = domain.types.filter((type) => !type.kept && may("read", type.id));
    return types.length > 0 ? [{ id: domain.id, label: domain.label, icon: iconOf(domain), types }] : [];
  });
}

export function iconOf(domain: Pick<Domain, "id"> | undefined): IconName {
  return icons[domain?.id ?? ""] ?? "folder";
}

export function listPath(type: RecordType): string {
  return `/records/${type.id}`;
}

export function recordPath(type: RecordType, id: string): string {
  return `/records/${type.id}/${id}`;
}

/** Who reads a record, or records of a kind, and why. */
export function whyPath(type: RecordType, id?: string): string {
  return id === undefined ? `/why/${type.id}` : `/why/${type.id}/${id}`;
}

/** The page on which the work of a record is done, for one that has such a page: who was at a training day is marked on its list. */
export function workWay({ type, id }: HeldRecord): Pick<Way, "to" | "label" | "icon"> | undefined {
  if (type.id !== "training-day") return undefined;
  return { to: listOfDay(id), label: spoken().t("attendance.open"), icon: "people" };
}

function listOfDay(day: string): string {
  return `/attendance/${day}`;
}

/** Where a record that names another is written down. Who was there is marked all at once. */
export function newPath(made: RecordType, names: string | undefined, id: string): string {
  if (made.id === "attendance") return listOfDay(id);
  return `${listPath(made)}/new${names ? `?${names}=${id}` : ""}`;
}

/** The page that says how an organisation or a country stands, for a record that is one. */
export function standingPath({ id, type, answers }: HeldRecord): string | undefined {
  if (type.id === "organisation" && answers["kind"] === "partner") return `/partners/${id}`;
  return type.id === "country-programme" ? `/places/${answers["country"]}` : undefined;
}
