// What is kept where, who is signed in, and the ways that find no room in the bar of a phone.
import { useState } from "react";
import { Link } from "wouter";
import { Button } from "#ui/button.tsx";
import { Dialog } from "#ui/dialog.tsx";
import { Icon } from "#ui/icon.tsx";
import { Initials } from "#ui/tag.tsx";
import { countOf } from "#ui/words.ts";
import { useApp, useTitle, useUnsent } from "../app.ts";
import { domainsOf, waysOf } from "../navigation.ts";
import { useStandingWords } from "../standing.ts";
import styles from "./more.module.css";

export function More() {
  const app = useApp();
  const { person, programme, hello, sync, signOut } = app;
  const unsent = useUnsent();
  const standing = useStandingWords();
  const [asking, setAsking] = useState(false);
  useTitle("More");
  const roles = programme.roles.filter((role) => person.grants.some((grant) => grant.role === role.id));
  return (
    <div className={styles.page}>
      <h1>More</h1>
      <section className={`card ${styles.me}`}>
        <Initials name={person.name} />
        <div>
          <h2>{person.name}</h2>
          <p>{person.does}</p>
        </div>
        <Button icon="out" onClick={() => (unsent.length > 0 ? setAsking(true) : signOut())}>
          Sign out
        </Button>
      </section>
      <nav className={`card ${styles.ways}`} aria-label="All ways">
        {[
          ...waysOf(app).slice(1),
          ...(domainsOf(app).length > 0 ? [{ to: "/records", label: "All records", icon: "folder" } as const] : []),
        ].map((way) => (
          <Link key={way.to} href={way.to}>
            <Icon name={way.icon} />
            {way.label}
            <Icon name="forth" small />
          </Link>
        ))}
      </nav>
      <section>
        <h2>Is what I wrote safe, and where?</h2>
        <p>
          <strong>{standing.title}.</strong> {standing.says}
        </p>
        <p>
          What you save goes to the server of {programme.label} at once, or as soon as there is a connection. Until then
          it is in this tab, and in no other place. Records you see were fetched for you when you signed in; closing the
          tab removes them from this device.
        </p>
        <div className={styles.acts}>
          <Button onClick={() => void sync.now()}>Fetch and send now</Button>
          {unsent.length > 0 && (
            <Link href="/unsent" className="link">
              See {countOf(unsent.length, "change")} not sent yet
            </Link>
          )}
        </div>
      </section>
      <section>
        <h2>What I may do here</h2>
        <ul className={styles.roles}>
          {roles.map((role) => (
            <li key={role.id}>
              <strong>{role.label}.</strong> {role.reason}
            </li>
          ))}
        </ul>
      </section>
      {hello.demonstration && (
        <section>
          <h2>This is a demonstration</h2>
          <p>
            Organisations of the alliance and the seven totals are as published; local partners, people and everything
            they wrote are invented. Nothing typed here is sealed: do not write down anything about a real child.
          </p>
        </section>
      )}
      {asking && (
        <Dialog
          title={`${countOf(unsent.length, "change has", "changes have")} not been sent`}
          onClose={() => setAsking(false)}
          acts={
            <Button tone="harm" onClick={signOut}>
              Sign out all the same
            </Button>
          }
        >
          <p>They wait in this tab until you sign in here again. Closing the tab loses those of a sealed kind.</p>
        </Dialog>
      )}
    </div>
  );
}
