// What two people said without having seen each other: answers to choose between, and moves that led different ways.

import { instantOf } from "#core/change/clock.ts";
import type { Held } from "#core/change/merge.ts";
import { Banner } from "#ui/banner.tsx";
import { useWords } from "#ui/say.tsx";
import { Conflict } from "#ui/timeline.tsx";
import { momentWords } from "#ui/words.ts";
import { settle } from "../acts.ts";
import { useApp } from "../app.ts";
import { conflictsOf, nameOf } from "../lines.ts";
import { labelAt, wordsAt } from "../said.ts";
import type { HeldRecord } from "../store.ts";

export function Conflicts({ held }: { readonly held: HeldRecord }) {
  const { t, locale } = useWords();
  const { store, desk, may, say, nameOfPerson } = useApp();
  const { type, folded } = held;
  const moves = folded.workflow?.disputed ?? [];
  const mayEdit = may("edit", type.id, folded);
  const keep = (address: string, value: Held["value"]): void => {
    settle(desk, held, address, value);
    say(t("record.settled-the-other-answer-stays"));
  };
  return (
    <>
      {conflictsOf(held).map((address) => {
        const standing = folded.fields.get(address);
        if (!standing) return null;
        const values = [standing, ...standing.disputed].map((one) => ({
          key: `${one.stamp} ${one.change}`,
          words: wordsAt(type, address, one.value, (_type, id) => nameOf(store, id)) || t("record.no-answer"),
          who: nameOfPerson(one.author),
          when: momentWords(instantOf(one.stamp)),
          value: one.value,
        }));
        const onKeep = (key: string): void => {
          const chosen = values.find((one) => one.key === key);
          if (chosen) keep(address, chosen.value);
        };
        return (
          <Conflict
            key={address}
            label={labelAt(type, address)}
            values={values}
            onKeep={mayEdit ? onKeep : undefined}
          />
        );
      })}
      {moves.length > 0 && (
        <Banner tone="ochre" icon="fork" title={t("record.two-people-moved-this-on")}>
          {new Intl.ListFormat(locale).format(
            moves.map((made) =>
              t("record.moved-by", {
                move: type.workflow?.moves[made.move]?.label ?? made.move,
                who: nameOfPerson(made.author),
              }),
            ),
          )}
          . {t("record.until-somebody-chooses")}
        </Banner>
      )}
    </>
  );
}
