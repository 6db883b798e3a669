// What belongs with a record: the records that name it, by kind, and a way to write down another.
import { useState } from "react";
import { Link } from "wouter";
import { typesOf } from "#core/programme.ts";
import type { Answers } from "#core/record/condition.ts";
import type { RecordType } from "#core/record/type.ts";
import { Button } from "#ui/button.tsx";
import { Icon } from "#ui/icon.tsx";
import { countWords, dayWords } from "#ui/words.ts";
import { useApp, useRecords } from "../app.ts";
import { dayOf, lineOf, wordsOf } from "../lines.ts";
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
  const { programme, may } = useApp();
  const namings = typesOf(programme)
    .filter((type) => may("read", type.id))
    .flatMap((type) => namingsIn(type, held.type.id));
  return namings.map((naming) => (
    <OfKind key={`${naming.type.id} ${naming.inRows} ${naming.field}`} held={held} naming={naming} />
  ));
}

const FEW = 6;

function OfKind({ held, naming }: { readonly held: HeldRecord; readonly naming: Naming }) {
  const { store, may } = useApp();
  const { type, field, inRows } = naming;
  const [all, setAll] = useState(false);
  const records = useRecords(type.id).filter((one) => !one.folded.withdrawn && names(one, naming, held.id));
  const mayAdd = !inRows && may("create", type.id, held.folded);
  if (records.length === 0 && !mayAdd) return null;
  const sorted = records.toSorted((a, b) => ((dayOf(b) ?? "") < (dayOf(a) ?? "") ? -1 : 1));
  return (
    <section>
      <div className={styles.kindHead}>
        <h2>
          {type.plural} <span className="num">{countWords(records.length)}</span>
        </h2>
        {mayAdd && (
          <Link href={`${listPath(type)}/new?${field}=${held.id}`} className={styles.add}>
            <Icon name="plus" small />
            Add<span className="unseen"> {type.label}</span>
          </Link>
        )}
      </div>
      {records.length > 0 && (
        <ul className="card">
          {(all ? sorted : sorted.slice(0, FEW)).map((one) => (
            <li key={one.id} className={styles.kindLine}>
              <Link href={recordPath(type, one.id)}>
                <span>{shorter(lineOf(store, one), lineOf(store, held))}</span>
                <small className="num">
                  {dayOf(one) ? dayWords(dayOf(one) ?? "", "short") : wordsOf(store, one).sub}
                </small>
              </Link>
            </li>
          ))}
        </ul>
      )}
      {!all && records.length > FEW && (
        <Button tone="quiet" onClick={() => setAll(true)}>
          Show all {countWords(records.length)}
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
