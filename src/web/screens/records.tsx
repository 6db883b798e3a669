// Records of one kind: the list beside the page on a wide screen, one after the other on a phone.

import { lazy, Suspense } from "react";
import { useLocation } from "wouter";
import { findType } from "#core/programme.ts";
import { Progress } from "#ui/banner.tsx";
import { useWords } from "#ui/say.tsx";
import { useApp, useErasedOn, useHeld } from "../app.ts";
import { fetchAhead } from "../fetch-ahead.ts";
import { useOpened } from "../use-opened.ts";
import { ErasedRecord } from "./erased-record.tsx";
import { NotFound } from "./not-found.tsx";
import { RecordPage } from "./record-page.tsx";
import styles from "./records.module.css";
import { RecordsIndex } from "./records-index.tsx";
import { RecordsPane } from "./records-pane.tsx";
import { TypePage } from "./type-page.tsx";

const loadForm = () => import("./record-form.tsx");
const RecordForm = lazy(() => loadForm().then((screen) => ({ default: screen.RecordForm })));
// Though nobody has asked: who opens a form may have no network by then.
fetchAhead(loadForm);

export function Records() {
  const { t } = useWords();
  const { programme, may } = useApp();
  const [path] = useLocation();
  const [, , typeId, id, act] = path.split("/");
  const type = findType(programme, typeId ?? "");
  const held = useHeld(id ?? "");
  const erasedOn = useErasedOn(id ?? "");
  useOpened(held?.type === type ? held : undefined);
  if (!typeId) return <RecordsIndex />;
  if (!type || type.kept || !may("read", type.id)) return <NotFound />;
  const wantsForm = id === "new" || act === "edit";
  const isErased = erasedOn !== undefined && held?.type !== type;
  return (
    <div className={id ? styles.splitAtPage : styles.split}>
      <RecordsPane key={type.id} type={type} current={id} />
      <div className={styles.page} key={path}>
        {!id && <TypePage type={type} />}
        {id && isErased && <ErasedRecord type={type} id={id} on={erasedOn} />}
        {id && !isErased && !wantsForm && <RecordPage type={type} id={id} />}
        {id && !isErased && wantsForm && (
          <Suspense fallback={<Progress says={t("record.opening-the-form")} done={0} />}>
            <RecordForm type={type} id={id === "new" ? undefined : id} />
          </Suspense>
        )}
      </div>
    </div>
  );
}
