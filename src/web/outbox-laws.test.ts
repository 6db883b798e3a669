// Whatever happens to a tab and its disk, in whichever order: what was said to be kept is there.
import assert from "node:assert/strict";
import { before, describe, it } from "node:test";
import fc from "fast-check";
import { keysOf, makeSecrets, type PersonKeys } from "#core/seal/person-keys.ts";
import { hop, openTab } from "#test/waiting.ts";
import { nothingLying } from "./outbox-disk.ts";
import { platform } from "./platform.ts";

let ana: PersonKeys;
before(async () => {
  ana = await keysOf(platform, "ana", makeSecrets(platform, "A".repeat(43)));
});

describe("laws", () => {
  type Step =
    | "say"
    | "accept"
    | "refuse"
    | "take back"
    | "offer again"
    | "kept"
    | "full"
    | "room"
    | "crash"
    | "let in"
    | "hop";
  const steps = fc.array(
    fc.tuple(
      fc.constantFrom<Step>(
        "say",
        "say",
        "say",
        "accept",
        "refuse",
        "take back",
        "offer again",
        "kept",
        "kept",
        "full",
        "room",
        "crash",
        "crash",
        "let in",
        "hop",
        "hop",
      ),
      fc.nat(20),
    ),
    { minLength: 3, maxLength: 40 },
  );

  it("whatever happens, a crash leaves what was said to be kept and not settled, in its order, each once, refused where it was", async () => {
    await fc.assert(
      fc.asyncProperty(steps, fc.boolean(), async (all, isIn) => {
        const here = nothingLying();
        const letIn = { isIn };
        let tab = await openTab(ana, here, letIn);
        /** All that was ever said, in its order, and how it stood when it was last said to be kept. */
        const said: string[] = [];
        const sure = new Map<string, "waits" | "refused">();
        /** Touched since: either is true of these. */
        const open = new Set<string>();
        /** Settled since they were said to be kept, or before: a crash may bring back what the disk had not let go yet. */
        const over = new Set<string>();
        const one = (at: number): string | undefined => tab.waiting()[at % Math.max(1, tab.waiting().length)];
        for (const [step, at] of all) {
          const id = one(at);
          if (step === "say") {
            const made = tab.say(String(at));
            said.push(made);
            open.add(made);
          } else if (step === "hop") await hop();
          else if (step === "full") tab.fate.isFull = true;
          else if (step === "room") tab.fate.isFull = false;
          else if (step === "let in") letIn.isIn = true;
          else if (step === "kept") {
            if ((await tab.outbox.kept()) !== "kept") continue;
            open.clear();
            over.clear();
            sure.clear();
            const refused = new Set(tab.refused());
            for (const waits of tab.waiting()) sure.set(waits, refused.has(waits) ? "refused" : "waits");
          } else if (step === "crash") {
            tab.crash();
            tab = await openTab(ana, here, letIn);
            const found = tab.waiting();
            const refused = new Set(tab.refused());
            assert.deepEqual(
              found,
              said.filter((each) => found.includes(each)),
              "in the order they were said, each once",
            );
            for (const [each, stood] of sure) {
              if (over.has(each)) continue;
              assert.ok(found.includes(each), "what was kept is there");
              if (!open.has(each)) assert.equal(refused.has(each) ? "refused" : "waits", stood);
            }
            for (const each of found)
              assert.ok(sure.has(each) || open.has(each) || over.has(each), "what was settled stays settled");
            // As it is now, it is on the disk.
            await tab.outbox.kept();
            open.clear();
            over.clear();
            sure.clear();
            for (const waits of found) sure.set(waits, refused.has(waits) ? "refused" : "waits");
          } else if (id !== undefined) {
            open.add(id);
            if (step === "accept") tab.accept(id);
            else if (step === "refuse") tab.refuse(id);
            else if (step === "offer again") tab.store.offerAgain(id);
            else tab.store.takeBack(id);
            if (step === "accept" || step === "take back") over.add(id);
          }
        }
      }),
      { numRuns: process.env["SLOW"] ? 2_000 : 120 },
    );
  });
});
