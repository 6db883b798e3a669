// May this be said in an organisation's key log, and may these secrets go with it? Said once, for both keepers, and without a database: what
// is known of the organisation is passed in. Promise: what is taken is believed by every device that reads it, and stands in `granted`.
import { standsOn } from "#core/access/can.ts";
import { ADMINISTRATOR, type Grant, type Role } from "#core/access/role.ts";
import { isProblem, type Problem, problem } from "#core/problem.ts";
import { isDay } from "#core/record/condition.ts";
import { isIn } from "#core/seal/circle.ts";
import { isAllowed, isKeyLogFault, readKeyLog, type Saying, type SignedEntry } from "#core/seal/key-log.ts";
import { epochsOf, type KeyState, noKeys } from "#core/seal/key-state.ts";
import { leavesNobody } from "#core/seal/last-holder.ts";
import type { KeyPost } from "#core/seal/tending.ts";
import { platform } from "./platform.ts";

/** A log as far as it goes. */
export interface KnownLog {
  readonly state: KeyState;
  /** The day of its last entry; "" where there is none. */
  readonly lastOn: string;
}

export const noLog = (tenant: string): KnownLog => ({ state: noKeys(tenant), lastOn: "" });

/** By what a log is read. */
export interface LogRules {
  readonly roles: readonly Role[];
  /** The public signing key of the installation; null before it is set up. */
  readonly root: string | null;
}

/** An organisation where something is posted. */
export interface Office {
  readonly partner: boolean;
  readonly streams: readonly string[];
  /** Whom the installation knows, of those the post names. */
  readonly people: readonly string[];
}

/** The log read on, by nothing but what its entries say and who signed them; or why it is not believed. */
export async function readOn(
  { roles, root }: LogRules,
  log: KnownLog,
  entries: readonly SignedEntry[],
): Promise<KnownLog | Problem> {
  const state = await readKeyLog(platform, roles, root ?? "", log.state, entries);
  if (!isKeyLogFault(state)) return { state, lastOn: entries.at(-1)?.entry.on ?? log.lastOn };
  return problem(state.fault === "last-holder" ? "keys.last-holder" : "keys.not-believed");
}

/** The log after a post, or what speaks against it: then nothing of it is kept. `on` is the day it is. */
export async function readPost(
  rules: LogRules,
  office: Office,
  from: KnownLog,
  { entries, boxes, befores }: KeyPost,
  on: string,
): Promise<KnownLog | Problem> {
  const first = entries[0]?.entry;
  if (first && (first.n !== from.state.next || first.before !== from.state.head)) return problem("keys.behind");
  let log = from;
  for (const signed of entries) {
    const { entry } = signed;
    if (!isDay(entry.on) || entry.on > on || entry.on < log.lastOn) return problem("keys.not-believed");
    // Whoever may not say so today does not say it as of yesterday either.
    if (!isAllowed(rules.roles, log.state, { ...entry, on })) return problem("keys.not-believed");
    const next = await readOn(rules, log, [signed]);
    if (isProblem(next)) return next;
    if (leavesNobody(log.state, next.state, { ...entry, on })) return problem("keys.last-holder");
    const objection = objectionTo(rules.roles, office, log.state, next.state, entry.saying, on);
    if (objection) return objection;
    log = next;
  }
  return objectionToSecrets(log.state, { entries, boxes, befores }, on) ?? log;
}

/** Everybody a post is about: what they may do may be another afterwards. */
export function peopleIn(entries: readonly SignedEntry[]): readonly string[] {
  return [...new Set(entries.flatMap(({ entry: { saying } }) => ("person" in saying ? saying.person : [])))];
}

/** What an entry gives in the organisation, and what it ends. */
export function grantIn({ entry: { tenant, saying } }: SignedEntry): Grant | undefined {
  if (saying.says === "founded") return { person: saying.person, role: ADMINISTRATOR, tenant, stream: null };
  if (saying.says !== "granted") return undefined;
  const { says: _, ...grant } = saying;
  return { ...grant, tenant };
}

export function endIn({ entry: { tenant, saying } }: SignedEntry): Grant | undefined {
  if (saying.says !== "ended") return undefined;
  const { person, role, stream } = saying;
  return { person, role, tenant, stream };
}

/** What every device would believe, and this installation does not take. */
function objectionTo(
  roles: readonly Role[],
  office: Office,
  before: KeyState,
  after: KeyState,
  saying: Saying,
  on: string,
): Problem | undefined {
  switch (saying.says) {
    case "founded":
    case "invited":
    case "joined":
    case "known":
      return office.people.includes(saying.person) ? undefined : problem("door.not-allowed");
    case "granted":
      if (!office.people.includes(saying.person)) return problem("door.not-allowed");
      return objectionToGrant(roles, office, saying) ?? withoutAdministrator(after, on);
    case "lost":
      return withoutAdministrator(after, on);
    case "ended":
      return after.ended.length === before.ended.length ? problem("door.not-found") : withoutAdministrator(after, on);
    case "let-in":
    case "epoch":
      return isTeam(office, saying.stream) ? undefined : problem("door.bad-request", { field: "stream" });
    case "recovery":
    case "drilled":
      return undefined;
  }
}

/**
 * What is wrong with a role, for a team or for all of them: it must exist, whoever releases belongs to the alliance, and whoever comes for
 * a time has a last day.
 */
function objectionToGrant(
  roles: readonly Role[],
  office: Office,
  { role, stream, fromOn, toOn }: Omit<Grant, "person" | "tenant">,
): Problem | undefined {
  const found = roles.find(({ id }) => id === role);
  if (!found) return problem("door.bad-request", { field: "role" });
  if (stream !== null && (role === ADMINISTRATOR || !isTeam(office, stream)))
    return problem("door.bad-request", { field: "stream" });
  if (fromOn !== undefined && !isDay(fromOn)) return problem("door.bad-request", { field: "fromOn" });
  if (toOn === undefined ? found.visiting : !isDay(toOn)) return problem("door.bad-request", { field: "toOn" });
  const releases = Object.values(found.may).some((actions) => actions.includes("release"));
  return releases && office.partner ? problem("door.not-allowed") : undefined;
}

function isTeam({ streams }: Office, stream: string): boolean {
  return streams.includes(stream);
}

/** Somebody with keys stays who lets others in, for good: nobody else could be made an administrator ever after. */
function withoutAdministrator({ grants, people }: KeyState, on: string): Problem | undefined {
  const stays = grants.some(
    (grant) =>
      grant.role === ADMINISTRATOR &&
      grant.stream === null &&
      grant.toOn === undefined &&
      standsOn(grant, on) &&
      people.has(grant.person),
  );
  return stays ? undefined : problem("door.not-allowed");
}

/**
 * Secrets come only with the signed entry they belong to: of an epoch that begins, for each who is in; of one that stands, for who is let in.
 * So nobody puts a box of their own in the place of somebody's.
 */
function objectionToSecrets(
  state: KeyState,
  { entries, boxes, befores }: Omit<KeyPost, "tenant">,
  on: string,
): Problem | undefined {
  const sayings = entries.map(({ entry }) => entry.saying);
  const begins = ({ stream, circle, epoch }: KeyPost["befores"][number]): boolean =>
    sayings.some(
      (one) => one.says === "epoch" && one.stream === stream && one.circle === circle && one.epoch === epoch,
    );
  const letsIn = ({ stream, circle, epoch, person }: KeyPost["boxes"][number]): boolean =>
    epochsOf(state, stream, circle).some((one) => one.epoch === epoch) &&
    sayings.some(
      (one) => one.says === "let-in" && one.stream === stream && one.circles.includes(circle) && one.person === person,
    );
  const areOnce = (places: readonly string[]): boolean => new Set(places).size === places.length;
  const arePlaced =
    boxes.every((box) => (begins(box) || letsIn(box)) && isIn(state, box, box.person, on)) &&
    areOnce(boxes.map(({ person, stream, circle, epoch }) => `${person} ${stream} ${epoch} ${circle}`));
  if (!arePlaced) return problem("door.bad-request", { field: "boxes" });
  const areFollowing =
    befores.every((before) => before.epoch > 1 && begins(before)) &&
    areOnce(befores.map(({ stream, circle, epoch }) => `${stream} ${epoch} ${circle}`));
  return areFollowing ? undefined : problem("door.bad-request", { field: "befores" });
}
