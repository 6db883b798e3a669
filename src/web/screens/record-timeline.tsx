// The changes of a record as a timeline, latest first: who said what, and when they said it.

import { useState } from "react";
import { instantOf } from "#core/change/clock.ts";
import type { RecordType } from "#core/record/type.ts";
import { Banner, Progress } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import type { IconName } from "#ui/icon.tsx";
import { useWords } from "#ui/say.tsx";
import { spoken } from "#ui/spoken.ts";
import type { Tone } from "#ui/tag.tsx";
import { type Entry, Timeline } from "#ui/timeline.tsx";
import { unveiled, useVeil } from "#ui/veil.ts";
import { momentWords } from "#ui/words.ts";
import { useApp, useUnfolded } from "../app.ts";
import { nameOf } from "../lines.ts";
import { type SaidPair, saidIn } from "../said.ts";
import type { HeldChange, HeldRecord } from "../store.ts";
import styles from "./record-page.module.css";

const FEW = 8;
/** The first change says everything; it stands above already. */
const FIRST_SAID = 3;

export function RecordTimeline({ held }: { readonly held: HeldRecord }) {
  const { t } = useWords();
  const { store, nameOfPerson } = useApp();
  const [all, setAll] = useState(false);
  useVeil();
  const { type, folded } = held;
  const isHere = useUnfolded([held]);
  // Nobody said anything in a restate: a device counted what was said before.
  const said = held.changes.filter(({ head }) => head.act !== "restate");
  const latestFirst = said.toSorted((a, b) => (a.head.stamp < b.head.stamp ? 1 : -1));
  const aside = new Set([...folded.setAside, ...(folded.workflow?.setAside ?? []).map(({ change }) => change)]);

  const entryOf = (change: HeldChange): Entry => {
    const { head, body } = change;
    const say = (): readonly SaidPair[] => {
      const said = saidIn(type, [head.shown, body], (_type, id) => nameOf(store, id));
      return head.act === "create" ? shortened(said) : said;
    };
    const at = instantOf(head.stamp);
    return {
      id: head.id,
      ...actOf(type, head.act),
      who: nameOfPerson(head.author),
      when: momentWords(at),
      at: new Date(at).toISOString(),
      said: say(),
      inFull: unveiled(say),
      ...(change.n === null
        ? { tag: { tone: "ochre" as const, words: t("record.not-sent-yet") } }
        : aside.has(head.id)
          ? { tag: { tone: "ochre" as const, words: t("record.set-aside") } }
          : {}),
    };
  };
  if (isHere === "coming") return <Progress says={t("record.opening-history")} done={0} />;
  return (
    <>
      <Timeline entries={(all ? latestFirst : latestFirst.slice(0, FEW)).map(entryOf)} />
      {!all && latestFirst.length > FEW && (
        <Button tone="quiet" onClick={() => setAll(true)}>
          {t("record.show-all-change", { count: latestFirst.length })}
        </Button>
      )}
      {isHere === "away" && (
        <div className={styles.before}>
          <Banner tone="ochre" icon="cloud" title={t("record.history-away")} />
        </div>
      )}
    </>
  );
}

function actOf(type: RecordType, act: string): { readonly did: string; readonly icon: IconName; readonly tone: Tone } {
  const { t } = spoken();
  if (act === "create") return { did: t("record.written-down"), icon: "plus", tone: "pine" };
  if (act === "withdraw") return { did: t("record.withdrawn"), icon: "cross", tone: "clay" };
  if (act === "restore") return { did: t("record.brought-back"), icon: "undo", tone: "pine" };
  if (act.startsWith("move:"))
    return { did: type.workflow?.moves[act.slice(5)]?.label ?? act.slice(5), icon: "move", tone: "slate" };
  return { did: t("record.corrected-or-added"), icon: "edit", tone: "plain" };
}

function shortened(said: readonly SaidPair[]): readonly SaidPair[] {
  const { t } = spoken();
  if (said.length <= FIRST_SAID + 1) return said;
  return [
    ...said.slice(0, FIRST_SAID),
    [t("record.and"), t("record.more-answer", { count: said.length - FIRST_SAID })],
  ];
}
