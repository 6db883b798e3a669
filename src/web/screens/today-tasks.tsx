// Tasks of one heading: each one sentence, the record it is about, when it is due, and one button that goes where it is done.
import { useState } from "react";
import { Button, LinkButton } from "#ui/button.tsx";
import { useWords } from "#ui/say.tsx";
import { Disc } from "#ui/tag.tsx";
import { Told } from "#ui/told.tsx";
import { useVeil } from "#ui/veil.ts";
import { countWords, dayWords } from "#ui/words.ts";
import { useApp } from "../app.ts";
import { lineOf } from "../lines.ts";
import { iconOf } from "../navigation.ts";
import type { Todo } from "../todo.ts";
import styles from "./today.module.css";

const PAGE = 50;

/** `first`: its first task is the one to begin with. */
export function Tasks({
  id,
  title,
  todos,
  first,
  few = 6,
}: {
  readonly id: string;
  readonly title: string;
  readonly todos: readonly Todo[];
  readonly first: boolean;
  /** How many are shown before somebody asks for more. */
  readonly few?: number;
}) {
  const { t } = useWords();
  const [most, setShown] = useState(few);
  if (todos.length === 0) return null;
  // One more is shown rather than asked for.
  const shown = todos.length === most + 1 ? todos.length : most;
  const more = Math.min(PAGE, todos.length - shown);
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>
        {title} <span className={`${styles.count} num`}>{countWords(todos.length)}</span>
      </h2>
      <ul className={`card ${styles.tasks}`}>
        {todos.slice(0, shown).map((todo, at) => (
          <TaskLine key={`${todo.held.id} ${todo.task.rule.id}`} todo={todo} first={first && at === 0} />
        ))}
      </ul>
      {more > 0 && (
        <Button tone="quiet" icon="down" onClick={() => setShown(shown + PAGE)}>
          {t("today.show-more", { count: more })}
        </Button>
      )}
    </section>
  );
}

function TaskLine({ todo, first }: { readonly todo: Todo; readonly first: boolean }) {
  const { t } = useWords();
  const { store, programme } = useApp();
  const { task, held, way } = todo;
  useVeil();
  const domain = programme.domains.find(({ types }) => types.some(({ id }) => id === held.type.id));
  const label = domain?.types.find(({ id }) => id === held.type.id)?.label ?? held.type.label;
  const record = lineOf(store, held);
  const act = way.by === "move" ? way.label : t(way.by === "answer" ? "today.fill-in" : "today.write-down");
  return (
    <li>
      <Disc icon={iconOf(domain)} tone={task.lateDays > 0 ? "clay" : "plain"} />
      <div className={styles.task}>
        <strong>{task.rule.says}</strong>
        <span>
          <Told say={() => lineOf(store, held)} /> <small>{label}</small>
        </span>
        <small className={task.lateDays > 0 ? styles.late : ""}>{useDue(task.on, task.lateDays)}</small>
      </div>
      <LinkButton to={way.to} tone={first ? "primary" : "plain"}>
        {act}
        <span className="unseen">{`: ${task.rule.says}, ${record}`}</span>
      </LinkButton>
    </li>
  );
}

/** "3 days late", "Due today", "By Thursday 15 December 2016". */
function useDue(on: string, lateDays: number): string {
  const { t } = useWords();
  if (lateDays > 0) return t("today.late-by", { days: lateDays });
  if (lateDays === 0) return t("today.due-today");
  return lateDays === -1 ? t("today.due-tomorrow") : t("today.due-on", { day: dayWords(on, "week") });
}
