// Where one is signed in, and how one signs in: sign-ins seen and ended, another password, another printed code.
// Promise: what is changed here is shown to the server by proofs alone; the old password, the new one and the code stay on the device.
import { useCallback, useEffect, useState } from "react";
import { isProblem, type Problem } from "#core/problem.ts";
import { Nothing, Progress } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { useWords } from "#ui/say.tsx";
import pages from "#ui/style/page.module.css";
import { Tag } from "#ui/tag.tsx";
import { momentWords } from "#ui/words.ts";
import { useApp, useTitle } from "../app.ts";
import { sayProblem } from "../words/say-problem.ts";
import { ChangePassword, NewCode } from "./change-way.tsx";
import styles from "./keys.module.css";
import { LostHere } from "./lost-here.tsx";
import { Passkeys } from "./passkeys.tsx";

/** One place where somebody is signed in, as the server tells them alone. */
interface SignInHere {
  readonly id: string;
  readonly began: string;
  readonly last: string;
  readonly device: string;
}

export function Devices() {
  const { t } = useWords();
  const { person } = useApp();
  useTitle(t("keys.devices"));
  return (
    <div className={`${pages.headed} ${styles.page}`}>
      <header>
        <h1>{t("keys.devices")}</h1>
        <p>{t("keys.devices-lead")}</p>
      </header>
      <SignIns />
      <LostHere />
      {person.account ? (
        <>
          <ChangePassword account={person.account} />
          <NewCode account={person.account} />
          <Passkeys account={person.account} />
        </>
      ) : (
        <p className="meta">{t("keys.invented")}</p>
      )}
    </div>
  );
}

function SignIns() {
  const { t } = useWords();
  const { api, person, say } = useApp();
  const [all, setAll] = useState<readonly SignInHere[] | Problem>();
  const ask = useCallback(async () => setAll(await api.get<readonly SignInHere[]>("/api/sessions")), [api]);
  useEffect(() => void ask(), [ask]);
  const end = async (id: string): Promise<void> => {
    const answer = await api.post("/api/sessions/end", { id });
    if (isProblem(answer)) return say(sayProblem(answer), "trouble");
    say(t("keys.ended"));
    await ask();
  };
  if (!all) return <Progress says={t("keys.devices")} done={0} />;
  if (isProblem(all))
    return (
      <Nothing
        icon="cloud"
        title={t("keys.devices-away")}
        act={<Button onClick={() => void ask()}>{t("app.try-again")}</Button>}
      >
        {sayProblem(all)}
      </Nothing>
    );
  return (
    <ul className={`card ${styles.list}`}>
      {all.map(({ id, began, last, device }) => {
        const since = momentWords(new Date(began).getTime());
        return (
          <li key={id}>
            <div>
              <strong>{t("keys.since", { moment: since })}</strong>
              <small>
                {[device, t("keys.last-seen", { moment: momentWords(new Date(last).getTime()) })]
                  .filter(Boolean)
                  .join(" · ")}
              </small>
            </div>
            {id === person.session ? (
              <Tag tone="pine">{t("keys.this-one")}</Tag>
            ) : (
              <Button aria-label={t("keys.end-of", { moment: since })} onClick={() => void end(id)}>
                {t("keys.end")}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
