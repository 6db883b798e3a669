// A country as a whole, among its neighbours: no tiles, no pins, nobody's place. What it stands for is in the table beside it.

import { shapes } from "virtual:atlas";
import { useEffect, useState } from "react";
import { useWords } from "#ui/say.tsx";
import styles from "./places.module.css";

interface Shape {
  readonly outline: string;
  readonly around: string;
}

export function CountryMap({ code, name }: { readonly code: string; readonly name: string }) {
  const { t } = useWords();
  const [shape, setShape] = useState<Shape | "away">();
  const load = shapes[code];
  useEffect(() => {
    let isHere = true;
    load?.().then(
      (of) => isHere && setShape(of),
      () => isHere && setShape("away"),
    );
    return () => {
      isHere = false;
    };
  }, [load]);
  if (!load || shape === "away")
    return <p className={styles.mapless}>{t(load ? "places.map-away" : "places.map-none")}</p>;
  return (
    <figure className={styles.map}>
      <svg viewBox="0 0 480 400" role="img" aria-label={t("places.map", { country: name })}>
        {shape && (
          <>
            <path className={styles.around} d={shape.around} />
            <path className={styles.outline} d={shape.outline} />
          </>
        )}
      </svg>
      <figcaption>
        {t("places.map-says")} {t("places.map-source")}
      </figcaption>
    </figure>
  );
}
