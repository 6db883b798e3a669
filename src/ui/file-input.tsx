// A photo or a paper, chosen or taken with the camera. Promise: what is shown as chosen is sealed already, and nothing of it is sent before
// the form is saved.
import { useContext, useEffect, useRef, useState } from "react";
import { isFileAnswer } from "#core/record/file-answer.ts";
import { Progress } from "./banner.tsx";
import { Button } from "./button.tsx";
import styles from "./file-input.module.css";
import { Icon } from "./icon.tsx";
import type { InputParts } from "./input.tsx";
import { PickerContext } from "./picker.ts";
import { useWords } from "./say.tsx";
import { fileWords } from "./words.ts";

const ACCEPTED = "image/jpeg,image/png,image/webp,application/pdf";

export function FileInput({ id, field, value, onChange, "aria-describedby": described }: InputParts) {
  const { t } = useWords();
  const picker = useContext(PickerContext);
  const [stopping, setStopping] = useState<AbortController>();
  const [wrong, setWrong] = useState("");
  const chooser = useRef<HTMLInputElement>(null);
  const camera = useRef<HTMLInputElement>(null);
  const file = isFileAnswer(value) ? value : undefined;
  const isLost = file !== undefined && picker?.isLost(file) === true;

  useEffect(() => {
    if (!isLost) return;
    setWrong(t("file.gone-from-device"));
    onChange(undefined);
  }, [isLost, onChange, t]);

  const take = async (input: HTMLInputElement): Promise<void> => {
    const [chosen] = input.files ?? [];
    input.value = "";
    if (!chosen || !picker) return;
    const stop = new AbortController();
    setStopping(stop);
    setWrong("");
    const answer = await picker.choose(chosen, stop.signal);
    setStopping(undefined);
    if (typeof answer === "string") setWrong(answer);
    else if (answer) {
      if (file) picker.unchoose(file);
      onChange(answer);
    }
  };
  const takeOut = (): void => {
    if (file) picker?.unchoose(file);
    onChange(undefined);
  };
  const standing = file ? fileWords(file) : typeof value === "string" ? value : "";

  return (
    <div className={styles.file}>
      <p className={styles.says}>
        <strong>{t("file.papers-not-people")}</strong> {t("file.drawn-anew")}
      </p>
      {standing !== "" && !isLost && (
        <p className={styles.chosen}>
          <Icon name="report" />
          <span className="num">{standing}</span>
          <Button tone="quiet" icon="cross" onClick={takeOut}>
            {t("file.take-out")}
            <span className="unseen"> {field.label}</span>
          </Button>
        </p>
      )}
      {file?.kind === "application/pdf" && <p className={styles.says}>{t("file.pdf-carries-author")}</p>}
      {stopping ? (
        <div className={styles.acts}>
          <Progress says={t("file.getting-ready")} done={0} />
          <Button onClick={() => stopping.abort()}>{t("file.stop")}</Button>
        </div>
      ) : (
        <div className={styles.acts}>
          <Button
            id={id}
            icon={file ? "undo" : "plus"}
            onClick={() => chooser.current?.click()}
            aria-describedby={described}
          >
            {t(file ? "file.choose-another" : "file.choose")}
          </Button>
          <span className={styles.camera}>
            <Button icon="eye" onClick={() => camera.current?.click()}>
              {t("file.take-a-photo")}
            </Button>
          </span>
        </div>
      )}
      <input
        ref={chooser}
        hidden
        type="file"
        accept={ACCEPTED}
        aria-label={field.label}
        onChange={(event) => void take(event.target)}
      />
      <input
        ref={camera}
        hidden
        type="file"
        accept="image/*"
        capture="environment"
        aria-label={t("file.take-a-photo")}
        onChange={(event) => void take(event.target)}
      />
      <p role="status" className={styles.wrong}>
        {wrong !== "" && (
          <>
            <Icon name="warn" small />
            {wrong}
          </>
        )}
      </p>
    </div>
  );
}
