// Faults to plant, one at a time, to prove that the laws bite. Each must be caught by the tests named beside it.

import { accessFaults } from "./access-faults.ts";
import { accountFaults } from "./account-faults.ts";
import { checkpointFaults } from "./checkpoint-faults.ts";
import { fileFaults } from "./file-faults.ts";
import { firstDownloadFaults } from "./first-download-faults.ts";
import { foldFaults } from "./fold-faults.ts";
import { hurryFaults } from "./hurry-faults.ts";
import { keyFaults } from "./key-faults.ts";
import { outboxFaults } from "./outbox-faults.ts";
import { phoneFaults } from "./phone-faults.ts";
import { recoveryFaults } from "./recovery-faults.ts";
import { releaseFaults } from "./release-faults.ts";
import { restoredFaults } from "./restored-faults.ts";
import { sealFaults } from "./seal-faults.ts";
import { simFaults } from "./sim-faults.ts";
import { syncFaults } from "./sync-faults.ts";

export interface Fault {
  readonly says: string;
  readonly file: string;
  readonly find: string;
  readonly replace: string;
  /** The tests that must fail. */
  readonly caughtBy: string;
}

export const faults: readonly Fault[] = [
  {
    says: "a box is opened without asking under which key it was sealed",
    file: "src/core/seal/box.ts",
    find: 'return { fault: "other-key" };',
    replace: "void 0;",
    caughtBy: "src/core/seal/box.test.ts",
  },
  {
    says: "a box is about nothing, and opens anywhere",
    file: "src/core/seal/box.ts",
    find: "additionalData: utf8ToBytes(canonicalText(about))",
    replace: "additionalData: utf8ToBytes(canonicalText(about).slice(0, 0))",
    caughtBy: "src/core/seal/box.test.ts",
  },
  {
    says: "one secret gives the same key for bodies and for wraps",
    file: "src/core/seal/box.ts",
    find: "banyan box ${VERSION} ${purpose}",
    replace: "banyan box ${VERSION} ${purpose.slice(0, 0)}",
    caughtBy: "src/core/seal/box.test.ts",
  },
  {
    says: "the length of a box is that of what is in it",
    file: "src/core/seal/box.ts",
    find: "const STEP = 256;",
    replace: "const STEP = 1;",
    caughtBy: "src/core/seal/box.test.ts",
  },
  {
    says: "a body opens with another head, as long as the record is the same",
    file: "src/core/seal/record-seal.ts",
    find: "return { body: said };",
    replace: "return { body: said.record };",
    caughtBy: "src/core/seal/record-seal.test.ts",
  },
  {
    says: "a wrap of an old epoch passes for one of the new",
    file: "src/core/seal/record-seal.ts",
    find: "return { wrap: { tenant, record, generation, circle, epoch, ...(again && { again }) } };",
    replace: "return { wrap: { tenant, record, generation, circle, epoch: epoch - epoch, ...(again && { again }) } };",
    caughtBy: "src/core/seal/record-seal.test.ts",
  },
  {
    says: "a clock that stands still gives the same stamp twice",
    file: "src/core/change/clock.ts",
    find: "if (clock.count + 1 < COUNTS) return { ...clock, count: clock.count + 1 };",
    replace: "if (clock.count + 1 < COUNTS) return clock;",
    caughtBy: "src/core/change/clock.test.ts",
  },
  {
    says: "a clock that jumps back takes its stamps with it",
    file: "src/core/change/clock.ts",
    find: "if (now > clock.millis) return",
    replace: "if (now !== clock.millis) return",
    caughtBy: "src/core/change/clock.test.ts",
  },
  {
    says: "a stamp heard from elsewhere is forgotten",
    file: "src/core/change/clock.ts",
    find: "return { ...clock, millis: heard.millis, count: heard.count };",
    replace: "return { ...clock, millis: heard.millis, count: 0 };",
    caughtBy: "src/core/change/clock.test.ts",
  },
  {
    says: "the last writer wins over a value nobody saw",
    file: "src/core/change/merge.ts",
    find: "return heads.length < 2 ? heads : heads.sort(laterFirst);",
    replace: "return heads.sort(laterFirst).slice(0, 1);",
    caughtBy: "src/core/change/merge.test.ts",
  },
  {
    says: "the order of arrival decides which value is shown",
    file: "src/core/change/merge.ts",
    find: "return heads.length < 2 ? heads : heads.sort(laterFirst);",
    replace: "return heads;",
    caughtBy: "src/core/change/merge.test.ts",
  },
  {
    says: "whoever claims to have seen the future wipes everything",
    file: "src/core/change/merge.ts",
    find: "if (stamp < held.stamp) register.covered.add(stamp);",
    replace: "register.covered.add(stamp);",
    caughtBy: "src/core/change/merge.test.ts",
  },
  {
    says: "two people who write the same are in conflict",
    file: "src/core/change/merge.ts",
    find: "heads.filter((held) => !sameValue(held.value, first.value))",
    replace: "heads.slice(1)",
    caughtBy: "src/core/change/merge.test.ts",
  },
  {
    says: "a screen with words of its own goes on in the language it was opened in",
    file: "src/web/words/catalogues.ts",
    find: "isFurther && furtherWordsIn(language)",
    replace: "isFurther && furtherWordsIn(spoken().lang)",
    caughtBy: "src/web/words/catalogues.test.ts",
  },
  {
    says: "a change that came twice counts twice",
    file: "src/core/record/fold.ts",
    find: "into.changes.set(id, by);",
    replace: "into.changes.set(`${id} ${into.changes.size}`, by);",
    caughtBy: "src/core/record/fold.test.ts",
  },
  {
    says: "removing a row wins over writing in it",
    file: "src/core/record/fold.ts",
    find: "if (![...stamps].some((stamp) => !removed.has(stamp))) continue;",
    replace: "if (removed.size > 0) continue;",
    caughtBy: "src/core/record/fold.test.ts",
  },
  {
    says: "what a person typed does not say what she was looking at",
    file: "src/core/record/answers.ts",
    find: "if (stands) seen[address] = stands.heads;",
    replace: "if (stands) seen[address] = [];",
    caughtBy: "src/core/record/fold.test.ts",
  },
  {
    says: "a change this version cannot open is dropped in silence",
    file: "src/core/record/fold.ts",
    find: "filter(({ isRead, isKnown }) => !isRead || !isKnown)",
    replace: "filter(({ isKnown }) => !isKnown)",
    caughtBy: "src/core/record/fold.test.ts",
  },
  {
    says: "a hidden answer counts",
    file: "src/core/record/answers.ts",
    find: "if (field.when && !holds(field.when, kept)) continue;",
    replace: "",
    caughtBy: "src/core/record/fold.test.ts",
  },
  {
    says: "of two moves made apart the earlier wins in silence",
    file: "src/core/record/workflow.ts",
    find: "if (heads.every((head) => head.after === first.after)) return",
    replace: "if (heads.length > 0) return",
    caughtBy: "src/core/record/workflow.test.ts",
  },
  {
    says: "an event counts before its day has arrived",
    file: "src/core/fact/join.ts",
    find: "(occasions.get(`${event.tenant} ${event.occasion}`) ?? [])",
    replace: '(occasions.get(`${event.tenant} ${event.occasion}`) ?? [{ ...event, on: "2016-05" }])',
    caughtBy: "src/core/fact/join.test.ts",
  },
  {
    says: "a confirmed double still counts as two",
    file: "src/core/fact/join.ts",
    find: "const root = event.person && rootOf(event.person, sameAs);",
    replace: "const root = event.person;",
    caughtBy: "src/core/fact/join.test.ts",
  },
  {
    says: "an open question about doubles stays open after it was answered",
    file: "src/core/fact/join.ts",
    find: "unsure: about?.mayBe !== undefined && rootOf(about.mayBe, sameAs) !== root,",
    replace: "unsure: about?.mayBe !== undefined,",
    caughtBy: "src/core/fact/join.test.ts",
  },
  {
    says: "the order in which facts arrive decides which day counts",
    file: "src/core/fact/join.ts",
    find: ".sort((a, b) => compare(keyOf(a), keyOf(b)));",
    replace: ";",
    caughtBy: "src/core/fact/join.test.ts",
  },
  {
    says: "unique people are counted as often as they came",
    file: "src/core/result/tally.ts",
    find: "return { value: people(counted) + headcount, unsure, headcount, declared, participations };",
    replace: "return { value: participations, unsure, headcount, declared, participations };",
    caughtBy: "src/core/result/tally.test.ts",
  },
  {
    says: "a declared total is blended into what was counted",
    file: "src/core/result/tally.ts",
    find: 'const counted = oncePerEvent(rows.filter((row) => row.basis !== "declared"));',
    replace: "const counted = oncePerEvent(rows);",
    caughtBy: "src/core/result/tally.test.ts",
  },
  {
    says: "who does not say a split is left out of it",
    file: "src/core/result/tally.ts",
    find: "const counts = counting.has(row);",
    replace:
      'const counts = by.every((split) => split === "organisation" || row.dims[split] !== undefined) && counting.has(row);',
    caughtBy: "src/core/result/tally.test.ts",
  },
  {
    says: "an event with two topics counts twice",
    file: "src/core/result/tally.ts",
    find: 'row.key.split("|")[0]',
    replace: "row.key",
    caughtBy: "src/core/result/tally.test.ts",
  },
  {
    says: "everybody may do what no grant forbids",
    file: "src/core/access/can.ts",
    find: 'action.startsWith("move:"))) ?? false',
    replace: 'action.startsWith("move:"))) ?? true',
    caughtBy: "src/core/access/can.test.ts",
  },
  {
    says: "a grant for one stream counts everything",
    file: "src/core/access/can.ts",
    find: '.filter((grant) => action !== "count" || grant.stream === null)',
    replace: "",
    caughtBy: "src/core/access/can.test.ts",
  },
  {
    says: "who comes for a time is told where they could be for good",
    file: "src/core/access/can.ts",
    find: " && (grant.toOn !== undefined || !roles.find(({ id }) => id === grant.role)?.visiting)",
    replace: "",
    caughtBy: "src/core/access/can.test.ts",
  },
  {
    says: "a grant stands a day longer than was said",
    file: "src/core/access/can.ts",
    find: "(toOn === undefined || on <= toOn)",
    replace: "true",
    caughtBy: "src/core/access/can.test.ts",
  },
  {
    says: "two devices that state a record anew at once both do",
    file: "src/server/accept.ts",
    find: "record && facts?.revision === record.revision + 1 ? undefined",
    replace: "record ? undefined",
    caughtBy: "src/web/recount.test.ts",
  },
  {
    says: "what waits to be recounted is never stated",
    file: "src/web/fetching.ts",
    find: "onOffered(stream, page.toRecount);",
    replace: "",
    caughtBy: "src/web/recount.test.ts",
  },
  {
    says: "what was counted together with a refused change stays",
    file: "src/web/recount.ts",
    find: "doubt: (record) => void doubted.add(record)",
    replace: "doubt: () => undefined",
    caughtBy: "src/web/recount.test.ts",
  },
  {
    says: "facts that lack another's change stand all the same",
    file: "src/server/settle.ts",
    find: "const fits = created && !withdrawn && stated?.revision === revision;",
    replace: "const fits = created && !withdrawn && stated != null;",
    caughtBy: "src/web/recount.test.ts",
  },
  ...accessFaults,
  ...checkpointFaults,
  ...releaseFaults,
  ...sealFaults,
  ...hurryFaults,
  ...keyFaults,
  ...fileFaults,
  ...firstDownloadFaults,
  ...foldFaults,
  ...accountFaults,
  ...outboxFaults,
  ...phoneFaults,
  ...restoredFaults,
  ...simFaults,
  ...recoveryFaults,
  ...syncFaults,
];
