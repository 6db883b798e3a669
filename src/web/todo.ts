// What this person should do now: tasks from days and workflows, and what waits for a second pair of eyes. Nothing of it is stored.
// Promise: a task is told only to a role it is for, at the place where the person holds it, and only if they may do what it asks.
import { standing } from "#core/access/can.ts";
import type { Person } from "#core/access/role.ts";
import { findType, type Programme, typesOf } from "#core/programme.ts";
import type { DueRule, Task } from "#core/record/due.ts";
import type { RecordType } from "#core/record/type.ts";
import { type Move, offeredMoves, type Workflow } from "#core/record/workflow.ts";
import type { App } from "./app.ts";
import { dueTasks } from "./due-tasks.ts";
import { newPath, recordPath } from "./navigation.ts";
import type { HeldRecord, Store } from "./store.ts";

/** Who asks, of what, on which day. */
export interface Asks {
  readonly programme: Programme;
  readonly person: Person;
  readonly may: App["may"];
  readonly today: string;
  readonly store: Pick<Store, "find" | "recordsOf">;
}

/** Where the act of a task is done: a move on the record's page, an answer in its form, a new record that names it. */
export type Way =
  | { readonly by: "move"; readonly label: string; readonly to: string }
  | { readonly by: "answer"; readonly to: string }
  | { readonly by: "create"; readonly label: string; readonly to: string };

export interface Todo {
  readonly task: Task;
  readonly held: HeldRecord;
  readonly way: Way;
}

export interface Todos {
  readonly late: readonly Todo[];
  readonly today: readonly Todo[];
  readonly soon: readonly Todo[];
}

export const NOTHING_TO_DO: Todos = { late: [], today: [], soon: [] };

/** The tasks of a person until `days` days after today, the most overdue first. */
export function todosOf(asks: Asks, days = 7): Todos {
  const { programme, person, store, today } = asks;
  const roles = new Set(standing(programme.roles, person, today).grants.map(({ role }) => role));
  const tasks = dueTasks(
    asks,
    ({ who }) => who.some((role) => roles.has(role)),
    () => true,
    days,
  );
  const todos = tasks.flatMap((task): readonly Todo[] => {
    const held = store.find(task.record);
    const way = held && wayOf(asks, task.rule, held);
    return held && way ? [{ task, held, way }] : [];
  });
  return {
    late: todos.filter(({ task }) => task.lateDays > 0),
    today: todos.filter(({ task }) => task.lateDays === 0),
    soon: todos.filter(({ task }) => task.lateDays < 0),
  };
}

/** The roles a person holds where a record is kept. */
export function rolesAt(
  { programme, person, today }: Pick<Asks, "programme" | "person" | "today">,
  { folded }: HeldRecord,
): readonly string[] {
  return standing(programme.roles, person, today)
    .grants.filter(({ tenant, stream }) => tenant === folded.tenant && (stream === null || stream === folded.stream))
    .map(({ role }) => role);
}

/** The way to what a rule asks of this person; nothing where it is not theirs, or not theirs to do. */
function wayOf(asks: Asks, rule: DueRule, held: HeldRecord): Way | undefined {
  const { programme, may } = asks;
  const { type, folded } = held;
  if (!rolesAt(asks, held).some((role) => rule.who.includes(role))) return undefined;
  const page = recordPath(type, held.id);
  if ("answer" in rule.act) {
    const [question] = rule.act.answer.split("/");
    return may("edit", type.id, folded) ? { by: "answer", to: `${page}/edit?at=${question}` } : undefined;
  }
  if ("create" in rule.act) {
    const { create } = rule.act;
    const made = findType(programme, create);
    if (!made || !may("create", create, folded)) return undefined;
    const names = made && referenceTo(made, type, rule);
    return { by: "create", label: made.label, to: newPath(made, names, held.id) };
  }
  const { move } = rule.act;
  const label = findType(programme, type.id)?.workflow?.moves[move]?.label ?? move;
  if (offered(asks, held).includes(move)) return { by: "move", label, to: `${page}?move=${move}` };
  // What the move needs has not been answered yet: that comes first.
  return offered(asks, held, true).includes(move) && may("edit", type.id, folded)
    ? { by: "answer", to: `${page}/edit` }
    : undefined;
}

/** The question of a new record that names this one. */
function referenceTo(made: RecordType, type: RecordType, { until }: DueRule): string | undefined {
  const named = until?.type === made.id ? made.fields[until.by] : undefined;
  if (until && named?.kind === "reference") return until.by;
  return Object.keys(made.fields).find(
    (name) => made.fields[name]?.kind === "reference" && made.fields[name]?.of === type.id,
  );
}

/** The moves this person may make now; `whatever`: also those that need an answer first. */
function offered(asks: Asks, held: HeldRecord, whatever = false): readonly string[] {
  const { person, may } = asks;
  const { type, folded, answers } = held;
  if (!type.workflow || !folded.workflow || folded.withdrawn) return [];
  const { state, made } = folded.workflow;
  const workflow = whatever ? withoutNeeds(type.workflow) : type.workflow;
  return offeredMoves(workflow, state, rolesAt(asks, held), answers, { id: person.id, made }).filter((move) =>
    may(`move:${move}`, type.id, folded),
  );
}

function withoutNeeds(workflow: Workflow): Workflow {
  const moves = Object.entries(workflow.moves).map(([name, { needs: _, ...move }]) => [name, move] as const);
  return { ...workflow, moves: Object.fromEntries(moves) };
}

/** Records of one kind in one state that wait for somebody other than whoever brought them there. */
export interface Waiting {
  readonly type: RecordType;
  readonly state: string;
  /** The move that is waited for. */
  readonly move: string;
  /** Whether this person is the one to make it; else they wait for a colleague. */
  readonly mine: boolean;
  readonly records: readonly HeldRecord[];
}

/**
 * What waits for a second person: the last move was made by one of those who may not, or are not the ones to, make the next.
 * Moves back, such as reopening, are waited for by nobody. Records of `besides` are told elsewhere.
 */
export function waitingOf(asks: Asks, besides: ReadonlySet<string>): readonly Waiting[] {
  const { programme, person, may, store } = asks;
  const found = new Map<string, { readonly is: Omit<Waiting, "records">; readonly records: HeldRecord[] }>();
  for (const type of typesOf(programme).filter(({ id, workflow }) => workflow && may("read", id))) {
    const onward = nextBy(type);
    if (onward.size === 0) continue;
    for (const held of store.recordsOf(type.id)) {
      const last = held.folded.workflow?.made.at(-1);
      const next = onward.get(last?.move ?? "");
      if (!last || !next || held.folded.withdrawn || besides.has(held.id)) continue;
      const { state } = held.folded.workflow ?? { state: "" };
      if (!type.workflow?.moves[next]?.from.includes(state)) continue;
      const mine = offered(asks, held, true).includes(next);
      // Whoever made the last move waits for a colleague, or for nobody; anybody else looks only for what is theirs to do.
      if (mine === (last.author === person.id)) continue;
      const key = `${type.id} ${next} ${mine}`;
      const group = found.get(key) ?? { is: { type, state, move: next, mine }, records: [] };
      group.records.push(held);
      found.set(key, group);
    }
  }
  return [...found.values()]
    .map(({ is, records }) => ({ ...is, records }))
    .sort((a, b) => Number(b.mine) - Number(a.mine) || b.records.length - a.records.length);
}

/** For each move, the move onward that is another person's: by name of the move before it. */
function nextBy({ workflow }: RecordType): ReadonlyMap<string, string> {
  const order = Object.keys(workflow?.states ?? {});
  const moves = Object.entries(workflow?.moves ?? {});
  const isAnothers = (before: string, made: Move, next: Move): boolean =>
    next.notBy?.includes(before) === true || made.who.some((role) => !next.who.includes(role));
  return new Map(
    moves.flatMap(([name, made]) => {
      const next = moves.find(
        ([, one]) =>
          one.from.includes(made.to) &&
          order.indexOf(one.to) > order.indexOf(made.to) &&
          order.indexOf(made.to) > Math.min(...made.from.map((from) => order.indexOf(from))) &&
          isAnothers(name, made, one),
      );
      return next ? [[name, next[0]] as const] : [];
    }),
  );
}
