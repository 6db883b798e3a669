// The sheet with somebody's printed code: what it is for, where to keep it, and by which letters this Banyan is known.
import { Button } from "#ui/button.tsx";
import { useWords } from "#ui/say.tsx";
import { dayWords } from "#ui/words.ts";
import { dayOfInstant } from "./out-hours.ts";
import { Sheet } from "./sheet.tsx";

interface PrintedSheetParts {
  /** Eight groups of four letters. */
  readonly code: string;
  readonly name: string;
  /** The public key of the installation. */
  readonly root: string;
  /** Whoever founded this Banyan keeps its root beside their own keys. */
  readonly isFounder?: boolean;
  readonly onGoOn: () => void;
}

export function PrintedSheet({ code, name, root, isFounder = false, onGoOn }: PrintedSheetParts) {
  const { t } = useWords();
  return (
    <Sheet
      title={t("sheet.title")}
      why={t("sheet.why")}
      code={code}
      facts={[
        [t("sign-in.name"), name],
        [t("sheet.sign-in-at"), location.host],
        [t("sheet.made-on"), dayWords(dayOfInstant(Date.now()))],
      ]}
      advice={[
        [t("sheet.keep"), t("sheet.keep-says")],
        [t("sheet.use"), t("sheet.use-says")],
        [t("sheet.lost"), t("sheet.lost-says")],
        ...(isFounder ? [[t("sheet.root"), t("sheet.root-says")] as const] : []),
      ]}
      root={root}
      acts={
        <Button tone="primary" onClick={onGoOn}>
          {t("sheet.have-it")}
        </Button>
      }
    />
  );
}
