// What nobody has asked for yet, fetched so that it is there when somebody does, with a network or without.
// Promise: where the app is kept on the device nobody waits for it: it lies there already, and is made ready once what was asked for is drawn.
import { isFromHere } from "./kept-app.ts";

const SETTLE_MILLIS = 5_000;

let before: Promise<unknown> | undefined;

/** What fails is asked for again when it is wanted. */
export function fetchAhead(load: () => Promise<unknown>): void {
  if (!isFromHere()) return void load().catch(() => {});
  before ??= new Promise((done) => setTimeout(done, SETTLE_MILLIS));
  before = before.then(load).catch(() => {});
}
