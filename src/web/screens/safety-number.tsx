// Twenty digits, four by four, in the digits of whoever reads them: what two people compare by telephone.
import { useWords } from "#ui/say.tsx";
import { digitWords } from "#ui/words.ts";
import styles from "./keys.module.css";

interface SafetyNumberParts {
  readonly number: string;
  readonly label: string;
}

export function SafetyNumber({ number, label }: SafetyNumberParts) {
  // Drawn again when the language changes, and its digits with it.
  useWords();
  return (
    <p className={styles.number} translate="no">
      <span className="unseen">{label}: </span>
      {number.split(" ").map((group, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two groups may be the same, and none moves
        <span key={at}>{digitWords(group)}</span>
      ))}
    </p>
  );
}
