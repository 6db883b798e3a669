// The lines of who opened which file, for one file or for all that come to this device: what sheets say, and beside it what is signed already:
// changes of the records of a file, who reads them from when on, and who was let in.
// Promise: nothing stands here that its author did not sign; a file that is not on this device stands by its code.
import { readSheets, type SheetFault } from "#core/access/access-sheet.ts";
import { codeOf } from "#core/access/sample.ts";
import { instantOf } from "#core/change/clock.ts";
import { findType } from "#core/programme.ts";
import type { RecordType } from "#core/record/type.ts";
import { circleOf, isNamed } from "#core/seal/circle.ts";
import { epochsOf, type KeyState } from "#core/seal/key-state.ts";
import { spoken } from "#ui/spoken.ts";
import { lower, momentWords } from "#ui/words.ts";
import type { App } from "./app.ts";
import { dayOfInstant } from "./out-hours.ts";
import { readTogether } from "./read-together.ts";
import type { HeldChange, HeldRecord } from "./store.ts";

export interface OpenedLine {
  readonly id: string;
  /** The day, and the instant where more than the day is known. */
  readonly on: string;
  readonly at: number | undefined;
  readonly who: string;
  readonly did: string;
  /** Which record, in words or by its code. */
  readonly what: string;
  readonly notes: readonly string[];
  readonly tenant: string;
  readonly stream: string;
}

export interface OpenedTold {
  /** Latest first. */
  readonly lines: readonly OpenedLine[];
  readonly faults: readonly SheetFault[];
  readonly unreadCount: number;
}

type Looks = Pick<App, "programme" | "store" | "may" | "keysOf" | "nameOfPerson" | "person">;

/** Everything that sheets say which come to this device. `since`: the first day of which all was fetched. */
export function openedAnywhere(app: Looks, since: string): OpenedTold {
  const { lines, faults, unreadCount } = sheetsHere(app, since);
  return { lines: lines.map((line) => line.told), faults, unreadCount };
}

/** What was done with a record and with what hangs on it. A broken sheet of anybody's of the team may have lost a line of this file. */
export function openedOf(app: Looks, since: string, held: HeldRecord): OpenedTold {
  const file = readTogether(app, held);
  const ids = new Set(file.map(({ id }) => id));
  const { lines, faults, unreadCount } = sheetsHere(app, since, held.folded.stream);
  const about = lines.filter(({ of }) => of !== undefined && ids.has(of)).map(({ told }) => told);
  const all = [...about, ...file.flatMap((one) => changesOf(one)), ...keysSaid(app, held)];
  return { lines: all.toSorted(latestFirst), faults, unreadCount };
}

function sheetsHere(
  { programme, store }: Looks,
  since: string,
  stream?: string,
): Omit<OpenedTold, "lines"> & {
  readonly lines: readonly { readonly of: string | undefined; readonly told: OpenedLine }[];
} {
  const { t } = spoken();
  const changes = store
    .recordsOf(programme.sheets?.type ?? "")
    .filter(({ folded }) => stream === undefined || folded.stream === stream)
    .flatMap((held) => held.changes);
  const unsent = new Set(changes.filter(({ n }) => n === null).map(({ head }) => head.record));
  const { lines, faults, unreadCount } = readSheets(changes, since);
  const toldOf = (line: (typeof lines)[number]): OpenedLine => {
    const kind = line.kind === undefined ? undefined : findType(programme, line.kind);
    const code = line.of === undefined ? undefined : codeOf(line.of);
    return {
      id: line.record,
      ...whenOf(line.stamp),
      who: line.author,
      did:
        line.did === "exported" && line.many !== undefined
          ? t("opened.did.exported-many", { count: line.many })
          : t(`opened.did.${line.did}`),
      what: [code ?? (kind ? undefined : t("opened.list")), code === undefined ? kind?.plural : kind?.label]
        .filter((word) => word !== undefined)
        .join(" · "),
      notes: [
        ...(line.saidAt === null ? [] : [t("opened.clock", { moment: momentWords(instantOf(line.saidAt)) })]),
        ...(unsent.has(line.record) ? [t("opened.not-sent")] : []),
      ],
      tenant: line.tenant,
      stream: line.stream,
    };
  };
  return { lines: lines.map((line) => ({ of: line.of, told: toldOf(line) })), faults, unreadCount };
}

/** Nobody did anything in a restate: a device counted what was said before. */
function changesOf({ type, changes }: HeldRecord): readonly OpenedLine[] {
  const { t } = spoken();
  return changes
    .filter(({ head }) => head.act !== "restate")
    .map(({ head, n }: HeldChange) => ({
      id: head.id,
      ...whenOf(head.stamp),
      who: head.author,
      did: actWords(type, head.act),
      what: `${codeOf(head.record)} · ${type.label}`,
      notes: n === null ? [t("opened.not-sent")] : [],
      tenant: head.tenant,
      stream: head.stream,
    }));
}

function actWords({ workflow }: RecordType, act: string): string {
  const { t } = spoken();
  if (act.startsWith("move:"))
    return t("opened.did.moved", { move: workflow?.moves[act.slice(5)]?.label ?? act.slice(5) });
  switch (act) {
    case "create":
      return t("opened.did.wrote");
    case "withdraw":
      return t("opened.did.withdrew");
    case "restore":
      return t("opened.did.brought-back");
    case "circle":
      return t("opened.did.chose-readers");
    default:
      return t("opened.did.changed");
  }
}

/** Who was let in where this record is read, and when the people it is read by got new keys. The log of keys knows days, not hours. */
function keysSaid(
  { programme, keysOf, nameOfPerson, person: me }: Looks,
  { type, folded }: HeldRecord,
): readonly OpenedLine[] {
  const { t } = spoken();
  const { tenant, stream } = folded;
  const state: KeyState = keysOf(tenant);
  const team = circleOf(programme.roles, type);
  const where = { what: type.plural, notes: [], at: undefined, tenant, stream };
  const cameIn = [...state.letIn].flatMap(([letIn, n]): readonly OpenedLine[] => {
    const said = state.said[n];
    const before = `${stream} ${team} `;
    if (!said || !letIn.startsWith(before)) return [];
    const person = letIn.slice(before.length).split(" ")[0] ?? "";
    const name = person === me.id ? lower(t("app.you")) : nameOfPerson(person);
    const did = t("opened.did.let-in", { name });
    return [{ ...where, id: `${n} ${letIn}`, on: said.on, who: said.by, did }];
  });
  const renewed = isNamed(folded.circle)
    ? epochsOf(state, stream, folded.circle)
        .filter(({ epoch }) => epoch > 1)
        .map(({ n, on, by }) => ({ ...where, id: `${n}`, on, who: by, did: t("opened.did.new-keys") }))
    : [];
  return [...cameIn, ...renewed];
}

function whenOf(stamp: string): Pick<OpenedLine, "on" | "at"> {
  const at = instantOf(stamp);
  return { on: dayOfInstant(at), at };
}

/** What has no hour stands after what has one, on its day. */
function latestFirst(a: OpenedLine, b: OpenedLine): number {
  if (a.on !== b.on) return a.on < b.on ? 1 : -1;
  return (b.at ?? 0) - (a.at ?? 0) || (a.id < b.id ? -1 : 1);
}
