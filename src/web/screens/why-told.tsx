// Who reads a record of a kind in a team, by name and with the reasons; who does not yet, not any more, or never did.
import type { ReactNode } from "react";
import { type Because, type Reader, whoReads } from "#core/access/why.ts";
import type { RecordType } from "#core/record/type.ts";
import type { KeyState } from "#core/seal/key-state.ts";
import { Icon, type IconName } from "#ui/icon.tsx";
import { useWords } from "#ui/say.tsx";
import { Initials } from "#ui/tag.tsx";
import { dayWords, lower } from "#ui/words.ts";
import type { StreamOf } from "../api.ts";
import { useApp } from "../app.ts";
import { ServerReads, sealedFields } from "./who-reads.tsx";
import styles from "./why.module.css";

interface WhyParts {
  readonly state: KeyState;
  readonly type: RecordType;
  readonly at: StreamOf;
  /** The people it is sealed to, where that is not the whole team. */
  readonly circle: string | undefined;
  /** What is done about it, between who reads it and who does not. */
  readonly children: ReactNode;
}

export function WhyTold({ state, type, at, circle, children }: WhyParts) {
  const { t, locale } = useWords();
  const { programme, hello, person: me, today, nameOfPerson } = useApp();
  const told = whoReads({ roles: programme.roles, state, type, stream: at.stream, circle, on: today });
  const sealed = sealedFields(type, locale);
  const byName = <P extends { readonly person: string }>(some: readonly P[]): readonly P[] =>
    some.toSorted(
      (a, b) =>
        Number(b.person === me.id) - Number(a.person === me.id) ||
        nameOfPerson(a.person).localeCompare(nameOfPerson(b.person), locale),
    );
  const list = (people: readonly string[]): string =>
    new Intl.ListFormat(locale).format(people.map((person) => nameOfPerson(person)));

  const roleOf = ({ role, isWhole, since, until }: Because): string =>
    [
      isWhole
        ? t("why.role-whole", { role: lower(role.label), organisation: at.organisation })
        : t("why.role-team", { role: lower(role.label), team: at.name }),
      ...(since === undefined ? [] : [t("why.since", { day: dayWords(since) })]),
      ...(until === undefined ? [] : [t("why.until", { day: dayWords(until) })]),
    ].join(", ");
  const entryOf = ({ person, letIn }: Reader): readonly string[] => {
    if (type.open || !letIn) return [];
    const day = dayWords(letIn.on);
    const who = letIn.by === me.id ? lower(t("app.you")) : nameOfPerson(letIn.by);
    return [letIn.by === person ? t("why.began", { day }) : t("why.let-in", { who, day })];
  };
  const reasonsOf = (reader: Reader): readonly string[] => [
    [...reader.because.map(roleOf), ...entryOf(reader)].join("; "),
    ...(type.open && sealed !== "" && !reader.opensSealed ? [t("why.not-sealed-part", { fields: sealed })] : []),
  ];
  /** Why somebody's role does not let them read this one. */
  const refusalOf = ({ role }: Because): string => {
    const reads = (role.may[type.id] ?? role.may["*"])?.includes("read");
    const why = !reads ? role.reason : circle === undefined ? t("why.other-team") : t("why.not-named");
    return `${role.label}: ${why}`;
  };

  return (
    <>
      <Group title={t("why.who-can")}>
        {byName(told.readers).map((reader) => (
          <Somebody
            key={reader.person}
            name={nameOfPerson(reader.person)}
            initials={reader.person === me.id ? me.name : undefined}
            says={reasonsOf(reader)}
          />
        ))}
        {type.open && (
          <Something name={t("why.server")} icon="eye">
            <ServerReads type={type} />
          </Something>
        )}
      </Group>
      {told.readers.length === 0 && <p className={styles.says}>{t(type.open ? "why.nobody-open" : "why.nobody")}</p>}
      {told.readers.length === 1 && told.readers[0]?.person === me.id && !type.open && (
        <p className={styles.says}>{t("why.only-you")}</p>
      )}
      {told.waiting.length > 0 && (
        <Group title={t("why.waiting")} says={t("why.waiting-says")}>
          {byName(told.waiting).map(({ person, because }) => (
            <Somebody key={person} name={nameOfPerson(person)} says={because.map(roleOf)} />
          ))}
        </Group>
      )}
      {told.left.length > 0 && (
        <Group title={t("why.left")} says={t("why.left-more")}>
          {byName(told.left).map(({ person, on }) => (
            <Somebody key={person} name={nameOfPerson(person)} says={[t("why.until", { day: dayWords(on) })]} />
          ))}
        </Group>
      )}
      {children}
      <Group title={t("why.who-cannot")}>
        {byName(told.others).map(({ person, because }) => (
          <Somebody key={person} name={nameOfPerson(person)} says={because.map(refusalOf)} />
        ))}
        {!type.open && (
          <Something name={t("why.server")}>
            <p>
              {t("why.server-sealed")} {hello.demonstration && t("more.keys-are-public")}
            </p>
          </Something>
        )}
        {told.apart.map((role) => (
          <Something key={role.id} name={role.label}>
            <p>{role.reason}</p>
          </Something>
        ))}
      </Group>
      {told.recovery && (
        <section>
          <h2>{t("why.recovery")}</h2>
          <p className={styles.says}>
            {t("why.recovery-says", { threshold: told.recovery.threshold, people: list(told.recovery.people) })}
          </p>
        </section>
      )}
    </>
  );
}

function Group({
  title,
  says,
  children,
}: {
  readonly title: string;
  readonly says?: string;
  readonly children: ReactNode;
}) {
  return (
    <section>
      <h2>{title}</h2>
      {says !== undefined && <p className={styles.says}>{says}</p>}
      <ul className={`card ${styles.people}`}>{children}</ul>
    </section>
  );
}

interface SomebodyParts {
  readonly name: string;
  /** Of this name, where another word stands for it. */
  readonly initials?: string | undefined;
  readonly says: readonly string[];
}

function Somebody({ name, initials = name, says }: SomebodyParts) {
  return (
    <li>
      <Initials name={initials} />
      <div>
        <strong>{name}</strong>
        {says.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
    </li>
  );
}

interface SomethingParts {
  readonly name: string;
  readonly icon?: IconName;
  readonly children: ReactNode;
}

/** A role that nobody here has, or a machine. */
function Something({ name, icon = "lock", children }: SomethingParts) {
  return (
    <li>
      <Icon name={icon} />
      <div>
        <strong>{name}</strong>
        {children}
      </div>
    </li>
  );
}
