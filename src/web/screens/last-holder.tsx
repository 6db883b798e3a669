// Why somebody's role cannot be ended yet: they alone can open what a team has sealed. And what to do first.
import { useEffect, useRef } from "react";
import { Link } from "wouter";
import { heldAloneBy } from "#core/seal/last-holder.ts";
import { useWords } from "#ui/say.tsx";
import { useApp } from "../app.ts";
import { circleWords } from "../circle-words.ts";
import styles from "./set-up.module.css";

interface LastHolderParts {
  readonly tenant: string;
  readonly person: string;
  readonly name: string;
}

export function LastHolder({ tenant, person, name }: LastHolderParts) {
  const { t } = useWords();
  const app = useApp();
  const heading = useRef<HTMLHeadingElement>(null);
  // It comes in answer to a button that stands further down.
  useEffect(() => {
    heading.current?.scrollIntoView({ block: "center" });
    heading.current?.focus({ preventScroll: true });
  }, []);
  const state = app.keysOf(tenant);
  const circles = heldAloneBy(state, person, app.today).map((place) => circleWords(app, state, place));
  return (
    <div className={`card ${styles.refused}`} role="alert">
      <h3 ref={heading} tabIndex={-1}>
        {t("recovery.last", { name })}
      </h3>
      <p>{t("recovery.last-says", { circles: circles.join("; ") })}</p>
      <ul>
        <li>
          <Link href="/let-in" className="link">
            {t("recovery.last-let-in", { name })}
          </Link>
          <p>{t("recovery.last-let-in-says")}</p>
        </li>
        <li>
          <Link href={`/recovery/${tenant}`} className="link">
            {t("recovery.last-drill")}
          </Link>
          <p>{t("recovery.last-drill-says")}</p>
        </li>
      </ul>
    </div>
  );
}
