// What belongs with a record: the records that name it, by kind, and a way to write down another.

import { useState } from "react";
import { Link } from "wouter";
import { typesOf } from "#core/programme.ts";
import type { Answers } from "#core/record/condition.ts";
import type { RecordType } from "#core/record/type.ts";
import { Button } from "#ui/button.tsx";
import { Icon } from "#ui/icon.tsx";
import { useWords } from "#ui/say.tsx";
import { Told } from "#ui/told.tsx";
import { countWords, dayWords } from "#ui/words.ts";
import { type App, useApp, useVersion } from "../app.ts";
import { dayOf, subOf, wordsOf } from "../lines.ts";
import { listPath, recordPath } from "../navigation.ts";
import type { HeldRecord } from "../store.ts";
import styles from "./record-page.module.css";

interface Naming {
  readonly type: RecordType;
  /** The field that names it: `participant`, or `companies/company` in the rows of a group. */
  readonly field: string;
  readonly inRows: string | undefined;
}

export function Belonging({ held }: { readonly held: HeldRecord }) {
  const { t } = useWords();
  const { programme, may, store } = useApp();
  useVersion();
  const kinds = typesOf(programme)
    .filter((type) => may("read", type.id))
    .flatMap((type) => namingsIn(type, held.type.id))
    .map((naming) => ({
      naming,
      records: store.recordsOf(naming.type.id).filter((one) => !one.folded.withdrawn && names(one, naming, held.id)),
    }));
  const some = kinds.filter(({ records }) => records.length > 0);
  const none = kinds.filter(({ naming, records }) => records.length === 0 && mayAdd(may, held, naming));
  return (
    <>
      {some.map(({ naming, records }) => (
        <OfKind
          key={`${naming.type.id} ${naming.inRows} ${naming.field}`}
          held={held}
          naming={naming}
          records={records}
        />
      ))}
      {none.length > 0 && (
        <section data-print="no">
          <h2>{t("record.add-to-it")}</h2>
          <ul className={styles.addList}>
            {none.map(({ naming }) => (
              <li key={`${naming.type.id} ${naming.field}`}>
                <Link href={newPath(held, naming)} className={styles.add}>
                  <Icon name="plus" small />
                  {naming.type.label}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

function mayAdd(may: App["may"], held: HeldRecord, { type, inRows }: Naming): boolean {
  return !inRows && !held.folded.withdrawn && may("create", type.id, held.folded);
}

function newPath(held: HeldRecord, { type, field }: Naming): string {
  return `${listPath(type)}/new?${field}=${held.id}`;
}

const FEW = 6;

interface OfKindParts {
  readonly held: HeldRecord;
  readonly naming: Naming;
  readonly records: readonly HeldRecord[];
}

function OfKind({ held, naming, records }: OfKindParts) {
  const { t } = useWords();
  const { store, may } = useApp();
  const { type } = naming;
  const [all, setAll] = useState(false);
  const sorted = records.toSorted((a, b) => ((dayOf(b) ?? "") < (dayOf(a) ?? "") ? -1 : 1));
  return (
    <section>
      <div className={styles.kindHead}>
        <h2>
          {type.plural} <span className="num">{countWords(records.length)}</span>
        </h2>
        {mayAdd(may, held, naming) && (
          <Link href={newPath(held, naming)} className={styles.add}>
            <Icon name="plus" small />
            {t("record.add")}
            <span className="unseen"> {type.label}</span>
          </Link>
        )}
      </div>
      <ul className="card">
        {(all ? sorted : sorted.slice(0, FEW)).map((one) => (
          <li key={one.id} className={styles.kindLine}>
            <Link href={recordPath(type, one.id)}>
              <span>
                <Told say={() => shorter(wordsOf(store, one).head, wordsOf(store, held).name)} />
              </span>
              <small className="num">{dayOf(one) ? dayWords(dayOf(one) ?? "", "short") : subOf(store, one)}</small>
            </Link>
          </li>
        ))}
      </ul>
      {!all && records.length > FEW && (
        <Button tone="quiet" onClick={() => setAll(true)}>
          {t("record.show-all", { count: records.length })}
        </Button>
      )}
    </section>
  );
}

/** The line without the record one is looking at already. */
function shorter(line: string, here: string): string {
  const rest = line.replace(here, "").replace(/^, |, $|(?<=, ), /gu, "");
  return rest === "" ? line : rest;
}

function namingsIn(type: RecordType, of: string): readonly Naming[] {
  return Object.entries(type.fields).flatMap(([name, field]): readonly Naming[] => {
    if (field.kept) return [];
    if (field.kind === "reference" && field.of === of) return [{ type, field: name, inRows: undefined }];
    if (field.kind !== "group") return [];
    return Object.entries(field.fields ?? {}).flatMap(([cell, inner]) =>
      inner.kind === "reference" && inner.of === of ? [{ type, field: cell, inRows: name }] : [],
    );
  });
}

function names({ answers }: HeldRecord, { field, inRows }: Naming, id: string): boolean {
  if (!inRows) return answers[field] === id;
  return ((answers[inRows] as readonly Answers[] | undefined) ?? []).some((row) => row[field] === id);
}
