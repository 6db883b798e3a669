// Shares brought together on one device: typed from paper, each looked at by itself, and with them one's own; then what they open, a drill
// told of, and somebody let in again. Promise: what was typed, and what it came to, goes when this page is left or the shares are put away.
import { useEffect, useRef, useState } from "react";
import { isProblem } from "#core/problem.ts";
import type { Share } from "#core/seal/key-state.ts";
import { findShare, type RecoveryFault, readShare } from "#core/seal/recovery.ts";
import { Banner, Progress } from "#ui/banner.tsx";
import { Button } from "#ui/button.tsx";
import { Entry } from "#ui/entry.tsx";
import { Icon } from "#ui/icon.tsx";
import { useWords } from "#ui/say.tsx";
import { useApp, useSync } from "../app.ts";
import type { RecoveryHere } from "../recoveries.ts";
import type { Together } from "../recovery.ts";
import { sayProblem } from "../words/say-problem.ts";
import styles from "./recovery.module.css";
import { Opened } from "./recovery-opened.tsx";

export interface BroughtHere {
  readonly together: Together;
  /** Whose each of them is, in the order they were brought. */
  readonly shares: readonly Share[];
}

interface BringParts {
  readonly here: RecoveryHere;
  readonly onPutAway: () => void;
}

export function BringShares({ here, onPutAway }: BringParts) {
  const { t } = useWords();
  const { reached } = useSync();
  const [brought, setBrought] = useState<BroughtHere>();
  const heading = useRef<HTMLHeadingElement>(null);
  // It takes the place of a long page, and then of itself: one is at its head.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was brought is another page
  useEffect(() => {
    scrollTo(0, 0);
    heading.current?.focus();
  }, [brought]);
  const threshold = here.state.recovery?.threshold ?? 0;
  return (
    <section aria-label={t("recovery.bring")}>
      <h2 ref={heading} tabIndex={-1}>
        {t("recovery.bring")}
      </h2>
      {!brought && <p>{t("recovery.bring-says", { threshold })}</p>}
      {!reached && (
        <Banner icon="cloud" title={t("recovery.bring-away")}>
          {t("keys.away-says")}
        </Banner>
      )}
      {brought ? (
        <Opened here={here} brought={brought} onPutAway={onPutAway} />
      ) : (
        <Typing here={here} onBrought={setBrought} onPutAway={onPutAway} />
      )}
    </section>
  );
}

interface TypingParts {
  readonly here: RecoveryHere;
  readonly onBrought: (brought: BroughtHere) => void;
  readonly onPutAway: () => void;
}

/** What one line of letters is: a share of this pair, or why not. */
type Read = { readonly bytes: Uint8Array; readonly share: Share } | { readonly wrong: string };

function Typing({ here: { tenant, state, holdsShare }, onBrought, onPutAway }: TypingParts) {
  const { t } = useWords();
  const { recovery, person: me, nameOfPerson } = useApp();
  const { reached } = useSync();
  const threshold = state.recovery?.threshold ?? 0;
  const most = state.recovery?.shares.length ?? 0;
  const [lines, setLines] = useState<readonly string[]>(() =>
    Array.from({ length: holdsShare ? threshold - 1 : threshold }, () => ""),
  );
  const [hasOwn, setOwn] = useState(holdsShare);
  const [tried, setTried] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState("");

  const read = (typed: string): Read => {
    const bytes = readShare(typed);
    const share = bytes && findShare(state, bytes);
    if (bytes && share) return { bytes, share };
    return { wrong: t(bytes ? "recovery.typed-foreign" : "recovery.typed-wrong") };
  };
  const reads = lines.map(read);
  const isTwice = (at: number): boolean => {
    const one = reads[at];
    if (!one || "wrong" in one) return false;
    const isSame = (other: Read): boolean => "share" in other && other.share.commitment === one.share.commitment;
    return reads.findIndex(isSame) < at || (hasOwn && one.share.person === me.id);
  };
  /** Nobody is told off in the middle of a line, nor for one that is left empty. */
  const wrongAt = (at: number): string | undefined => {
    const one = reads[at];
    const typed = lines[at] ?? "";
    if (typed.trim() === "") return undefined;
    if (isTwice(at)) return t("recovery.typed-twice");
    return one && "wrong" in one && (tried || typed.replace(/[\s-]/g, "").length >= LETTERS) ? one.wrong : undefined;
  };
  const whose = (at: number): string | undefined => {
    const one = reads[at];
    if (!one || "wrong" in one || isTwice(at)) return undefined;
    const { person } = one.share;
    return person === null ? t("recovery.typed-paper") : t("recovery.typed-is", { name: nameOfPerson(person) });
  };
  const type = (at: number, text: string): void => {
    setTrouble("");
    setLines(lines.map((line, each) => (each === at ? text : line)));
  };

  const bring = async (): Promise<void> => {
    setTried(true);
    if (isBusy || lines.some((line, at) => line.trim() !== "" && ("wrong" in read(line) || isTwice(at)))) return;
    setBusy(true);
    setTrouble("");
    const acts = await recovery();
    const own = hasOwn ? await acts.ownShare(tenant) : undefined;
    // Sealed to keys that were replaced: it is typed from paper, like any other.
    if (hasOwn && (own === undefined || own === "other-keys")) setOwn(false);
    const letters = [...(own === undefined || own === "other-keys" ? [] : [own]), ...lines];
    const found = letters.map(read).flatMap((one) => ("share" in one ? one : []));
    const together = await acts.bring(
      tenant,
      found.map(({ bytes }) => bytes),
    );
    setBusy(false);
    if (isProblem(together)) return setTrouble(sayProblem(together));
    if ("fault" in together) {
      if (together.fault === "too-few" && lines.every((line) => line.trim() !== "")) setLines([...lines, ""]);
      return setTrouble(sayFault(together));
    }
    onBrought({ together, shares: found.map(({ share }) => share) });
  };
  const sayFault = ({ fault, missing }: RecoveryFault): string =>
    fault === "none"
      ? t("recovery.none")
      : fault === "too-few"
        ? t("recovery.too-few", { count: missing })
        : t("recovery.not-this");

  return (
    <form
      className={styles.typing}
      noValidate
      autoComplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        void bring();
      }}
    >
      {hasOwn ? (
        <p className={styles.right}>
          <Icon name="check" small />
          {t("recovery.bring-own")}
        </p>
      ) : (
        holdsShare && <Banner icon="info">{t("recovery.own-other")}</Banner>
      )}
      {lines.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines come at the end only
        <div key={at}>
          <Entry
            code
            rows={3}
            label={t("recovery.typed", { number: at + 1 + (hasOwn ? 1 : 0) })}
            hint={at === 0 ? t("recovery.typed-hint") : undefined}
            wrong={wrongAt(at)}
            value={line}
            onType={(text) => type(at, text)}
            autoComplete="off"
          />
          <p className={styles.right} role="status">
            {whose(at) && (
              <>
                <Icon name="check" small />
                {whose(at)}
              </>
            )}
          </p>
        </div>
      ))}
      <div role="alert">{trouble && <Banner tone="clay" icon="warn" title={trouble} />}</div>
      {isBusy && <Progress says={t("recovery.bringing")} done={0} />}
      <div className={styles.acts}>
        <Button type="submit" tone="primary" disabled={isBusy || !reached}>
          {t("recovery.bring-do")}
        </Button>
        {lines.length + (hasOwn ? 1 : 0) < most && (
          <Button icon="plus" onClick={() => setLines([...lines, ""])}>
            {t("recovery.typed-more")}
          </Button>
        )}
        <Button onClick={onPutAway}>{t("ui.not-now")}</Button>
      </div>
    </form>
  );
}

/** So many letters are a whole share. */
const LETTERS = 56;
