// On the way into a demonstration: four people one can look over the shoulder of. Each card is a way that others can be sent, too.
import { Link } from "wouter";
import { Icon } from "#ui/icon.tsx";
import { useWords } from "#ui/say.tsx";
import styles from "./guide-cards.module.css";
import { guides } from "./guides.ts";

export function GuideCards() {
  const { t } = useWords();
  return (
    <section className={styles.cards} aria-label={t("guide.title")}>
      <h2>{t("guide.title")}</h2>
      <ul>
        {guides.map(({ id }) => (
          <li key={id}>
            <Link href={`/guide/${id}`}>
              <strong>{t(`guide.${id}`)}</strong>
              <span>{t(`guide.${id}-says`)}</span>
              <Icon name="arrow" small />
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
