// The certificate of one erased record, as a page that prints: which one, of which kind, when and by whom, and nothing of what it was.
import { useEffect, useState } from "react";
import { codeOf } from "#core/access/sample.ts";
import { isProblem, type Problem } from "#core/problem.ts";
import { findType } from "#core/programme.ts";
import { Nothing, Progress } from "#ui/banner.tsx";
import { Button, LinkButton } from "#ui/button.tsx";
import { useWords } from "#ui/say.tsx";
import pages from "#ui/style/page.module.css";
import { countWords, dayWords } from "#ui/words.ts";
import { useApp, useTitle } from "../app.ts";
import type { Certificate, ErasureList } from "../erasing-here.ts";
import { sayProblem } from "../words/say-problem.ts";
import styles from "./erase.module.css";
import { NotFound } from "./not-found.tsx";

interface Found {
  readonly tenant: string;
  readonly certificate: Certificate;
}

export function CertificatePage({ tenants, record }: { readonly tenants: readonly string[]; readonly record: string }) {
  const { t } = useWords();
  const { api } = useApp();
  const [found, setFound] = useState<Found | Problem | "none">();
  const [turn, setTurn] = useState(0);
  useTitle(t("erase.certificate-title"));
  const names = tenants.join(" ");
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new turn asks again
  useEffect(() => {
    let isOver = false;
    const ask = async (): Promise<Found | Problem | "none"> => {
      for (const tenant of names.split(" ")) {
        const list = await api.get<ErasureList>(`/api/erasures?tenant=${tenant}&days=0`);
        if (isProblem(list)) return list;
        const certificate = list.certificates.find((one) => one.record === record);
        if (certificate) return { tenant, certificate };
      }
      return "none";
    };
    void ask().then((is) => !isOver && setFound(is));
    return () => {
      isOver = true;
    };
  }, [api, names, record, turn]);
  if (found === undefined) return <Progress says={t("erase.reading")} done={0} />;
  if (found === "none") return <NotFound />;
  if (isProblem(found))
    return (
      <Nothing
        icon={found.status === 0 ? "cloud" : "info"}
        title={found.status === 0 ? t("erase.away") : sayProblem(found)}
        act={<Button onClick={() => setTurn(turn + 1)}>{t("app.try-again")}</Button>}
      />
    );
  return <Sheet {...found} />;
}

function Sheet({ tenant, certificate }: Found) {
  const { t } = useWords();
  const { programme, person, nameOfPerson } = useApp();
  const { record, type, why, proposed, approvedBy, erasedOn, changes } = certificate;
  const organisation = person.streams.find((stream) => stream.tenant === tenant)?.organisation ?? "";
  const kept = programme.retention.find(({ id }) => id === certificate.class);
  // On paper there is no "you".
  const nameOf = (who: string): string => (who === person.id ? person.name : nameOfPerson(who));
  const by = (who: string, day: string): string => t("erase.certificate-by", { who: nameOf(who), day: dayWords(day) });
  const facts: readonly (readonly [label: string, says: string])[] = [
    [t("erase.certificate-organisation"), organisation],
    [t("erase.certificate-code"), codeOf(record)],
    [t("erase.certificate-id"), record],
    [t("erase.certificate-kind"), findType(programme, type)?.label ?? type],
    ...(kept ? [[t("erase.certificate-class"), kept.label] as const] : []),
    [t("erase.certificate-why"), t(why === "retention" ? "erase.why-retention" : "erase.why-request")],
    [t("erase.certificate-proposed"), proposed ? by(proposed.by, proposed.on) : t("erase.certificate-not-told")],
    [t("erase.certificate-approved"), approvedBy === null ? t("erase.certificate-not-told") : by(approvedBy, erasedOn)],
    [t("erase.certificate-erased"), dayWords(erasedOn)],
    [t("erase.certificate-entries"), countWords(changes)],
  ];
  return (
    <div className={`${pages.headed} ${styles.page}`}>
      <article className={`card ${styles.sheet}`}>
        <h1>{t("erase.certificate-title")}</h1>
        <p>{t("erase.certificate-says")}</p>
        <dl className={styles.facts}>
          {facts.flatMap(([label, says]) => [<dt key={label}>{label}</dt>, <dd key={`${label} is`}>{says}</dd>])}
        </dl>
        <p>{t("erase.stays-count")}</p>
        <p>{t("erase.certificate-backups")}</p>
      </article>
      <p className={styles.acts} data-print="no">
        <Button tone="primary" icon="report" onClick={() => print()}>
          {t("erase.print")}
        </Button>
        <LinkButton icon="back" to="/erase">
          {t("erase.back")}
        </LinkButton>
      </p>
    </div>
  );
}
