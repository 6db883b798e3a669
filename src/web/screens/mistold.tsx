// The records that a colleague's device had handed on otherwise than they were written: which they are, for who tells the administrator.

import { Link } from "wouter";
import { Banner } from "#ui/banner.tsx";
import { useWords } from "#ui/say.tsx";
import { useVeil } from "#ui/veil.ts";
import { useApp, useSync } from "../app.ts";
import { wordsOf } from "../lines.ts";
import { recordPath } from "../navigation.ts";

/** `said` is what the screen says above it already: it is not said twice. */
export function Mistold({ said }: { readonly said: string }) {
  const { t } = useWords();
  const { store } = useApp();
  const { mistold } = useSync().keys;
  useVeil();
  if (mistold.length === 0) return null;
  const records = mistold.flatMap((id) => store.find(id) ?? []);
  return (
    <Banner tone="ochre" icon="warn" title={t("app.mistold", { count: mistold.length })}>
      {said !== t("app.mistold-says") && <p>{t("app.mistold-says")}</p>}
      <ul>
        {records.map((held) => (
          <li key={held.id}>
            <Link href={recordPath(held.type, held.id)} className="link">
              {wordsOf(store, held).head}
            </Link>
          </li>
        ))}
      </ul>
    </Banner>
  );
}
