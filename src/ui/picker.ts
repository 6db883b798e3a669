// How a form takes in files; given by the app, since furniture knows no keys.
import { createContext } from "react";
import type { FileAnswer } from "#core/record/file-answer.ts";

export interface Picker {
  /** What stands as the answer, or why there is none, in words; nothing where it was stopped. */
  readonly choose: (file: Blob, signal: AbortSignal) => Promise<FileAnswer | string | undefined>;
  /** Taken out of the form again. */
  readonly unchoose: (file: FileAnswer) => void;
  /** It was chosen in a draft that has outlived it. */
  readonly isLost: (file: FileAnswer) => boolean;
}

export const PickerContext = createContext<Picker | undefined>(undefined);
