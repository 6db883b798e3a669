// Tells the compiler which ids `t` knows: those of the English list. No byte of it reaches the device.
import type { english } from "./english.ts";

declare module "#ui/spoken.ts" {
  interface KnownWords extends Readonly<Record<keyof typeof english, string>> {}
}
