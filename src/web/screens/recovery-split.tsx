// Splitting the recovery key: among whom, how many of them open it, and the sheets for those outside, handed over one by one.
// Promise: the key is made and forgotten on this device; a sheet is shown once, by itself, and those outside never hold enough.
import { useEffect, useState } from "react";
import { standsOn } from "#core/access/can.ts";
import { isProblem, type Problem, problem } from "#core/problem.ts";
import type { Answers } from "#core/record/condition.ts";
import { choice, required } from "#core/record/field.ts";
import { belongsForGood, outsidersAmong } from "#core/seal/fair-split.ts";
import { RECOVERY } from "#core/seal/key-state.ts";
import { THRESHOLDS } from "#core/seal/recovery.ts";
import { Banner, Progress } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { Form } from "#ui/form.tsx";
import { NOBODY } from "#ui/reference.tsx";
import { useWords } from "#ui/say.tsx";
import { useApp, useSync } from "../app.ts";
import { FEWEST, type RecoveryHere } from "../recoveries.ts";
import type { Split } from "../recovery.ts";
import { sayProblem } from "../words/say-problem.ts";
import styles from "./recovery.module.css";
import type { Staffed } from "./set-up-parts.tsx";
import { ShareSheet } from "./share-sheet.tsx";

const PAPER = "paper";

interface SplitParts {
  readonly here: RecoveryHere;
  readonly onMade: (split: Split) => void;
}

export function SplitRecovery({ here, onMade }: SplitParts) {
  const { t } = useWords();
  const { reached } = useSync();
  const isAnew = here.state.recovery !== null;
  const [isOpen, setOpen] = useState(!isAnew);
  const title = t(isAnew ? "recovery.anew" : "recovery.split");
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <p>{t(isAnew ? "recovery.anew-says" : "recovery.split-says")}</p>
      {!isAnew && here.insiders === FEWEST && (
        <Banner icon="people" title={t("recovery.two")}>
          {t("recovery.two-says")}
        </Banner>
      )}
      {!reached && (
        <Banner icon="cloud" title={t("recovery.split-away")}>
          {t("recovery.split-away-says")}
        </Banner>
      )}
      {reached && !isOpen && (
        <p>
          <Button onClick={() => setOpen(true)}>{title}</Button>
        </p>
      )}
      {reached && isOpen && <Choose here={here} onMade={onMade} />}
    </section>
  );
}

function Choose({ here: { tenant, state }, onMade }: SplitParts) {
  const { t, compare } = useWords();
  const { api, programme, recovery, nameOfPerson, today, desk, sync } = useApp();
  const { roles } = programme;
  const [staff, setStaff] = useState<readonly Staffed[] | Problem>();
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState("");
  // The names of all colleagues: an administrator need not have fetched everybody's record.
  useEffect(() => void api.get<readonly Staffed[]>("/api/set-up").then(setStaff), [api]);
  if (!staff) return <Progress says={t("recovery.split")} done={0} />;
  if (isProblem(staff)) return <Banner tone="clay" icon="warn" title={sayProblem(staff)} />;

  const people = staff.find((one) => one.tenant === tenant)?.people ?? [];
  const nameOf = (id: string): string => people.find((one) => one.id === id)?.name ?? nameOfPerson(id);
  const colleagues = [...state.people.keys()]
    .filter((id) => id !== RECOVERY && state.grants.some((grant) => grant.person === id && standsOn(grant, today)))
    .map((id): [string, string] => [
      id,
      belongsForGood(roles, state, id, today) ? nameOf(id) : t("recovery.for-a-time", { name: nameOf(id) }),
    ])
    .sort(([, a], [, b]) => compare(a, b));
  const holders = Object.fromEntries([...colleagues, [PAPER, t("recovery.paper")]]);
  const five = { when: { is: ["size", "5"] } } as const;
  const fields = {
    size: required(choice(t("recovery.how-many"), { 3: t("recovery.three"), 5: t("recovery.five") })),
    ...Object.fromEntries(
      ["1", "2", "3", "4", "5"].map((number) => [
        `share${number}`,
        required(choice(t("recovery.share-of", { number }), holders, Number(number) > 3 ? five : {})),
      ]),
    ),
  };

  const holdersIn = (answers: Answers): readonly (string | null)[] =>
    Array.from({ length: Number(answers["size"]) }, (_, at) => {
      const holder = String(answers[`share${at + 1}`]);
      return holder === PAPER ? null : holder;
    });
  /** What every device would refuse, said at its place. */
  const wrongIn = (chosen: readonly (string | null)[]): readonly Problem[] => {
    const most = (THRESHOLDS[chosen.length] ?? 0) - 1;
    const isTwice = (one: string | null, at: number): boolean => one !== null && chosen.indexOf(one) < at;
    const isOutside = (one: string | null): boolean => one === null || !belongsForGood(roles, state, one, today);
    const said = (at: number, says: string): Problem => ({
      ...problem("keys.not-believed"),
      says,
      field: `share${at + 1}`,
    });
    const twice = chosen.flatMap((one, at) => (isTwice(one, at) ? [said(at, t("recovery.twice"))] : []));
    if (outsidersAmong(roles, state, chosen, today) <= most) return twice;
    return [...twice, said(chosen.findLastIndex(isOutside), t("recovery.outside", { count: most }))];
  };
  const split = async (chosen: readonly (string | null)[]): Promise<void> => {
    setBusy(true);
    setTrouble("");
    const made = await (await recovery()).split(tenant, chosen);
    setBusy(false);
    if (isProblem(made)) return setTrouble(sayProblem(made));
    void sync.now();
    onMade(made);
  };
  return (
    <>
      {trouble && <Banner tone="clay" icon="warn" title={trouble} />}
      {isBusy ? (
        <Progress says={t("recovery.splitting")} done={0} />
      ) : (
        <Form
          fields={fields}
          start={THREE}
          finder={NOBODY}
          newId={desk.newId}
          submit={t("recovery.split-do")}
          onDraft={() => {}}
          onSubmit={(answers) => {
            const chosen = holdersIn(answers);
            const wrong = wrongIn(chosen);
            if (wrong.length === 0) void split(chosen);
            return wrong;
          }}
        />
      )}
    </>
  );
}

const THREE: Answers = { size: "3" };

interface HandOverParts {
  readonly here: RecoveryHere;
  readonly papers: readonly string[];
  readonly onDone: () => void;
}

/** One sheet after the other, so that nobody outside sees another's; then what comes next. */
export function HandOver({ here, papers, onDone }: HandOverParts) {
  const { t } = useWords();
  const [at, setAt] = useState(0);
  const letters = papers[at];
  if (letters === undefined)
    return (
      <Banner
        tone="pine"
        icon="check"
        title={t("recovery.done")}
        act={<Button onClick={onDone}>{t("keys.understood")}</Button>}
      >
        {t("recovery.done-says")}
      </Banner>
    );
  return (
    <section className={styles.handOver}>
      <div data-print="no">
        <h2>{t("recovery.sheet-of", { count: papers.length, at: at + 1 })}</h2>
        <p>{t("recovery.sheet-says")}</p>
      </div>
      <ShareSheet
        key={at}
        here={here}
        letters={letters}
        isOutside
        act={
          <Button tone="primary" onClick={() => setAt(at + 1)}>
            {t("recovery.handed-over")}
          </Button>
        }
      />
    </section>
  );
}
