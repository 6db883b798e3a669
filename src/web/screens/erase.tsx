// Erasing, for whoever proposes or approves: what waits for a second person, what is due, what is held back, how long each kind is kept, and
// the certificates of what was erased. Promise: nothing goes by one person, nor by one press.
import { useState } from "react";
import { Redirect, Route, Switch } from "wouter";
import { findType } from "#core/programme.ts";
import { Banner, Nothing, Progress } from "#ui/banner.tsx";
import { Button, LinkButton } from "#ui/button.tsx";
import { useWords } from "#ui/say.tsx";
import pages from "#ui/style/page.module.css";
import { dayWords } from "#ui/words.ts";
import { useApp, useSync, useTitle, useVersion } from "../app.ts";
import { erasingAt } from "../erasing-at.ts";
import { nameHere } from "../erasing-here.ts";
import { sayProblem } from "../words/say-problem.ts";
import styles from "./erase.module.css";
import { CertificatePage } from "./erase-certificate.tsx";
import { Due } from "./erase-due.tsx";
import { Classes, Holds } from "./erase-kept.tsx";
import { useErasing } from "./erase-list.ts";
import { ProposePage } from "./erase-propose.tsx";
import { NotFound } from "./not-found.tsx";

export function Erase() {
  const app = useApp();
  const tenants = erasingAt(app);
  if (tenants.length === 0) return <NotFound />;
  return (
    <Switch>
      <Route path="/erase">
        <ListPage tenants={tenants} />
      </Route>
      <Route path="/erase/certificate/:record">
        {({ record }) => <CertificatePage tenants={tenants} record={record} />}
      </Route>
      <Route path="/erase/propose/:record">{({ record }) => <ProposePage id={record} />}</Route>
      <Route>
        <Redirect to="/not-found" replace />
      </Route>
    </Switch>
  );
}

function ListPage({ tenants }: { readonly tenants: readonly string[] }) {
  const { t } = useWords();
  useTitle(t("erase.title"));
  return (
    <div className={`${pages.headed} ${styles.page}`}>
      <header>
        <h1>{t("erase.title")}</h1>
        <p>{t("erase.lead")}</p>
      </header>
      {tenants.map((tenant) => (
        <Organisation key={tenant} tenant={tenant} isOne={tenants.length === 1} />
      ))}
    </div>
  );
}

const QUARTER = 90;

function Organisation({ tenant, isOne }: { readonly tenant: string; readonly isOne: boolean }) {
  const { t } = useWords();
  const { person } = useApp();
  const { reached } = useSync();
  const [days, setDays] = useState(QUARTER);
  const erasing = useErasing(tenant, days);
  // Names come with the records of this device.
  useVersion();
  const { list, trouble } = erasing;
  const name = person.streams.find((stream) => stream.tenant === tenant)?.organisation ?? "";
  if (!list)
    return trouble ? (
      <Nothing
        icon={trouble.status === 0 ? "cloud" : "info"}
        title={trouble.status === 0 ? t("erase.away") : sayProblem(trouble)}
        act={<Button onClick={() => void erasing.again()}>{t("app.try-again")}</Button>}
      />
    ) : (
      <Progress says={t("erase.reading")} done={0} />
    );
  return (
    <>
      {!isOne && <h2 className={styles.organisation}>{name}</h2>}
      {(!reached || trouble) && (
        <Banner
          icon="cloud"
          title={t("erase.away")}
          act={<Button onClick={() => void erasing.again()}>{t("app.try-again")}</Button>}
        >
          {t("erase.away-says")}
        </Banner>
      )}
      <Due tenant={tenant} list={list} act={erasing.act} days={days} onDays={setDays} />
      <Holds tenant={tenant} list={list} act={erasing.act} />
      <Classes tenant={tenant} list={list} act={erasing.act} />
      <Done certificates={list.certificates} />
    </>
  );
}

const FEW = 20;

function Done({
  certificates,
}: {
  readonly certificates: NonNullable<ReturnType<typeof useErasing>["list"]>["certificates"];
}) {
  const { t } = useWords();
  const { programme, store } = useApp();
  const latest = certificates.toReversed();
  const [count, setCount] = useState(FEW);
  return (
    <section aria-labelledby="erase-done">
      <h2 id="erase-done">{t("erase.done")}</h2>
      {latest.length === 0 && <p className="meta">{t("erase.done-none")}</p>}
      {latest.length > 0 && (
        <ul className={`card ${styles.list}`}>
          {latest.slice(0, count).map(({ record, type, erasedOn }) => (
            <li key={record}>
              <div>
                <strong>{nameHere(store, record)}</strong>
                <small>{[findType(programme, type)?.label ?? type, dayWords(erasedOn)].join(" · ")}</small>
              </div>
              <LinkButton icon="report" to={`/erase/certificate/${record}`}>
                {t("erase.certificate")}
              </LinkButton>
            </li>
          ))}
        </ul>
      )}
      {latest.length > count && (
        <p>
          <Button onClick={() => setCount(latest.length)}>{t("erase.more", { count: latest.length - count })}</Button>
        </p>
      )}
    </section>
  );
}
