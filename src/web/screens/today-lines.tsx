// Records as short lines on the first screen: what it is, who said something last, and when.
import { Link } from "wouter";
import { instantOf } from "#core/change/clock.ts";
import { useWords } from "#ui/say.tsx";
import { Disc, Tag } from "#ui/tag.tsx";
import { Told } from "#ui/told.tsx";
import { momentWords } from "#ui/words.ts";
import { useApp } from "../app.ts";
import { lineOf } from "../lines.ts";
import { iconOf, recordPath } from "../navigation.ts";
import type { HeldRecord } from "../store.ts";
import styles from "./today.module.css";

export function Lines({
  records,
  conflict = false,
}: {
  readonly records: readonly HeldRecord[];
  readonly conflict?: boolean;
}) {
  const { t } = useWords();
  const { store, programme, nameOfPerson } = useApp();
  return (
    <ul className={`card ${styles.lines}`}>
      {records.map((held) => {
        const domain = programme.domains.find(({ types }) => types.some(({ id }) => id === held.type.id));
        return (
          <li key={held.id}>
            <Link href={recordPath(held.type, held.id)}>
              <Disc icon={conflict ? "fork" : iconOf(domain)} tone={conflict ? "ochre" : "plain"} />
              <span>
                <strong>
                  <Told say={() => lineOf(store, held)} />
                </strong>
                <small>{domain?.types.find(({ id }) => id === held.type.id)?.label}</small>
              </span>
              <small className="num">
                {nameOfPerson(held.folded.lastBy)}
                <br />
                {momentWords(instantOf(held.folded.lastStamp))}
                {held.unsentCount > 0 && <Tag tone="ochre">{t("today.not-sent")}</Tag>}
              </small>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}

/** The last few, without sorting all. */
export function latestOf(records: readonly HeldRecord[], few: number): readonly HeldRecord[] {
  const latest: HeldRecord[] = [];
  for (const held of records) {
    if (held.folded.withdrawn) continue;
    const last = latest[few - 1];
    if (last && last.folded.lastStamp >= held.folded.lastStamp) continue;
    const at = latest.findIndex((one) => one.folded.lastStamp < held.folded.lastStamp);
    latest.splice(at < 0 ? latest.length : at, 0, held);
    latest.length = Math.min(latest.length, few);
  }
  return latest;
}
