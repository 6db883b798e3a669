// Taking an invitation: who invites whom to what, checked on this device; a sign-in name and a password; the printed code; in.
// Promise: nobody goes on from an invitation that does not lead back to the key in their link.
import { useCallback, useEffect, useRef, useState } from "react";
import { useLocation } from "wouter";
import { isProblem, type Problem } from "#core/problem.ts";
import { fingerprintOf } from "#core/seal/invitation.ts";
import { Banner, Nothing, Progress } from "#ui/banner.tsx";
import { Button, LinkButton } from "#ui/button.tsx";
import { useWords } from "#ui/say.tsx";
import { AccountEntries } from "./account-entries.tsx";
import { type Api, type Hello, keyDayBy } from "./api.ts";
import { useTitle } from "./app.ts";
import { type Founded, type NotBelieved, type OpenedInvitation, openInvitation, takeInvitation } from "./beginnings.ts";
import styles from "./join.module.css";
import { type Brought, dropLink } from "./join-link.ts";
import { PrintedSheet } from "./printed-sheet.tsx";
import { DoorFrame } from "./sign-in.tsx";
import type { Unlocked } from "./vault.ts";
import { faultsOf, NOTHING_WANTED } from "./wanted-account.ts";
import forms from "./way-form.module.css";
import { sayProblem } from "./words/say-problem.ts";
import { isHere, useTongue } from "./words/speaking.tsx";

interface JoinParts {
  readonly api: Api;
  readonly hello: Hello;
  readonly brought: Brought;
  readonly onSignedIn: (unlocked: Unlocked) => void;
}

export function Join({ api, hello, brought, onSignedIn }: JoinParts) {
  const { t } = useWords();
  useTitle(t("join.title"));
  return (
    <DoorFrame hello={hello}>
      {brought === undefined ? (
        <Stop title={t("join.no-link")} says={t("join.no-link-says")} />
      ) : brought === "not-whole" ? (
        <Stop title={t("join.not-whole")} says={t("join.not-whole-says")} />
      ) : (
        <Invited key={brought.id} api={api} hello={hello} brought={brought} onSignedIn={onSignedIn} />
      )}
    </DoorFrame>
  );
}

function Invited({
  api,
  hello,
  brought,
  onSignedIn,
}: JoinParts & { readonly brought: Exclude<Brought, string | undefined> }) {
  const { t } = useWords();
  const { programme } = useTongue();
  const [opened, setOpened] = useState<OpenedInvitation | NotBelieved | Problem>();
  const [, go] = useLocation();
  const roles = isHere(programme) ? programme.roles : undefined;

  const read = useCallback(async () => {
    if (!roles) return;
    setOpened(undefined);
    setOpened(await openInvitation(api, roles, brought));
  }, [api, roles, brought]);
  useEffect(() => void read(), [read]);

  if (programme === "away" || (isProblem(opened) && isPassing(opened))) {
    const again = (): void => (programme === "away" ? location.reload() : void read());
    return (
      <Nothing
        icon="cloud"
        title={t("join.away")}
        act={
          <Button tone="primary" onClick={again}>
            {t("app.try-again")}
          </Button>
        }
      >
        {t("join.away-says")}
      </Nothing>
    );
  }
  if (!opened || !roles) return <Progress says={t("join.reading")} done={0} />;
  if (isProblem(opened)) return <Stop title={t("join.over")} says={t("join.over-says")} />;
  if ("notBelieved" in opened) return <Stop harm title={t("join.not-believed")} says={t("join.not-believed-says")} />;
  const take = (account: { readonly name: string; readonly password: string }): Promise<Founded | Problem> =>
    takeInvitation(api, roles, keyDayBy(hello), opened, account);
  const goOn = (unlocked: Unlocked): void => {
    dropLink();
    go("/let-in", { replace: true });
    onSignedIn(unlocked);
  };
  return <Take opened={opened} take={take} onDone={goOn} />;
}

/** Passes by itself: nothing is said against the invitation. */
function isPassing({ status }: Problem): boolean {
  return status === 0 || status === 429 || status >= 500;
}

interface TakeParts {
  readonly opened: OpenedInvitation;
  readonly take: (account: { readonly name: string; readonly password: string }) => Promise<Founded | Problem>;
  readonly onDone: (unlocked: Unlocked) => void;
}

function Take({ opened, take, onDone }: TakeParts) {
  const { t } = useWords();
  const { organisation, person, by, link, isAgain } = opened;
  const [wanted, setWanted] = useState(NOTHING_WANTED);
  const [tried, setTried] = useState(false);
  const [trouble, setTrouble] = useState<Problem>();
  const [isBusy, setBusy] = useState(false);
  const [made, setMade] = useState<Founded>();
  const busy = useRef(false);

  const join = async (): Promise<void> => {
    setTried(true);
    if (Object.keys(faultsOf(wanted)).length > 0 || busy.current) return;
    busy.current = true;
    setBusy(true);
    setTrouble(undefined);
    const answer = await take({ name: wanted.name.trim(), password: wanted.password });
    busy.current = false;
    setBusy(false);
    if (isProblem(answer)) setTrouble(answer);
    else setMade(answer);
  };
  if (made) {
    const { code, unlocked } = made;
    return <PrintedSheet code={code} name={unlocked.account.name} root={link.root} onGoOn={() => onDone(unlocked)} />;
  }
  const taken = trouble?.code === "sign-in.name-taken" ? sayProblem(trouble) : undefined;
  return (
    <>
      <h2>{t("join.title")}</h2>
      <p className={styles.lead}>{t("join.says", { name: by.name, organisation })}</p>
      <dl className={`card ${styles.facts}`}>
        <dt>{t("join.for")}</dt>
        <dd>
          <strong>{person.name}</strong>
          <span>{person.does}</span>
        </dd>
        <dt>{t("join.known-by")}</dt>
        <dd className={styles.letters} translate="no">
          {fingerprintOf(link.root)}
        </dd>
      </dl>
      <p className={`meta ${styles.checked}`}>
        {t("join.checked")} {t("join.wrong-person")}
      </p>
      {isAgain && <Banner icon="info" title={t("join.again")} />}
      {trouble && !taken && <Banner tone="clay" icon="warn" title={sayProblem(trouble)} />}
      <form
        className={forms.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void join();
        }}
      >
        <AccountEntries
          wanted={wanted}
          onWant={(next) => {
            if (next.name !== wanted.name) setTrouble(undefined);
            setWanted(next);
          }}
          tried={tried}
          taken={taken}
        />
        {isBusy && <Progress says={t("account.making-keys")} done={0} />}
        <div className={forms.acts}>
          <Button type="submit" tone="primary" disabled={isBusy}>
            {t("join.do")}
          </Button>
        </div>
      </form>
    </>
  );
}

function Stop({
  title,
  says,
  harm = false,
}: {
  readonly title: string;
  readonly says: string;
  readonly harm?: boolean;
}) {
  const { t } = useWords();
  return (
    <Nothing
      icon={harm ? "warn" : "info"}
      title={title}
      act={<LinkButton to="/">{t("join.sign-in-instead")}</LinkButton>}
    >
      {says}
    </Nothing>
  );
}
