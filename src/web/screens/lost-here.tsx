// Whose own phone is lost: whom to call.
import { useWords } from "#ui/say.tsx";
import { useApp, useSync } from "../app.ts";
import styles from "./keys.module.css";

/** Nobody cuts themselves off: whoever found the phone would. */
export function LostHere() {
  const { t, compare } = useWords();
  const { keyActs, person: me, nameOfPerson } = useApp();
  // Names and who may come with what is fetched.
  useSync();
  const tenants = [...new Set(me.streams.map(({ tenant }) => tenant))];
  const names = [...new Set(tenants.flatMap((tenant) => keyActs.whoCutsOff(tenant)))].map(nameOfPerson).sort(compare);
  return (
    <section aria-labelledby="lost-mine">
      <h2 id="lost-mine">{t("lost.mine")}</h2>
      <p>{t(names.length > 0 ? "lost.mine-says" : "lost.mine-nobody")}</p>
      {names.length > 0 && (
        <ul className={`card ${styles.list}`}>
          {names.map((name) => (
            <li key={name}>
              <strong>{name}</strong>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
