// Another password, or another printed code, by who can show one of the ways they have now.
import { type ReactNode, useState } from "react";
import { isProblem, type Problem } from "#core/problem.ts";
import { Progress } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { Entry } from "#ui/entry.tsx";
import { useWords } from "#ui/say.tsx";
import { PasswordEntries } from "../account-entries.tsx";
import type { Account } from "../api.ts";
import { useApp } from "../app.ts";
import { PrintedSheet } from "../printed-sheet.tsx";
import { type NewWay, newCode, newPassword, type Shown } from "../vault.ts";
import { faultsOf, NOTHING_WANTED } from "../wanted-account.ts";
import forms from "../way-form.module.css";
import { sayProblem } from "../words/say-problem.ts";

interface ChangeParts {
  readonly account: Account;
}

type Told = NewWay & { readonly old: { readonly way: Shown["way"]; readonly proof: string } };

export function ChangePassword({ account }: ChangeParts) {
  const { t } = useWords();
  const { person, say } = useApp();
  const [wanted, setWanted] = useState({ ...NOTHING_WANTED, name: account.name });
  const [tried, setTried] = useState(false);
  const tell = useTellWay(account);
  const isWhole = Object.keys(faultsOf(wanted)).length === 0;
  return (
    <ShowOld
      title={t("keys.password")}
      says={t("keys.password-says")}
      submit={t("keys.password-do")}
      onShow={async (old) => {
        setTried(true);
        if (!isWhole) return false;
        const way = await newPassword(person.id, account, old, wanted.password);
        const trouble = isProblem(way) ? way : await tell(way);
        if (trouble) return trouble;
        setWanted({ ...NOTHING_WANTED, name: account.name });
        setTried(false);
        say(t("keys.password-changed"));
        return undefined;
      }}
    >
      <PasswordEntries wanted={wanted} onWant={setWanted} tried={tried} />
    </ShowOld>
  );
}

export function NewCode({ account }: ChangeParts) {
  const { t } = useWords();
  const { person, keyActs } = useApp();
  const [code, setCode] = useState<string>();
  const tell = useTellWay(account);
  if (code !== undefined)
    return (
      <section>
        <PrintedSheet
          code={code}
          name={account.name}
          root={keyActs.root}
          isFounder={keyActs.holdsRoot}
          onGoOn={() => setCode(undefined)}
        />
      </section>
    );
  return (
    <ShowOld
      title={t("keys.code")}
      says={t("keys.code-says")}
      submit={t("keys.code-do")}
      onShow={async (old) => {
        const made = await newCode(person.id, account, old);
        const trouble = isProblem(made) ? made : await tell(made.way);
        if (trouble || isProblem(made)) return trouble;
        setCode(made.code);
        return undefined;
      }}
    />
  );
}

/** Tells the server of another way in; from then on this device knows the account as it is. */
function useTellWay(account: Account): (told: Told) => Promise<Problem | undefined> {
  const { api, onAccount } = useApp();
  return async (told) => {
    const answer = await api.post("/api/account/ways", told);
    if (isProblem(answer)) return answer;
    const { way, settings, wrap } = told;
    onAccount({ ...account, ways: [...account.ways.filter((one) => one.way !== way), { way, settings, wrap }] });
    return undefined;
  };
}

export interface ShowOldParts {
  readonly title: string;
  readonly says: string;
  readonly submit: string;
  /** What is wrong; false where it was said elsewhere already. */
  readonly onShow: (old: Shown) => Promise<Problem | false | undefined>;
  /** What is said while it is done. */
  readonly busy?: string;
  readonly children?: ReactNode;
}

/** Something that is done by who can show a way in that they have. */
export function ShowOld({ title, says, submit, busy, onShow, children }: ShowOldParts) {
  const { t } = useWords();
  const [way, setWay] = useState<Shown["way"]>("password");
  const [old, setOld] = useState("");
  const [wrong, setWrong] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const show = async (): Promise<void> => {
    if (isBusy) return;
    if (old.trim() === "") return setWrong(t(way === "code" ? "sign-in.code-needed" : "sign-in.needed"));
    setBusy(true);
    setWrong(undefined);
    const trouble = await onShow({ way, text: old });
    setBusy(false);
    if (trouble === false) return;
    if (!trouble) return setOld("");
    const refused = way === "code" ? t("keys.old-code-refused") : t("keys.old-refused");
    setWrong(trouble.code === "sign-in.refused" ? refused : sayProblem(trouble));
  };
  return (
    <section aria-label={title}>
      <h2>{title}</h2>
      <p>{says}</p>
      <form
        className={forms.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void show();
        }}
      >
        <Entry
          key={way}
          secret={way === "password"}
          code={way === "code"}
          label={t(way === "password" ? "keys.old-password" : "keys.old-code")}
          wrong={wrong}
          value={old}
          onType={(text) => {
            setOld(text);
            setWrong(undefined);
          }}
          autoComplete={way === "password" ? "current-password" : "off"}
        />
        <button
          type="button"
          className={forms.turn}
          onClick={() => {
            setWay(way === "code" ? "password" : "code");
            setOld("");
            setWrong(undefined);
          }}
        >
          {t(way === "password" ? "keys.use-code" : "keys.use-password")}
        </button>
        {children}
        {isBusy && <Progress says={busy ?? t("account.making-keys")} done={0} />}
        <div className={forms.acts}>
          <Button type="submit" disabled={isBusy}>
            {submit}
          </Button>
        </div>
      </form>
    </section>
  );
}
