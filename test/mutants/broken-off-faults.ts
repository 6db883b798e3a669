// Faults of a first download that broke off, and of what a full disk did not take of it: something is lost, or passed over.
import type { Fault } from "./faults.ts";

export const brokenOffFaults: readonly Fault[] = [
  {
    says: "whoever leaves while it comes loses what came",
    file: "src/web/first-download.ts",
    find: "(hole === undefined && isLeft(page)) ? page",
    replace: "(hole !== undefined && isLeft(page)) ? page",
    caughtBy: "src/web/first-doubts.test.ts",
  },
  {
    says: "broken off in a record that came alone, it is gone on with past what is said of that since",
    file: "src/web/first-download.ts",
    find: "yield asFirst(way, stream, onTheWay(way, taken));",
    replace: "yield page.of === undefined ? asFirst(way, stream, onTheWay(way, taken)) : onTheWay(way, taken);",
    caughtBy: "src/web/full-disk.test.ts",
  },
  {
    says: "what came shut, and lies nowhere, is never read",
    file: "src/web/sealed-api.ts",
    find: "if (places.some(([stream, n]) => n > shelf.endOf(stream))) return;",
    replace: "",
    caughtBy: "src/web/full-disk.test.ts",
  },
];
