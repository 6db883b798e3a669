// The calm question before a day: are children there, and was their safety checked? Then the day starts.
import { useState } from "react";
import type { Answers } from "#core/record/condition.ts";
import type { Field } from "#core/record/field.ts";
import { offeredMoves } from "#core/record/workflow.ts";
import { Banner } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { Question } from "#ui/field.tsx";
import { useWords } from "#ui/say.tsx";
import { edit, move } from "../acts.ts";
import { useApp } from "../app.ts";
import type { HeldRecord } from "../store.ts";
import { rolesAt } from "../todo.ts";
import styles from "./attendance.module.css";

const asked = ["heldOn", "childrenPresent", "safeguards", "safeguardingChecked"] as const;

export function Start({ day }: { readonly day: HeldRecord }) {
  const { t } = useWords();
  const app = useApp();
  const { desk, may, person, store, today } = app;
  const planned = day.answers["plannedOn"];
  const [said, setSaid] = useState<Answers>(() => ({
    heldOn: day.answers["heldOn"] ?? (typeof planned === "string" && planned <= today ? planned : today),
    childrenPresent: day.answers["childrenPresent"],
    safeguards: day.answers["safeguards"],
    safeguardingChecked: day.answers["safeguardingChecked"],
  }));
  const { type, folded } = day;
  const { workflow } = type;
  const been = typeof said["heldOn"] === "string" && said["heldOn"] < today;
  const wanted = been ? "hold" : "start";
  const offered = workflow
    ? offeredMoves(
        workflow,
        "planned",
        rolesAt(app, day),
        { ...day.answers, ...said },
        {
          id: person.id,
          made: folded.workflow?.made ?? [],
        },
      )
    : [];
  const mayStart = may("edit", type.id, folded) && may(`move:${wanted}`, type.id, folded);
  if (!workflow || !mayStart)
    return (
      <Banner icon="lock" title={t("attendance.closed.others")}>
        {t("attendance.start.closed")}
      </Banner>
    );

  const withChildren = said["childrenPresent"] === "yes" || said["childrenPresent"] === "unknown";
  const waits = withChildren && (said["safeguardingChecked"] === "no" || said["safeguardingChecked"] === "unknown");
  const ready = offered.includes(wanted);
  const onAnswer = (address: string, value: unknown): void => setSaid((before) => ({ ...before, [address]: value }));
  const onStart = (): void => {
    edit(desk, day, said);
    const after = store.find(day.id);
    if (after) move(desk, after, wanted);
    // The question goes and the list comes: whoever uses the keyboard begins at its top.
    document.getElementById("main")?.focus();
  };
  return (
    <section className={styles.start}>
      <h2>{t(been ? "attendance.start.been" : "attendance.start.title")}</h2>
      <p>{t("attendance.start.says")}</p>
      {asked
        .filter((name) => !name.startsWith("safeguard") || withChildren)
        .map((name) => {
          const field = type.fields[name];
          return (
            field && (
              <Question
                key={name}
                id={`start-${name}`}
                address={name}
                field={plainly(field, name !== "safeguards")}
                value={said[name]}
                wrong={undefined}
                onAnswer={onAnswer}
              />
            )
          );
        })}
      {waits && !been && (
        <Banner tone="ochre" icon="shield" title={t("attendance.start.wait")}>
          {t("attendance.start.waitMore")}
        </Banner>
      )}
      {waits && been && <p className="meta">{t("attendance.start.tell")}</p>}
      <div className={styles.startActs}>
        <Button tone="primary" disabled={!ready} onClick={onStart} aria-describedby={ready ? undefined : "start-later"}>
          {workflow.moves[wanted]?.label}
        </Button>
        {!ready && !waits && (
          <span id="start-later" className="meta">
            {t("attendance.start.later")}
          </span>
        )}
      </div>
    </section>
  );
}

/** Asked without the hint of the long form: here the list beside it says it, or the moment does. */
function plainly(field: Field, needed: boolean): Field {
  const { hint: _, ...plain } = field;
  return { ...plain, required: needed };
}
