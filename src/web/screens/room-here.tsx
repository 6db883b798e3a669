// The room this device gives, and the way to the home screen: told where the browser says, offered where it offers.
import { useState } from "react";
import { Button } from "#ui/button.tsx";
import { useWords } from "#ui/say.tsx";
import { sizeWords } from "#ui/words.ts";
import { useApp } from "../app.ts";
import { askToKeep, install, isTight, useInstall, useRoom } from "../room.ts";
import styles from "./more.module.css";

export function RoomHere() {
  const { t } = useWords();
  const { say } = useApp();
  const room = useRoom();
  const canInstall = useInstall();
  const [isRefused, setRefused] = useState(false);
  const onKeep = async (): Promise<void> => {
    const isKept = await askToKeep(true);
    setRefused(!isKept);
    if (isKept) say(t("room.is-kept"));
  };
  return (
    <>
      {room && (
        <p>
          {t("room.used", { used: sizeWords(room.usedBytes), most: sizeWords(room.mostBytes) })}{" "}
          {isTight(room) && <strong>{t("room.tight-says")} </strong>}
          {t(room.isKept ? "room.is-kept" : "room.not-kept")}
        </p>
      )}
      <div className={styles.acts}>
        {room && !room.isKept && !isRefused && <Button onClick={() => void onKeep()}>{t("room.keep")}</Button>}
        {canInstall && (
          <Button icon="plus" onClick={() => void install()}>
            {t("room.install")}
          </Button>
        )}
      </div>
      {isRefused && <p role="status">{t("room.refused")}</p>}
      {canInstall && <p className="meta">{t("room.install-says")}</p>}
    </>
  );
}
