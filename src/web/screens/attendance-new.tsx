// Somebody new on the list, in one line: the questions their record needs and no more, and they are marked here at once.
import { useEffect, useRef, useState } from "react";
import { findType } from "#core/programme.ts";
import { type Answers, isAnswered } from "#core/record/condition.ts";
import type { Fields } from "#core/record/field.ts";
import { Button } from "#ui/button.tsx";
import { Question } from "#ui/field.tsx";
import { wrongIn } from "#ui/form-answers.ts";
import { useWords } from "#ui/say.tsx";
import { create } from "../acts.ts";
import { useApp } from "../app.ts";
import { dayOfList, type Listed, saySeat } from "../attendance-list.ts";
import type { HeldRecord } from "../store.ts";
import styles from "./attendance.module.css";

interface NewPersonParts {
  readonly day: HeldRecord;
  readonly name: string;
  readonly onAdded: (id: string) => void;
  readonly onCancel: () => void;
}

/** Asked beside whatever the type requires: enough to know somebody the next time, and to count by sex and age. */
const usual = ["name", "ownCode", "sex", "age"] as const;

export function NewPerson({ day, name, onAdded, onCancel }: NewPersonParts) {
  const { t } = useWords();
  const { desk, store, programme } = useApp();
  const type = findType(programme, "participant");
  const byCode = day.answers["listBy"] === "code";
  const [said, setSaid] = useState<Answers>(() => startOf(type?.fields ?? {}, day, byCode ? "ownCode" : "name", name));
  const [tried, setTried] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  if (!type) return null;

  const { fields } = type;
  const isGiven = isAnswered(fields["audience"]?.options?.[String(day.answers["audience"])]);
  const asked = Object.entries(fields).filter(
    ([id, field]) =>
      !field.kept &&
      ((usual as readonly string[]).includes(id) ? !(byCode && id === "name") : field.required) &&
      !(id === "audience" && isGiven),
  );
  const wrong = tried ? wrongIn(fields, said) : new Map<string, string>();
  const nameless = !isAnswered(said["name"]) && !isAnswered(said["ownCode"]);
  const onSubmit = (event: React.FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (nameless || wrongIn(fields, said).size > 0) {
      form.current?.querySelector("input")?.focus();
      return;
    }
    const on = dayOfList(day).on;
    const { tenant, stream } = day.folded;
    const answers = { ...said, ...(isAnswered(said["age"]) ? { ageSaidOn: on } : {}) };
    const id = create(desk, type, { tenant, stream }, answers);
    const held = store.find(id);
    if (held) saySeat(desk, day, { id, held } as Listed, undefined, { present: "yes" });
    onAdded(id);
  };
  return (
    <form ref={form} className={styles.new} onSubmit={onSubmit} noValidate aria-label={t("attendance.new")}>
      <h2>{t("attendance.new")}</h2>
      <div className={styles.oneLine}>
        {asked.map(([id, field]) => (
          <Question
            key={id}
            id={`new-${id}`}
            address={id}
            field={field}
            value={said[id]}
            wrong={
              tried && nameless && id === (byCode ? "ownCode" : "name") ? t("attendance.nameOrCode") : wrong.get(id)
            }
            onAnswer={(address, value) => setSaid((before) => ({ ...before, [address]: value }))}
          />
        ))}
      </div>
      <div className={styles.startActs}>
        <Button type="submit" icon="plus">
          {t("attendance.add")}
        </Button>
        <Button tone="quiet" onClick={onCancel}>
          {t("attendance.cancel")}
        </Button>
      </div>
    </form>
  );
}

function startOf(fields: Fields, day: HeldRecord, into: string, name: string): Answers {
  const audience = String(day.answers["audience"]);
  return { [into]: name, ...(fields["audience"]?.options?.[audience] ? { audience } : {}) };
}
