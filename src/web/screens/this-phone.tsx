// The device one holds, and others who use it: what it then hides, and how one is taken off it.
// Promise: nothing that was not sent is lost by it, and what that is, is named before.
import { useState } from "react";
import { findType } from "#core/programme.ts";
import { Button } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { HoldButton } from "#ui/hold-button.tsx";
import { useWords } from "#ui/say.tsx";
import { useApp, useUnsent } from "../app.ts";
import { peopleHere } from "../kept-accounts.ts";
import { sayShared, useShared } from "../shared-phone.ts";
import styles from "./more.module.css";
import { RoomHere } from "./room-here.tsx";

/** So many kinds are named; of more than that, how many. */
const FEW = 5;

export function ThisPhone() {
  const { t } = useWords();
  const { person } = useApp();
  const isShared = useShared();
  const [asking, setAsking] = useState(false);
  return (
    <section>
      <h2>{t("here.this-device")}</h2>
      <label className={styles.switch}>
        <input type="checkbox" checked={isShared} onChange={({ target }) => sayShared(target.checked)} />
        <span>
          <strong>{t("here.shared")}</strong>
          <small>{t("here.shared-says")}</small>
        </span>
      </label>
      <RoomHere />
      {person.account && (
        <>
          <div className={styles.acts}>
            <Button icon="out" onClick={() => setAsking(true)}>
              {t("here.remove")}
            </Button>
          </div>
          <Clearing />
        </>
      )}
      {asking && <Removing onClose={() => setAsking(false)} />}
    </section>
  );
}

/** In a hurry: nothing is asked, and nothing happens by a touch in passing. */
function Clearing() {
  const { t } = useWords();
  const { person, evacuate } = useApp();
  const isAlone = peopleHere(localStorage).length < 2;
  return (
    <div className={styles.clear}>
      <h3>{t("evacuate.title")}</h3>
      <p>{t(isAlone ? "evacuate.says-one" : "evacuate.says-all")}</p>
      <div className={styles.acts}>
        <HoldButton icon="cross" onHeld={() => void evacuate()}>
          {t("evacuate.hold-all")}
        </HoldButton>
        {!isAlone && (
          <HoldButton icon="person" onHeld={() => void evacuate(person.id)}>
            {t("evacuate.hold-one")}
          </HoldButton>
        )}
      </div>
    </div>
  );
}

function Removing({ onClose }: { readonly onClose: () => void }) {
  const { t } = useWords();
  const { leaveThisPhone } = useApp();
  const unsent = useUnsent();
  const kinds = useKinds();
  return (
    <Dialog
      title={t("here.remove-ask")}
      onClose={onClose}
      acts={
        <Button tone="harm" onClick={() => void leaveThisPhone()}>
          {t("here.remove-do")}
        </Button>
      }
    >
      <p>{t("here.remove-says")}</p>
      {unsent.length > 0 && (
        <>
          <p>{t("here.remove-unsent", { count: unsent.length })}</p>
          <ul>
            {kinds.slice(0, FEW).map(([kind, count]) => (
              <li key={kind}>{t("here.remove-kind", { kind, count })}</li>
            ))}
            {kinds.length > FEW && <li>{t("here.remove-more", { count: kinds.length - FEW })}</li>}
          </ul>
        </>
      )}
    </Dialog>
  );
}

/** What waits to be sent, by kind, the most first. */
function useKinds(): readonly (readonly [kind: string, count: number])[] {
  const { programme } = useApp();
  const unsent = useUnsent();
  const kinds = new Map<string, number>();
  for (const { envelope } of unsent) {
    const { type } = envelope.head;
    const kind = findType(programme, type)?.label ?? type;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  return [...kinds].toSorted(([, a], [, b]) => b - a);
}
