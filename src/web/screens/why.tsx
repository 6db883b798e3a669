// Why can this person see this? By name, from the signed log of the organisation's keys, which is on this device: it asks no server.
// Promise: who is listed can read it, who is not listed cannot; a role's reason is said in its own words.
import { Link, useParams } from "wouter";
import { findType } from "#core/programme.ts";
import type { RecordType } from "#core/record/type.ts";
import { isNamed } from "#core/seal/circle.ts";
import { Nothing, Progress } from "#ui/banner.tsx";
import { useWords } from "#ui/say.tsx";
import pages from "#ui/style/page.module.css";
import { Told } from "#ui/told.tsx";
import type { StreamOf } from "../api.ts";
import { useApp, useHeld, useSync, useTitle } from "../app.ts";
import { wordsOf } from "../lines.ts";
import { domainsOf, recordPath, whyPath } from "../navigation.ts";
import type { HeldRecord } from "../store.ts";
import { ChooseReaders } from "./choose-readers.tsx";
import { NotFound } from "./not-found.tsx";
import { WhoReads } from "./who-reads.tsx";
import styles from "./why.module.css";
import { WhyTold } from "./why-told.tsx";

export function Why() {
  const { t } = useWords();
  const { programme, person, may, store } = useApp();
  const { type: typeId = "", record = "" } = useParams();
  const type = findType(programme, typeId);
  const held = useHeld(record);
  const { ready, reached } = useSync();
  useTitle(t("why.title"));
  if (typeId === "") return <Kinds />;
  if (!type || type.kept || !may("read", type.id)) return <NotFound />;
  if (record !== "" && held?.type !== type)
    return !ready && reached ? <Progress says={t("record.looking-for-it")} done={0} /> : <NotFound />;
  const streams = person.streams.filter((one) =>
    held ? one.stream === held.folded.stream : may("read", type.id, one),
  );
  return (
    <div className={`${pages.page} ${styles.page}`}>
      <header>
        <h1>{t("why.title")}</h1>
        {held && (
          <p>
            <Link href={recordPath(type, held.id)} className="link">
              <Told say={() => wordsOf(store, held).head} />
            </Link>
          </p>
        )}
      </header>
      {streams.map((at) => (
        <Place key={at.stream} type={type} at={at} held={held} />
      ))}
    </div>
  );
}

function Kinds() {
  const { t } = useWords();
  const app = useApp();
  const domains = domainsOf(app);
  return (
    <div className={`${pages.page} ${styles.page}`}>
      <header>
        <h1>{t("why.title")}</h1>
        <p>{t("why.choose-says")}</p>
      </header>
      {domains.length === 0 && (
        <Nothing icon="folder" title={t("record.no-records-for-you-here")}>
          {t("record.your-work-here-is-with")}
        </Nothing>
      )}
      {domains.map(({ id, label, types }) => (
        <section key={id} className={styles.place}>
          <h2>{label}</h2>
          <nav className={`card ${styles.ways}`} aria-label={label}>
            {types.map((type) => (
              <Link key={type.id} href={whyPath(type)}>
                {type.plural}
              </Link>
            ))}
          </nav>
        </section>
      ))}
    </div>
  );
}

interface PlaceParts {
  readonly type: RecordType;
  readonly at: StreamOf;
  readonly held: HeldRecord | undefined;
}

function Place({ type, at, held }: PlaceParts) {
  const { t } = useWords();
  const { keysOf, programme } = useApp();
  const { ready, reached } = useSync();
  const state = keysOf(at.tenant);
  return (
    <div className={styles.place}>
      <p className="eyebrow">{t("why.of-kind", { kind: type.plural, team: at.name, organisation: at.organisation })}</p>
      {state.next === 0 ? (
        <section>
          {!ready && reached ? (
            <Progress says={t("why.reading")} done={0} />
          ) : (
            <>
              <h2>{t("why.no-keys")}</h2>
              <p className={styles.says}>{t("why.no-keys-says")}</p>
              <WhoReads type={type} />
            </>
          )}
        </section>
      ) : (
        <WhyTold state={state} type={type} at={at} circle={circleOf(held)}>
          {held && <ChooseReaders key={held.id} state={state} at={at} held={held} />}
          {programme.caseloads?.some(({ types }) => types.includes(type.id)) && (
            <p>
              <Link href="/cover" className="link">
                {t("cover.title")}
              </Link>
            </p>
          )}
        </WhyTold>
      )}
    </div>
  );
}

/** The people a record is for, where that is not the whole team. */
function circleOf(held: HeldRecord | undefined): string | undefined {
  return held && isNamed(held.folded.circle) ? held.folded.circle : undefined;
}
