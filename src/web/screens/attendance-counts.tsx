// People counted without names, by sex and age: how many there were, and how many of them are new this year.
// Promise: what is typed is saved when one goes on to the next number; only the new enter the number of people.
import { useState } from "react";
import type { Answers } from "#core/record/condition.ts";
import { useWords } from "#ui/say.tsx";
import { numberFrom } from "#ui/words.ts";
import { edit } from "../acts.ts";
import { useApp } from "../app.ts";
import type { HeldRecord } from "../store.ts";
import styles from "./attendance.module.css";

const UNSAID = "unsaid-sex";
const ofChildren = new Set(["0-11", "12-14", "15-17"]);

export function Counts({ day, open }: { readonly day: HeldRecord; readonly open: boolean }) {
  const { t } = useWords();
  const { desk, store } = useApp();
  const [wrong, setWrong] = useState<ReadonlyMap<string, string>>(new Map());
  const field = day.type.fields["headcounts"];
  const rows = (day.answers["headcounts"] as readonly Answers[] | undefined) ?? [];
  const { sex, ageBand } = field?.fields ?? {};
  const sexes = Object.entries(sex?.options ?? {}).filter(([id]) => id === "female" || id === "male");
  const { audience } = day.answers;
  const bands = Object.entries(ageBand?.options ?? {}).filter(
    ([id]) => audience === "mixed" || ofChildren.has(id) === (audience === "children"),
  );
  const cells = bands.flatMap(([band, age]) =>
    [...sexes, [UNSAID, t("attendance.counts.unsaid")] as const].map(([id, label]) => {
      const own = rows.find((row) => (row["sex"] ?? UNSAID) === id && row["ageBand"] === band && !row["audience"]);
      return { key: `${band}.${id}`, band, age, sex: id, label, row: own };
    }),
  );
  const shown = new Set(cells.map(({ row }) => row?.["id"]));
  const sum = (some: readonly Answers[], name: string): number =>
    some.reduce((total, row) => total + (typeof row[name] === "number" ? row[name] : 0), 0);
  const others = rows.filter(({ id }) => !shown.has(id));

  /** Saved, or kept as it was typed with the reason beside it. */
  const onNumber = (cell: (typeof cells)[number], name: "count" | "fresh", text: string): boolean => {
    const number = text.trim() === "" ? undefined : numberFrom(text);
    const at = `${cell.key}.${name}`;
    const isNone = text.trim() !== "" && (number === undefined || number < 0);
    setWrong((before) => {
      const others = [...before].filter(([key]) => key !== at);
      return new Map(isNone ? [...others, [at, t("attendance.counts.notNumber")]] : others);
    });
    if (isNone) return false;
    const now = store.find(day.id) ?? day;
    const standing = (now.answers["headcounts"] as readonly Answers[] | undefined) ?? [];
    // The same sex and age is the same row on every phone: two who count at once are asked, and never added up.
    const id = String(cell.row?.["id"] ?? cell.key);
    const before = standing.find((row) => row["id"] === id);
    const row = {
      ...(before ?? { id, ageBand: cell.band, ...(cell.sex === UNSAID ? {} : { sex: cell.sex }) }),
      [name]: number,
    };
    const empty = row["count"] === undefined && row["fresh"] === undefined;
    const next = [...standing.filter((one) => one["id"] !== id), ...(empty ? [] : [row])];
    edit(desk, now, { headcounts: next });
    return true;
  };

  return (
    <section className={styles.knows}>
      <h2>{t("attendance.counts.title")}</h2>
      <p>{t("attendance.counts.says")}</p>
      <p className={styles.sum} role="status">
        {t("attendance.counts.sum", { count: sum(rows, "count"), fresh: sum(rows, "fresh") })}
      </p>
      {bands.map(([band, age]) => (
        <fieldset key={band} className={styles.band} disabled={!open}>
          <legend>{age}</legend>
          {cells
            .filter((cell) => cell.band === band)
            .map((cell) => (
              <div key={cell.key} className={styles.cell}>
                <span id={`label-${cell.key}`}>{cell.label}</span>
                {(["count", "fresh"] as const).map((name) => (
                  <NumberCell
                    key={name}
                    says={t(`attendance.counts.${name}`)}
                    of={`${cell.label}, ${age}`}
                    value={cell.row?.[name]}
                    wrong={wrong.has(`${cell.key}.${name}`)}
                    onSave={(text) => onNumber(cell, name, text)}
                  />
                ))}
                {wordsFor(cell.row, wrong.get(`${cell.key}.count`) ?? wrong.get(`${cell.key}.fresh`), t)}
              </div>
            ))}
        </fieldset>
      ))}
      {others.length > 0 && (
        <p className="meta">
          {t("attendance.counts.other", { count: sum(others, "count"), fresh: sum(others, "fresh") })}
        </p>
      )}
    </section>
  );
}

interface NumberCellParts {
  readonly says: string;
  /** Whom the number is about; read aloud, and seen beside it. */
  readonly of: string;
  readonly value: unknown;
  readonly wrong: boolean;
  readonly onSave: (text: string) => boolean;
}

/** Saved when one goes on; what is no number stays as typed. Enter goes on to the next. */
function NumberCell({ says, of, value, wrong, onSave }: NumberCellParts) {
  const [typed, setTyped] = useState<string>();
  return (
    <label>
      {says}
      <span className="unseen">: {of}</span>
      <input
        type="text"
        inputMode="numeric"
        autoComplete="off"
        value={typed ?? String(value ?? "")}
        aria-invalid={wrong || undefined}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={() => typed !== undefined && onSave(typed) && setTyped(undefined)}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return;
          const all = [...(event.currentTarget.closest("section")?.querySelectorAll("input") ?? [])];
          all[all.indexOf(event.currentTarget) + 1]?.focus();
        }}
      />
    </label>
  );
}

/** What is wrong with a line, or still to be asked: nobody is told off, and what stands stays. */
function wordsFor(row: Answers | undefined, wrong: string | undefined, t: ReturnType<typeof useWords>["t"]) {
  const { count, fresh } = row ?? {};
  const tooMany = typeof fresh === "number" && fresh > (typeof count === "number" ? count : 0);
  const says =
    wrong ??
    (tooMany
      ? t("attendance.counts.tooMany")
      : typeof count === "number" && count > 0 && fresh === undefined
        ? t("attendance.counts.askFresh")
        : undefined);
  return (
    says && (
      <p role="status" className={wrong || tooMany ? styles.wrong : "meta"}>
        {says}
      </p>
    )
  );
}
