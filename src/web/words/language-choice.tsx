// Which language this device speaks, each called as its own speakers call it; and digits, where a language has its own.
import { useId, useState } from "react";
import { isLanguage, languageOf, languages, localeOf } from "#core/words/language.ts";
import { Banner } from "#ui/banner.tsx";
import { useWords } from "#ui/say.tsx";
import "./scripts.css";
import styles from "./language-choice.module.css";
import { useTongue } from "./speaking.tsx";

export function LanguageChoice({ heading = false }: { readonly heading?: boolean }) {
  const { t } = useWords();
  const { language, ownDigits, choose } = useTongue();
  const [isAway, setIsAway] = useState(false);
  const id = useId();
  const { digits, draft, read } = languageOf(language);
  const take = (choice: { readonly language: typeof language; readonly ownDigits: boolean }): void =>
    void choose(choice).then((isHere) => setIsAway(!isHere));
  const onLanguage = (wanted: string): void => {
    if (isLanguage(wanted)) take({ language: wanted, ownDigits: languageOf(wanted).digits?.first ?? false });
  };
  const ten = (own: boolean): string => new Intl.NumberFormat(localeOf(language, own)).format(123);
  return (
    <section className={styles.choice}>
      {heading ? (
        <h2>
          <label htmlFor={id}>{t("language.language")}</label>
        </h2>
      ) : (
        <label htmlFor={id}>{t("language.language")}</label>
      )}
      <select id={id} value={language} onChange={(event) => onLanguage(event.target.value)}>
        {languages.map((one) => (
          <option key={one.id} value={one.id} lang={one.id}>
            {one.draft ? `${one.name} (${t("language.draft-tag")})` : one.name}
          </option>
        ))}
      </select>
      {digits && (
        <label className={styles.digits}>
          <input
            type="checkbox"
            checked={ownDigits}
            onChange={(event) => take({ language, ownDigits: event.target.checked })}
          />
          <span>{t("language.own-digits", { own: ten(true), western: ten(false) })}</span>
        </label>
      )}
      {heading && <p className="meta">{t("language.kept")}</p>}
      {isAway && <Banner tone="ochre" icon="cloud" title={t("language.away")} />}
      {!read && <p className={styles.note}>{t(draft ? "language.draft" : "language.not-read")}</p>}
    </section>
  );
}
