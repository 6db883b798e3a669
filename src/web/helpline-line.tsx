// One quiet line on whatever speaks of a child: what to do first, and the number of the country.
import { Link } from "wouter";
import { useWords } from "#ui/say.tsx";
import styles from "./helpline-line.module.css";
import { telOf, useHelplineOf } from "./helplines.ts";

export function HelplineLine({ country }: { readonly country: string | null | undefined }) {
  const { t } = useWords();
  const helpline = useHelplineOf(country);
  return (
    <p className={styles.line}>
      <span>
        {t("first-response.line")} <Link href="/first-response">{t("first-response.line-how")}</Link>
      </span>
      {helpline && (
        <span>
          {t("first-response.helpline")}{" "}
          <a className="num" href={telOf(helpline.telephone)}>
            {helpline.telephone}
          </a>
        </span>
      )}
    </p>
  );
}
