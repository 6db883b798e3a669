// One's passkeys: what they are called and what they do; one more, or one less, by who can show a way in that they have.
import { useCallback, useEffect, useState } from "react";
import { isProblem, type Problem } from "#core/problem.ts";
import { Nothing, Progress } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { Entry } from "#ui/entry.tsx";
import { useWords } from "#ui/say.tsx";
import { momentWords } from "#ui/words.ts";
import type { Account } from "../api.ts";
import { useApp } from "../app.ts";
import { takesPasskeys } from "../passkey-here.ts";
import { addPasskey, type ListedPasskey, removePasskey } from "../passkeys.ts";
import { useShared } from "../shared-phone.ts";
import type { Shown } from "../vault.ts";
import { sayProblem } from "../words/say-problem.ts";
import { ShowOld } from "./change-way.tsx";
import styles from "./keys.module.css";

export function Passkeys({ account }: { readonly account: Account }) {
  const { t } = useWords();
  const { api, hello } = useApp();
  const [all, setAll] = useState<readonly ListedPasskey[] | Problem>();
  const isShared = useShared();
  const isOffered = takesPasskeys(hello) && !isShared;
  const [removing, setRemoving] = useState<ListedPasskey>();
  const ask = useCallback(async () => setAll(await api.get<readonly ListedPasskey[]>("/api/account/passkeys")), [api]);
  useEffect(() => void ask(), [ask]);
  return (
    <>
      <section aria-label={t("passkeys.title")}>
        <h2>{t("passkeys.title")}</h2>
        <p>{t("passkeys.lead")}</p>
        <Listed all={all} onAsk={ask} onRemove={setRemoving} />
        {!isOffered && <p className="meta">{sayWhyNot()}</p>}
      </section>
      {removing && (
        <Remove
          key={removing.id}
          account={account}
          passkey={removing}
          onDone={() => {
            setRemoving(undefined);
            void ask();
          }}
        />
      )}
      {isOffered && <Add account={account} onDone={ask} />}
    </>
  );

  function sayWhyNot(): string {
    if (takesPasskeys(hello)) return t("passkeys.shared");
    return hello.passkeys ? t("passkeys.only-at", { address: hello.passkeys }) : t("passkeys.no-address");
  }
}

interface ListedParts {
  readonly all: readonly ListedPasskey[] | Problem | undefined;
  readonly onAsk: () => Promise<void>;
  readonly onRemove: (passkey: ListedPasskey) => void;
}

function Listed({ all, onAsk, onRemove }: ListedParts) {
  const { t } = useWords();
  if (!all) return <Progress says={t("passkeys.title")} done={0} />;
  if (isProblem(all))
    return (
      <Nothing
        icon="cloud"
        title={t("passkeys.away")}
        act={<Button onClick={() => void onAsk()}>{t("app.try-again")}</Button>}
      >
        {sayProblem(all)}
      </Nothing>
    );
  if (all.length === 0) return <p className="meta">{t("passkeys.none")}</p>;
  return (
    <ul className={`card ${styles.list}`}>
      {all.map((one) => (
        <li key={one.id}>
          <div>
            <strong>{one.label}</strong>
            <small>
              {[
                t(one.alone ? "passkeys.alone" : "passkeys.second"),
                t("passkeys.since", { moment: momentOf(one.began) }),
                one.last && t("passkeys.used", { moment: momentOf(one.last) }),
              ]
                .filter(Boolean)
                .join(" · ")}
            </small>
          </div>
          <Button aria-label={t("passkeys.remove-of", { label: one.label })} onClick={() => onRemove(one)}>
            {t("passkeys.remove")}
          </Button>
        </li>
      ))}
    </ul>
  );
}

function momentOf(time: string): string {
  return momentWords(new Date(time).getTime());
}

interface RemoveParts {
  readonly account: Account;
  readonly passkey: ListedPasskey;
  readonly onDone: () => void;
}

function Remove({ account, passkey, onDone }: RemoveParts) {
  const { t } = useWords();
  const { api, person, say, onAccount } = useApp();
  const remove = async (old: Shown): Promise<Problem | undefined> => {
    const answer = await removePasskey({ api, person: person.id, account, old }, passkey.id);
    if (isProblem(answer)) return answer;
    onAccount(answer.account);
    say(t("passkeys.removed"));
    onDone();
    return undefined;
  };
  const title = t("passkeys.remove-of", { label: passkey.label });
  return (
    <ShowOld title={title} says={t("passkeys.remove-says")} submit={title} onShow={remove}>
      <p>
        <Button tone="quiet" onClick={onDone}>
          {t("passkeys.keep")}
        </Button>
      </p>
    </ShowOld>
  );
}

function Add({ account, onDone }: { readonly account: Account; readonly onDone: () => Promise<void> }) {
  const { t } = useWords();
  const { api, hello, person, say, onAccount } = useApp();
  const [label, setLabel] = useState("");
  const [tried, setTried] = useState(false);
  const add = async (old: Shown): Promise<Problem | false | undefined> => {
    setTried(true);
    if (label.trim() === "") return false;
    const by = { api, person: person.id, account, old };
    const answer = await addPasskey(by, { label: label.trim(), root: hello.root ?? "" });
    if (isProblem(answer)) return answer;
    onAccount(answer.account);
    setLabel("");
    setTried(false);
    say(t(answer.alone ? "passkeys.added-alone" : "passkeys.added-second"));
    await onDone();
    return undefined;
  };
  return (
    <ShowOld
      title={t("passkeys.add")}
      says={t("passkeys.add-shared")}
      submit={t("passkeys.add")}
      busy={t("passkeys.waiting")}
      onShow={add}
    >
      <Entry
        label={t("passkeys.label")}
        hint={t("passkeys.label-hint")}
        wrong={tried && label.trim() === "" ? t("passkeys.label-needed") : undefined}
        value={label}
        onType={setLabel}
        autoComplete="off"
      />
      <p>{t("passkeys.add-second")}</p>
    </ShowOld>
  );
}
