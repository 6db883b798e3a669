// The frame around every screen: ways on the left, or at the foot of a phone; how things stand with what was written; whose device it is.

import { lazy, type ReactNode, Suspense, useEffect, useRef, useState } from "react";
import { Link, useLocation } from "wouter";
import { findType } from "#core/programme.ts";
import { languageOf } from "#core/words/language.ts";
import { Banner, Progress } from "#ui/banner.tsx";
import { Icon, Mark } from "#ui/icon.tsx";
import { useWords } from "#ui/say.tsx";
import { spoken } from "#ui/spoken.ts";
import { Initials } from "#ui/tag.tsx";
import { countWords } from "#ui/words.ts";
import { type App, useApp, useSync } from "./app.ts";
import { keptGuide } from "./guides.ts";
import { type DomainWays, domainsOf, listPath, waysOf } from "./navigation.ts";
import styles from "./shell.module.css";
import { useShortcuts } from "./shortcuts.ts";
import { useStandingWords } from "./standing.ts";
import { useTongue } from "./words/speaking.tsx";

const GuidePanel = lazy(() => import("./guide-panel.tsx").then((part) => ({ default: part.GuidePanel })));

export function Shell({ children }: { readonly children: ReactNode }) {
  const { t } = useWords();
  const app = useApp();
  const [path] = useLocation();
  const main = useRef<HTMLElement>(null);
  const [isGuided] = useState(() => keptGuide(sessionStorage) !== undefined);
  useArrival(path, main);
  useShortcuts(app.go, app.lock);
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        {t("app.skip-to-the-page")}
      </a>
      <Side app={app} path={path} />
      <TopBar app={app} path={path} />
      <div className={styles.page}>
        {app.hello.demonstration && (
          <p className={styles.demonstration}>
            <b>{t("app.demonstration")}</b> {t("app.seven-totals")}
          </p>
        )}
        <LanguageBar />
        <NotBelieved app={app} />
        <Fetching />
        {isGuided && (
          <Suspense>
            <GuidePanel />
          </Suspense>
        )}
        <main id="main" ref={main} tabIndex={-1} className={styles.main}>
          {children}
        </main>
      </div>
      <TabBar app={app} path={path} />
    </div>
  );
}

/** What comes is more than a page of it: how far it has come, of how much. */
function Fetching() {
  const { t } = useWords();
  const { progress, receivedCount } = useSync();
  if (!progress) return null;
  const [done, of] = [countWords(progress.done), countWords(progress.of)];
  return (
    <div className={styles.fetching}>
      <Progress
        says={t("app.fetched-part", { done, of, count: receivedCount })}
        done={progress.done}
        most={progress.of}
      />
    </div>
  );
}

/** A server that has altered a key log is not to be trusted with anything: said on every page, and it stays. */
function NotBelieved({ app: { person } }: { readonly app: App }) {
  const { t } = useWords();
  const { notBelieved } = useSync().keys;
  if (notBelieved.length === 0) return null;
  const names = person.streams.filter(({ tenant }) => notBelieved.includes(tenant)).map((one) => one.organisation);
  const organisations = [...new Set(names)].join(", ");
  return (
    <div role="alert">
      <Banner tone="clay" icon="warn" title={t("app.not-believed", { organisations })}>
        {t("app.not-believed-says")}
      </Banner>
    </div>
  );
}

/** Stands on every page of a language that nobody who grew up with it has read through yet. */
function LanguageBar() {
  const { t } = useWords();
  const { draft, read } = languageOf(useTongue().language);
  if (read) return null;
  return <p className={styles.demonstration}>{t(draft ? "language.draft" : "language.not-read")}</p>;
}

function Side({ app, path }: { readonly app: App; readonly path: string }) {
  const { t } = useWords();
  const { person } = app;
  const domains = domainsOf(app);
  const standing = useStandingWords();
  return (
    <header className={styles.side} data-print="no">
      <Link href="/" className={styles.brand}>
        <Mark />
        Banyan
      </Link>
      <nav className={styles.nav} aria-label={t("app.main")}>
        <Link href="/search" className={styles.way} aria-current={isAt(path, "/search") ? "page" : undefined}>
          <Icon name="search" />
          {t("search.short")}
        </Link>
        {waysOf(app).map((way) => (
          <Link
            key={way.to}
            href={way.to}
            className={styles.way}
            aria-current={isAt(path, way.to) ? "page" : undefined}
          >
            <Icon name={way.icon} />
            {way.label}
          </Link>
        ))}
        {domains.length > 0 && <p className={styles.heading}>{t("app.records")}</p>}
        {domains.map((domain) => (
          <DomainWay key={domain.id} domain={domain} path={path} />
        ))}
      </nav>
      <div className={styles.foot}>
        <Link href="/first-response" className={styles.first}>
          <Icon name="speak" />
          {t("first-response.title")}
        </Link>
        <Link href={standing.to} className={styles.standing}>
          <Icon name={standing.icon} />
          <strong>{standing.title}</strong>
          <span>{standing.says}</span>
        </Link>
        <div className={styles.own}>
          <Link href="/more" className={styles.me}>
            <Initials name={person.name} dark />
            <span>
              <strong>{person.name}</strong>
              {person.does}
            </span>
          </Link>
          <LockNow app={app} />
        </div>
      </div>
    </header>
  );
}

/** A domain opens to its kinds of records; one with a single kind leads straight there. */
function DomainWay({ domain, path }: { readonly domain: DomainWays; readonly path: string }) {
  const [only] = domain.types;
  const here = domain.types.find((type) => isAt(path, listPath(type)));
  if (domain.types.length === 1 && only) {
    return (
      <Link href={listPath(only)} className={styles.way} aria-current={here ? "page" : undefined}>
        <Icon name={domain.icon} />
        {only.plural}
      </Link>
    );
  }
  return (
    <details key={here ? "here" : "elsewhere"} open={here !== undefined} className={styles.domain}>
      <summary className={styles.way}>
        <Icon name={domain.icon} />
        {domain.label}
        <Icon name="down" small />
      </summary>
      {domain.types.map((type) => (
        <Link
          key={type.id}
          href={listPath(type)}
          className={styles.type}
          aria-current={type === here ? "page" : undefined}
        >
          {type.plural}
        </Link>
      ))}
    </details>
  );
}

function TopBar({ app, path }: { readonly app: App; readonly path: string }) {
  const standing = useStandingWords();
  const back = backFrom(app, path);
  const { t } = useWords();
  return (
    <header className={styles.topbar} data-print="no">
      {back ? (
        <Link href={back.to} className={styles.back}>
          <Icon name="back" />
          {back.label}
        </Link>
      ) : (
        <Link href="/" className={styles.brand}>
          <Mark size={24} />
          Banyan
        </Link>
      )}
      <Link href="/search" className={styles.searchShort}>
        <Icon name="search" />
        <span className="unseen">{t("search.short")}</span>
      </Link>
      <Link href="/first-response" className={styles.firstShort}>
        <Icon name="speak" />
        <span className="unseen">{t("first-response.title")}</span>
      </Link>
      <Link href={standing.to} className={styles.short}>
        <Icon name={standing.icon} small />
        {standing.short}
      </Link>
      <LockNow app={app} />
    </header>
  );
}

/** One touch, on every page: keys and records go from memory. An invented person has no keys of their own. */
function LockNow({ app: { person, lock } }: { readonly app: App }) {
  const { t } = useWords();
  if (!person.account) return null;
  return (
    <button type="button" className={styles.lock} title={t("app.lock-keys")} aria-keyshortcuts="Alt+L" onClick={lock}>
      <Icon name="lock" />
      <span className="unseen">{t("app.lock-now")}</span>
    </button>
  );
}

function TabBar({ app, path }: { readonly app: App; readonly path: string }) {
  const { t } = useWords();
  const [today, ...others] = waysOf(app);
  if (!today) return null;
  const records =
    domainsOf(app).length > 0 ? [{ to: "/records", short: t("app.records"), icon: "folder" } as const] : [];
  const tabs = [today, ...records, ...others.slice(0, 2), { to: "/more", short: t("app.more"), icon: "more" } as const];
  return (
    <nav className={styles.tabbar} aria-label={t("app.main")} data-print="no">
      {tabs.map((tab) => (
        <Link key={tab.to} href={tab.to} aria-current={isAt(path, tab.to) ? "page" : undefined}>
          <Icon name={tab.icon} />
          {tab.short}
        </Link>
      ))}
    </nav>
  );
}

function isAt(path: string, to: string): boolean {
  return path === to || (to !== "/" && path.startsWith(`${to}/`));
}

/** From a form to its record, from a record to its list, from a list to all of them. */
function backFrom({ programme }: App, path: string): { readonly to: string; readonly label: string } | undefined {
  const { t } = spoken();
  const [, place, typeId, id, form] = path.split("/");
  const type = findType(programme, typeId ?? "");
  if (place !== "records" || !type) return path === "/unsent" ? { to: "/more", label: t("app.more") } : undefined;
  if (form) return { to: `${listPath(type)}/${id}`, label: type.label };
  return id ? { to: listPath(type), label: type.plural } : { to: "/records", label: t("app.records") };
}

/** A new page begins at its top, and what reads aloud begins there too; going back returns to where one was. */
function useArrival(path: string, main: React.RefObject<HTMLElement | null>): void {
  const before = useRef(path);
  const popped = useRef(false);
  useEffect(() => {
    const onPop = (): void => {
      popped.current = true;
    };
    addEventListener("popstate", onPop);
    return () => removeEventListener("popstate", onPop);
  }, []);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    const stays = main.current?.contains(document.activeElement) && document.activeElement !== main.current;
    if (!stays) main.current?.focus({ preventScroll: true });
    if (!popped.current) scrollTo(0, 0);
    popped.current = false;
  }, [path, main]);
}
