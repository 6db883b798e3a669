// What people said of one record without having seen each other: answers to choose between, and moves that led different ways. One of them is
// kept, or both where there is room, or the other person is asked. Promise: whoever may not correct the record sees it and changes nothing.
import { lazy, type ReactNode, Suspense, useState } from "react";
import { instantOf } from "#core/change/clock.ts";
import { isFileAnswer } from "#core/record/file-answer.ts";
import { STATE } from "#core/record/fold.ts";
import { offeredMoves } from "#core/record/workflow.ts";
import { Button } from "#ui/button.tsx";
import { Conflict, type ConflictVersion } from "#ui/conflict.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { Entry } from "#ui/entry.tsx";
import { useWords } from "#ui/say.tsx";
import { Told } from "#ui/told.tsx";
import { answerWords, momentWords } from "#ui/words.ts";
import { move, sayAt } from "../acts.ts";
import { useApp } from "../app.ts";
import { ask, askedAbout } from "../asking.ts";
import {
  type Answered,
  answersIn,
  authorsOf,
  type Dispute,
  disputesOf,
  keepingBoth,
  type Version,
} from "../disputes.ts";
import { nameOf } from "../lines.ts";
import type { HeldRecord } from "../store.ts";
import { rolesAt } from "../todo.ts";
import styles from "./conflicts.module.css";

const FileView = lazy(() => import("./file-view.tsx").then((view) => ({ default: view.FileView })));

interface OfRecord {
  readonly held: HeldRecord;
}

export function Conflicts({ held }: OfRecord) {
  const disputes = disputesOf(held);
  return (
    <>
      {disputes.map((dispute) => (
        <Answers key={dispute.key} held={held} dispute={dispute} />
      ))}
      {(held.folded.workflow?.disputed.length ?? 0) > 0 && <Moves held={held} />}
    </>
  );
}

function Answers({ held, dispute }: OfRecord & { readonly dispute: Dispute }) {
  const { t } = useWords();
  const { desk, may, say, nameOfPerson } = useApp();
  const { key, label, versions } = dispute;
  const mayEdit = may("edit", held.type.id, held.folded);
  const saidBy = (author: string, at: number): string => `${nameOfPerson(author)}, ${momentWords(at)}`;
  const both = mayEdit ? keepingBoth(held, dispute, { saidBy, newId: desk.newId }) : undefined;
  const keep = (set: Version["set"]): void => {
    sayAt(desk, held, set);
    say(t("record.settled-the-other-answer-stays"));
  };
  return (
    <Conflict
      label={label}
      says={t("ui.two-people-answered-without-seeing")}
      versions={versions.map((version) => ({
        key: version.key,
        words: <Words held={held} said={answersIn(held, dispute, version)} />,
        by: version.by.map(({ author, at }) => ({ who: nameOfPerson(author), when: momentWords(at) })),
        isShown: version.isShown,
        onKeep: mayEdit ? () => keep(version.set) : undefined,
      }))}
    >
      <Talk held={held} of={key} authors={authorsOf(dispute)} mayEdit={mayEdit}>
        {both && (
          <Button icon="plus" onClick={() => keep(both.set)}>
            {t(`conflict.both-${both.as}`)}
          </Button>
        )}
      </Talk>
    </Conflict>
  );
}

/** One answer by itself, or the cells of a row with their questions. */
function Words({ held, said }: OfRecord & { readonly said: readonly Answered[] }) {
  const [only] = said;
  if (only && said.length === 1) return <Answer held={held} said={only} />;
  return (
    <dl>
      {said.map((one) => (
        <div key={one.address}>
          <dt>{one.label}</dt>
          <dd>
            <Answer held={held} said={one} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Answer({ held, said: { label, field, value } }: OfRecord & { readonly said: Answered }) {
  const { t } = useWords();
  const { store } = useApp();
  const words = (
    <Told
      say={() =>
        (field ? answerWords(field, value, (_type, id) => nameOf(store, id)) : String(value ?? "")) ||
        t("record.no-answer")
      }
    />
  );
  if (!isFileAnswer(value)) return words;
  return (
    <Suspense fallback={words}>
      <FileView held={held} label={label} file={value} />
    </Suspense>
  );
}

/** Two moves of one workflow: the state before them stands until somebody who may make one of them does, having seen both. */
function Moves({ held }: OfRecord) {
  const { t } = useWords();
  const app = useApp();
  const { desk, may, say, nameOfPerson, person } = app;
  const { type, folded } = held;
  const { workflow } = type;
  const { disputed, made, state } = folded.workflow ?? { disputed: [], made: [], state: "" };
  if (!workflow) return null;
  const offered = offeredMoves(workflow, state, rolesAt(app, held), held.answers, { id: person.id, made });
  const versions = [...Map.groupBy(disputed, ({ move: name }) => name)].map(([name, by]): ConflictVersion => {
    const one = workflow.moves[name];
    const isOffered = !folded.withdrawn && offered.includes(name) && may(`move:${name}`, type.id, folded);
    return {
      key: by.map(({ change }) => change).join(" "),
      words: (
        <>
          {one?.label ?? name}
          <small className={styles.becomes}>
            {t("conflict.becomes", { state: workflow.states[one?.to ?? ""] ?? "" })}
          </small>
        </>
      ),
      by: by.map(({ author, stamp }) => ({ who: nameOfPerson(author), when: momentWords(instantOf(stamp)) })),
      isShown: false,
      onKeep: isOffered
        ? () => {
            move(desk, held, name);
            say(t("conflict.move-settled", { move: one?.label ?? name }));
          }
        : undefined,
    };
  });
  const isMine = versions.some(({ onKeep }) => onKeep);
  return (
    <Conflict
      label={t("record.two-people-moved-this-on")}
      says={t("conflict.state-stands", { state: workflow.states[state] ?? state })}
      versions={versions}
    >
      {!isMine && <p className="meta">{t("conflict.move-not-yours")}</p>}
      <Talk
        held={held}
        of={STATE}
        authors={disputed.map(({ author }) => author)}
        mayEdit={may("edit", type.id, folded)}
        isMove
      />
    </Conflict>
  );
}

interface TalkParts extends OfRecord {
  readonly of: string;
  /** Who said what is disputed. */
  readonly authors: readonly string[];
  readonly mayEdit: boolean;
  readonly isMove?: boolean;
  /** What else can be done, beside asking. */
  readonly children?: ReactNode;
}

/** What was asked about it, and the way to ask. */
function Talk({ held, of, authors, mayEdit, isMove = false, children }: TalkParts) {
  const { t, locale } = useWords();
  const { desk, say, nameOfPerson, person } = useApp();
  const [asking, setAsking] = useState(false);
  const [typed, setTyped] = useState("");
  const asked = askedAbout(held, of);
  const others = [...new Set([...authors, ...asked.map(({ author }) => author)])].filter((id) => id !== person.id);
  const who = new Intl.ListFormat(locale).format(others.map(nameOfPerson));
  const send = (): void => {
    ask(desk, held, of, typed.trim());
    setTyped("");
    setAsking(false);
    say(t("conflict.ask-done"));
  };
  return (
    <>
      {asked.length > 0 && (
        <ol className={styles.talk} aria-label={t("conflict.asked")}>
          {asked.map((one) => (
            <li key={one.id}>
              <p>{one.says}</p>
              <small>
                {nameOfPerson(one.author)}, <time>{momentWords(one.at)}</time>
              </small>
            </li>
          ))}
        </ol>
      )}
      {mayEdit ? (
        <div className={styles.acts}>
          {children}
          {others.length > 0 && (
            <Button tone="quiet" icon="speak" onClick={() => setAsking(true)}>
              {t(asked.some(({ author }) => author !== person.id) ? "conflict.answer" : "conflict.ask", { who })}
            </Button>
          )}
        </div>
      ) : (
        !isMove && <p className="meta">{t("conflict.not-yours")}</p>
      )}
      {asking && (
        <Dialog
          title={t("conflict.ask-title", { who })}
          onClose={() => setAsking(false)}
          acts={
            <Button tone="primary" disabled={typed.trim() === ""} onClick={send}>
              {t("conflict.ask-do")}
            </Button>
          }
        >
          <Entry
            label={t("conflict.ask-label")}
            hint={t("conflict.ask-hint")}
            value={typed}
            onType={setTyped}
            rows={3}
          />
        </Dialog>
      )}
    </>
  );
}
