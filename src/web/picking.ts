// Files as a form of the app takes them in.
import { useMemo } from "react";
import { isFileAnswer } from "#core/record/file-answer.ts";
import type { Picker } from "#ui/picker.ts";
import { useWords } from "#ui/say.tsx";
import { useApp } from "./app.ts";
import { fetchAhead } from "./fetch-ahead.ts";
import type { HeldRecord } from "./store.ts";

// Fetched beside the form: whoever works without a network chooses files too.
const reading = () => import("./read-file.ts");
for (const load of [reading, () => import("#ui/file-input.tsx")]) fetchAhead(load);

/** `held` is the record that is corrected: its files are no draft's. */
export function usePicker(held: HeldRecord | undefined): Picker {
  const { files } = useApp();
  const { t } = useWords();
  return useMemo(() => {
    const standing = [...(held?.folded.fields.values() ?? [])].flatMap((one) => [one, ...one.disputed]);
    const stands = new Set(standing.flatMap(({ value }) => (isFileAnswer(value) ? value.id : [])));
    return {
      async choose(file, signal) {
        const { readFile } = await reading();
        const read = await readFile(file);
        if (signal.aborted) return undefined;
        if (typeof read === "string") return t(read);
        const answer = await files.choose(read.kind, read.bytes);
        if (!signal.aborted) return answer;
        files.unchoose(answer.id);
        return undefined;
      },
      unchoose: ({ id }) => files.unchoose(id),
      isLost: ({ id }) => !stands.has(id) && !files.isHere(id),
    };
  }, [files, held, t]);
}
