// A copy of what waits, as a file that only its author can take in again, and such a file taken in.
import { useRef } from "react";
import { Button } from "#ui/button.tsx";
import { useWords } from "#ui/say.tsx";
import { useApp, useUnsent } from "../app.ts";
import { saveFile } from "../save-file.ts";
import styles from "./unsent.module.css";

// Beside the page: a copy is made without a network too.
void import("../parcel.ts").catch(() => {});

export function Copies() {
  const { t } = useWords();
  const { unsentFile, takeUnsentFile, outbox, say, sync } = useApp();
  const chooser = useRef<HTMLInputElement>(null);
  const waits = useUnsent().length + outbox.shut().length;
  const onSave = async (): Promise<void> => {
    // No name of anybody, and none of what it is.
    saveFile(new TextEncoder().encode(await unsentFile()), "application/json", "notes.json");
    say(t("unsent.saved", { count: waits }));
  };
  const onTake = async (file: File | undefined): Promise<void> => {
    if (!file) return;
    const taken = await takeUnsentFile(await file.text());
    if (typeof taken === "string") return say(t(`unsent.take-${taken}`), "trouble");
    say(t("unsent.taken", { count: taken }));
    void sync.now();
  };
  return (
    <section className={styles.copies} aria-labelledby="copies">
      <h2 id="copies">{t("unsent.copies")}</h2>
      <p>{t("unsent.copies-says")}</p>
      <div className={styles.acts}>
        {waits > 0 && (
          <Button icon="down" onClick={() => void onSave()}>
            {t("unsent.save")}
          </Button>
        )}
        <Button icon="folder" onClick={() => chooser.current?.click()}>
          {t("unsent.take")}
        </Button>
        <input
          ref={chooser}
          className="unseen"
          type="file"
          accept="application/json,.json"
          tabIndex={-1}
          aria-label={t("unsent.take")}
          onChange={({ target }) => {
            void onTake(target.files?.[0]);
            target.value = "";
          }}
        />
      </div>
    </section>
  );
}
