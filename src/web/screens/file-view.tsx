// A file beside its question: what it is, where it is, and it itself once somebody asks for it.
// Promise: it is shown as what its record says it is, whatever is in it: a photo is drawn, a PDF is saved, nothing of either is run.
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from "react";
import { isProblem } from "#core/problem.ts";
import type { FileAnswer } from "#core/record/file-answer.ts";
import { Progress } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { useWords } from "#ui/say.tsx";
import { Tag } from "#ui/tag.tsx";
import { fileWords } from "#ui/words.ts";
import { AWAY } from "../api.ts";
import { useApp } from "../app.ts";
import { saveFile } from "../save-file.ts";
import type { HeldRecord } from "../store.ts";
import { sayProblem } from "../words/say-problem.ts";
import styles from "./file-view.module.css";

interface FileViewParts {
  readonly held: HeldRecord;
  readonly label: string;
  readonly file: FileAnswer;
}

type Shown =
  | { readonly at: "shut"; readonly says?: string }
  | { readonly at: "opening"; readonly done: number; readonly stop: AbortController }
  | { readonly at: "photo"; readonly bytes: Uint8Array<ArrayBuffer> };

export function FileView({ held, label, file }: FileViewParts) {
  const { t } = useWords();
  const { files } = useApp();
  useSyncExternalStore(files.subscribe, files.version);
  const opening = useRef<AbortController>(undefined);
  const [shown, setShown] = useState<Shown>({ at: "shut" });
  const standing = files.standingOf(file.id);
  const isPhoto = file.kind === "image/jpeg";

  const open = async (): Promise<void> => {
    const stop = new AbortController();
    opening.current = stop;
    setShown({ at: "opening", done: 0, stop });
    const place = { tenant: held.folded.tenant, record: held.id };
    const onProgress = (done: number): void => setShown({ at: "opening", done, stop });
    const whole = await files.open(place, file, { signal: stop.signal, onProgress });
    if (stop.signal.aborted) setShown({ at: "shut" });
    else if (isProblem(whole))
      setShown({ at: "shut", says: whole.code === AWAY.code ? t("file.away") : sayProblem(whole) });
    else if (isPhoto) setShown({ at: "photo", bytes: whole });
    else {
      saveFile(whole, file.kind, "paper.pdf");
      setShown({ at: "shut", says: t("file.saved") });
    }
  };
  // Whoever goes to another page waits for it no longer.
  useEffect(() => () => opening.current?.abort(), []);

  return (
    <div className={styles.file}>
      <span className={styles.line}>
        <span className="num">{fileWords(file)}</span>
        {standing?.at === "waiting" && (
          <Tag tone="ochre">
            {standing.sent === 0
              ? t("file.waits")
              : t("file.being-sent", { sent: standing.sent, chunks: standing.chunks })}
          </Tag>
        )}
        {shown.at === "shut" && (
          <Button tone="quiet" icon={isPhoto ? "eye" : "down"} onClick={() => void open()}>
            {t(isPhoto ? "file.open" : "file.save")}
            <span className="unseen"> {label}</span>
          </Button>
        )}
        {shown.at === "photo" && (
          <Button tone="quiet" icon="cross" onClick={() => setShown({ at: "shut" })}>
            {t("file.close")}
          </Button>
        )}
      </span>
      {shown.at === "opening" && (
        <span className={styles.line}>
          <Progress says={t("file.opening")} done={shown.done} most={1} />
          <Button onClick={() => shown.stop.abort()}>{t("file.stop")}</Button>
        </span>
      )}
      {standing?.at === "refused" && (
        <p className={styles.says}>{t("file.refused", { why: sayProblem(standing.why) })}</p>
      )}
      <p role="status" className={styles.says}>
        {shown.at === "shut" && shown.says}
      </p>
      {shown.at === "photo" && (
        <Photo
          bytes={shown.bytes}
          label={t("file.shown", { label })}
          onBroken={() => setShown({ at: "shut", says: t("file.not-a-photo") })}
        />
      )}
    </div>
  );
}

interface PhotoParts {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly label: string;
  readonly onBroken: () => void;
}

/** Drawn, and at no address: no policy is wider for it, and no other page can ask for it. */
function Photo({ bytes, label, onBroken }: PhotoParts) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const broken = useRef(onBroken);
  const draw = useCallback(async () => {
    const picture = await createImageBitmap(new Blob([bytes], { type: "image/jpeg" })).catch(() => undefined);
    const on = canvas.current;
    if (!picture) return broken.current();
    if (!on) return;
    on.width = picture.width;
    on.height = picture.height;
    on.getContext("2d")?.drawImage(picture, 0, 0);
    picture.close();
  }, [bytes]);
  useEffect(() => void draw(), [draw]);
  return <canvas ref={canvas} className={styles.photo} role="img" aria-label={label} />;
}
