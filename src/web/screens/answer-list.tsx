// What is known: every question that is asked and was answered, in the order of the form. Rows of a group as a table.
import { lazy, type ReactNode, Suspense } from "react";
import { Link } from "wouter";
import type { Answers } from "#core/record/condition.ts";
import type { Field, Fields } from "#core/record/field.ts";
import { isFileAnswer } from "#core/record/file-answer.ts";
import { Table } from "#ui/table.tsx";
import { Told } from "#ui/told.tsx";
import { answerWords } from "#ui/words.ts";
import { useApp } from "../app.ts";
import { fetchAhead } from "../fetch-ahead.ts";
import { nameOf } from "../lines.ts";
import { recordPath } from "../navigation.ts";
import type { HeldRecord } from "../store.ts";
import styles from "./answer-list.module.css";

const loadFileView = () => import("./file-view.tsx").then((view) => ({ default: view.FileView }));
const FileView = lazy(loadFileView);
// Beside the page: it is looked at without a network too.
fetchAhead(loadFileView);

export function AnswerList({ held }: { readonly held: HeldRecord }) {
  const known = Object.entries(held.type.fields).filter(
    ([name, field]) => !field.kept && held.answers[name] !== undefined,
  );
  const plain = known.filter(([, field]) => field.kind !== "group");
  const groups = known.filter(([, field]) => field.kind === "group");
  return (
    <>
      {plain.length > 0 && (
        <dl className={styles.answers}>
          {plain.map(([name, field]) => (
            <div key={name} className={field.kind === "longText" ? styles.long : undefined}>
              <dt>{field.label}</dt>
              <dd>
                <Answer held={held} field={field} value={held.answers[name]} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      {groups.map(([name, field]) => (
        <section key={name} className={styles.group}>
          <h2>{field.label}</h2>
          <Rows
            held={held}
            label={field.label}
            fields={field.fields ?? {}}
            rows={held.answers[name] as readonly Answers[]}
          />
        </section>
      ))}
    </>
  );
}

function Rows({
  held,
  label,
  fields,
  rows,
}: {
  readonly held: HeldRecord;
  readonly label: string;
  readonly fields: Fields;
  readonly rows: readonly Answers[];
}) {
  const answered = Object.entries(fields).filter(([name]) => rows.some((row) => row[name] !== undefined));
  const columns = answered.map(([name, field]) => ({
    id: name,
    head: field.label,
    number: field.kind === "number" || field.kind === "money" || field.kind === "calculated",
    cell: (row: Answers): ReactNode => <Answer held={held} field={field} value={row[name]} />,
  }));
  return <Table caption={label} quietCaption columns={columns} rows={rows} keyOf={(row) => String(row["id"])} />;
}

/** A record that is referred to is a way to it, where it is here and may be read. */
function Answer({ held, field, value }: { readonly held: HeldRecord; readonly field: Field; readonly value: unknown }) {
  const { store, may } = useApp();
  const other = field.kind === "reference" ? store.find(String(value)) : undefined;
  const words = <Told say={() => answerWords(field, value, (_type, id) => nameOf(store, id))} />;
  if (isFileAnswer(value))
    return (
      <Suspense fallback={words}>
        <FileView held={held} label={field.label} file={value} />
      </Suspense>
    );
  if (!other || !may("read", other.type.id)) return words;
  return (
    <Link href={recordPath(other.type, other.id)} className="link">
      {words}
    </Link>
  );
}
