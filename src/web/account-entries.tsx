// The three lines of a new account: the name one signs in with, and a password twice. How strong it is is told by its length, honestly.
import { Entry } from "#ui/entry.tsx";
import { useWords } from "#ui/say.tsx";
import { faultsOf, LEAST_PASSWORD, lengthOf, strengthOf, type WantedAccount } from "./wanted-account.ts";

interface AccountEntriesParts {
  readonly wanted: WantedAccount;
  readonly onWant: (wanted: WantedAccount) => void;
  /** Nobody is told off before they tried to go on. */
  readonly tried: boolean;
  /** What the server said of the name. */
  readonly taken?: string | undefined;
}

export function AccountEntries({ wanted, onWant, tried, taken }: AccountEntriesParts) {
  const { t } = useWords();
  const faults = faultsOf(wanted);
  return (
    <>
      <Entry
        label={t("account.your-name")}
        hint={t("account.your-name-hint")}
        wrong={taken ?? (tried && faults.name ? t("account.name-shape") : undefined)}
        value={wanted.name}
        onType={(name) => onWant({ ...wanted, name })}
        autoComplete="username"
      />
      <PasswordEntries wanted={wanted} onWant={onWant} tried={tried} />
    </>
  );
}

export function PasswordEntries({ wanted, onWant, tried }: Omit<AccountEntriesParts, "taken">) {
  const { t } = useWords();
  const faults = faultsOf(wanted);
  const strength = strengthOf(wanted.password);
  const says = {
    short: t("account.too-short", { count: LEAST_PASSWORD - lengthOf(wanted.password) }),
    enough: t("account.long-enough"),
    good: t("account.strong"),
  }[strength];
  const wrong = !tried
    ? undefined
    : faults.password === "same-as-name"
      ? t("account.same-as-name")
      : faults.password && says;
  return (
    <>
      <Entry
        secret
        label={t("account.new-password")}
        hint={t("account.new-password-hint")}
        wrong={wrong}
        value={wanted.password}
        onType={(password) => onWant({ ...wanted, password })}
        autoComplete="new-password"
      />
      {wanted.password !== "" && !wrong && (
        <p className="meta" aria-live="polite">
          {says}
        </p>
      )}
      <Entry
        secret
        label={t("account.again")}
        wrong={tried && faults.again ? t("account.not-the-same") : undefined}
        value={wanted.again}
        onType={(again) => onWant({ ...wanted, again })}
        autoComplete="new-password"
      />
    </>
  );
}
