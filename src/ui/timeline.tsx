// What was said on a record, by whom and when, latest first.

import type { IconName } from "./icon.tsx";
import { useWords } from "./say.tsx";
import { Disc, Tag, type Tone } from "./tag.tsx";
import styles from "./timeline.module.css";
import { Held } from "./told.tsx";

export interface Entry {
  readonly id: string;
  readonly icon: IconName;
  readonly tone: Tone;
  /** What was done, in a few words. */
  readonly did: string;
  readonly who: string;
  /** When the person acted, in words, and as a machine reads it. */
  readonly when: string;
  readonly at: string;
  /** What was said: label and answer. An answer taken away is nothing. */
  readonly said: readonly (readonly [label: string, words: string])[];
  /** The same where names are not initials. */
  readonly inFull?: Entry["said"];
  readonly tag?: { readonly tone: Tone; readonly words: string };
}

export function Timeline({ entries }: { readonly entries: readonly Entry[] }) {
  const { t } = useWords();
  return (
    <ol className={styles.timeline}>
      {entries.map((entry) => (
        <li key={entry.id}>
          <Disc icon={entry.icon} tone={entry.tone} />
          <div>
            <div className={styles.head}>
              <strong>{entry.did}</strong>
              <time dateTime={entry.at}>{entry.when}</time>
            </div>
            {entry.said.length > 0 && (
              <dl className={styles.said}>
                {entry.said.map(([label, words], at) => (
                  <div key={label}>
                    <dt>{label}</dt>
                    <dd>
                      {words === "" ? (
                        <i>{t("ui.taken-back")}</i>
                      ) : (
                        <Held instead={words} words={entry.inFull?.[at]?.[1] ?? words} />
                      )}
                    </dd>
                  </div>
                ))}
              </dl>
            )}
            <p className={styles.by}>
              {entry.who}
              {entry.tag && <Tag tone={entry.tag.tone}>{entry.tag.words}</Tag>}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}
