// After the one button: how much has gone out, what was not accepted, and the ways on. Everything is kept already; nobody has to wait.

import { Link } from "wouter";
import { findType } from "#core/programme.ts";
import { Banner, Progress } from "#ui/banner.tsx";
import { Button, LinkButton } from "#ui/button.tsx";
import { Icon } from "#ui/icon.tsx";
import { countOf, countWords } from "#ui/words.ts";
import { useApp, useSync, useUnsent } from "../app.ts";
import { listPath } from "../navigation.ts";
import styles from "./register.module.css";
import type { BroughtInNow } from "./register.tsx";

export function RegisterDone({ done, onNext }: { readonly done: BroughtInNow; readonly onNext: () => void }) {
  const { programme, may } = useApp();
  const { reached } = useSync();
  const mine = useUnsent().filter(({ envelope }) => done.changes.has(envelope.head.id));
  const refused = mine.filter((entry) => entry.refused).length;
  const waiting = mine.length - refused;
  const sent = done.changes.size - mine.length;
  return (
    <section className={styles.done} aria-label="Brought in">
      <div className={styles.sign}>
        <Icon name="check" />
        <h2>
          {done.rows > 0 ? `${countOf(done.rows, "row is", "rows are")} brought in` : "What you decided is saved"}
        </h2>
      </div>
      <div role="status">
        {waiting > 0 ? (
          <Progress
            says={
              reached
                ? `Sending: ${countWords(sent)} of ${countOf(done.changes.size, "change")} sent. You can go on meanwhile.`
                : `${countOf(waiting, "change waits", "changes wait")} in this tab for a connection. Leave the tab open.`
            }
            done={sent}
            most={done.changes.size}
          />
        ) : (
          refused === 0 && <p className="meta">{countOf(done.changes.size, "change is", "changes are")} sent.</p>
        )}
      </div>
      {done.aside > 0 && (
        <p>
          {countOf(done.aside, "row was", "rows were")} set aside and {done.aside === 1 ? "is" : "are"} not among them.{" "}
          {done.aside === 1 ? "It stands" : "They stand"} in your file as before.
        </p>
      )}
      {refused > 0 && (
        <Banner
          tone="clay"
          icon="warn"
          title={`${countOf(refused, "change was", "changes were")} not accepted`}
          act={<LinkButton to="/unsent">See why</LinkButton>}
        >
          Nothing of it is lost, and it holds nothing else up.
        </Banner>
      )}
      <ul className={`card ${styles.ways}`}>
        {done.types.flatMap((id) => {
          const type = findType(programme, id);
          return type && may("read", id)
            ? [
                <li key={id}>
                  <Link href={listPath(type)}>
                    <Icon name="folder" />
                    {type.plural}
                    <Icon name="forth" small />
                  </Link>
                </li>,
              ]
            : [];
        })}
        {may("count", "*") && (
          <li>
            <Link href="/results">
              <Icon name="results" />
              Results, counted with them
              <Icon name="forth" small />
            </Link>
          </li>
        )}
      </ul>
      <div>
        <Button icon="register" onClick={onNext}>
          Bring in another
        </Button>
      </div>
    </section>
  );
}
