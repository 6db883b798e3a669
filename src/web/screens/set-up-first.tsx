// The first page of an empty installation: who you are, which organisation leads, and what you sign in with. Whoever fills it in becomes its
// administrator and holds its root. Promise: every key is made on this device; the password and the printed code never leave it.
import { useRef, useState } from "react";
import { useLocation } from "wouter";
import { isProblem } from "#core/problem.ts";
import { Banner, Progress } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { Entry } from "#ui/entry.tsx";
import { useWords } from "#ui/say.tsx";
import { AccountEntries } from "../account-entries.tsx";
import { type Api, type Hello, keyDayBy } from "../api.ts";
import { type Founded, foundInstallation } from "../beginnings.ts";
import { PrintedSheet } from "../printed-sheet.tsx";
import type { Unlocked } from "../vault.ts";
import { faultsOf, NOTHING_WANTED } from "../wanted-account.ts";
import styles from "../way-form.module.css";
import { sayProblem } from "../words/say-problem.ts";
import { isHere, useTongue } from "../words/speaking.tsx";

interface FirstAdministratorParts {
  readonly api: Api;
  readonly hello: Hello;
  readonly onSignedIn: (unlocked: Unlocked) => void;
}

export function FirstAdministrator({ api, hello, onSignedIn }: FirstAdministratorParts) {
  const { t } = useWords();
  const { programme } = useTongue();
  const [, go] = useLocation();
  const [who, setWho] = useState({ name: "", does: "", organisation: "" });
  const [wanted, setWanted] = useState(NOTHING_WANTED);
  const [tried, setTried] = useState(false);
  const [trouble, setTrouble] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [founded, setFounded] = useState<Founded>();
  // Made once: whoever presses twice, or again after a bad connection, is still one person.
  const [ids] = useState(() => ({ organisation: newId(), office: newId(), person: newId() }));
  const busy = useRef(false);

  const isWhole = Object.values(who).every((text) => text.trim() !== "") && Object.keys(faultsOf(wanted)).length === 0;
  const begin = async (): Promise<void> => {
    setTried(true);
    if (!isWhole || busy.current || !isHere(programme)) return;
    busy.current = true;
    setBusy(true);
    setTrouble("");
    const answer = await foundInstallation(api, programme.roles, keyDayBy(hello), {
      organisation: { id: ids.organisation, name: who.organisation.trim(), country: null },
      office: { id: ids.office, name: t("set-up.office") },
      person: { id: ids.person, name: who.name.trim(), does: who.does.trim() },
      account: { name: wanted.name.trim(), password: wanted.password },
    });
    busy.current = false;
    setBusy(false);
    if (isProblem(answer)) return setTrouble(sayProblem(answer));
    setFounded(answer);
  };
  if (founded) {
    const { code, unlocked } = founded;
    const goOn = (): void => {
      go("/set-up");
      onSignedIn(unlocked);
    };
    const { trusts } = unlocked.keys;
    return <PrintedSheet code={code} name={unlocked.account.name} root={trusts} isFounder onGoOn={goOn} />;
  }
  const lacks = (text: string): string | undefined =>
    tried && text.trim() === "" ? t("ui.wrong-please-write-this-down") : undefined;
  return (
    <>
      <h2>{t("set-up.begin")}</h2>
      <p>{t("set-up.begin-says")}</p>
      {trouble && <Banner tone="clay" icon="warn" title={trouble} />}
      <form
        className={styles.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void begin();
        }}
      >
        <Entry
          label={t("set-up.your-name")}
          wrong={lacks(who.name)}
          value={who.name}
          onType={(name) => setWho({ ...who, name })}
          autoComplete="name"
        />
        <Entry
          label={t("set-up.your-work")}
          wrong={lacks(who.does)}
          value={who.does}
          onType={(does) => setWho({ ...who, does })}
          autoComplete="organization-title"
        />
        <Entry
          label={t("set-up.lead")}
          hint={t("set-up.lead-hint")}
          wrong={lacks(who.organisation)}
          value={who.organisation}
          onType={(organisation) => setWho({ ...who, organisation })}
          autoComplete="organization"
        />
        <AccountEntries wanted={wanted} onWant={setWanted} tried={tried} />
        {isBusy && <Progress says={t("account.making-keys")} done={0} />}
        <div className={styles.acts}>
          <Button type="submit" tone="primary" disabled={isBusy || !isHere(programme)}>
            {t("set-up.begin-do")}
          </Button>
        </div>
      </form>
    </>
  );
}

const newId = (): string => crypto.randomUUID();
