// Tells the compiler which ids `t` knows: those of the English lists. No byte of it reaches the device.
import type { allEnglish } from "./all-english.ts";

declare module "#ui/spoken.ts" {
  interface KnownWords extends Readonly<Record<keyof typeof allEnglish, string>> {}
}
