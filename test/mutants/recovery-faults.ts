// Faults of recovery, to be planted one at a time: each would give one person what takes several, or lose what nobody else can open.
import type { Fault } from "./faults.ts";

const recovery = "src/core/seal/recovery.test.ts";
const shares = "src/core/seal/recovery-shares.test.ts";
const desk = "src/core/seal/recovery-desk.test.ts";
const inTheApp = "src/web/recovery.test.ts";
const lastHolder = "src/core/seal/last-holder.test.ts";

export const recoveryFaults: readonly Fault[] = [
  {
    says: "a recovery pair that comes later is sealed to by an administrator's word alone",
    file: "src/core/seal/circle.ts",
    find: "n > keys && (by === person || (person === RECOVERY && epoch === 1))",
    replace: "person === RECOVERY || (n > keys && by === person && epoch > 0)",
    caughtBy: recovery,
  },
  {
    says: "new secrets are not sealed to the recovery pair",
    file: "src/core/seal/circle.ts",
    find: "...(state.people.has(RECOVERY) ? [RECOVERY] : [])",
    replace: "...[]",
    caughtBy: recovery,
  },
  {
    says: "an administrator puts keys of their own in the place of the recovery pair",
    file: "src/core/seal/key-log.ts",
    find: 'if (by === RECOVERY || ("person" in saying && saying.person === RECOVERY)) return false;',
    replace: "if (by === RECOVERY) return false;",
    caughtBy: recovery,
  },
  {
    says: "the recovery pair makes secrets of its own",
    file: "src/core/seal/key-log.ts",
    find: 'if (by === RECOVERY || ("person" in saying && saying.person === RECOVERY)) return false;',
    replace: 'if ("person" in saying && saying.person === RECOVERY) return false;',
    caughtBy: recovery,
  },
  {
    says: "outsiders hold enough shares",
    file: "src/core/seal/fair-split.ts",
    find: "outsidersAmong(roles, state, holders, on) < threshold",
    replace: "outsidersAmong(roles, state, holders, on) <= threshold",
    caughtBy: recovery,
  },
  {
    says: "a visitor counts as one of the house",
    file: "src/core/seal/fair-split.ts",
    find: "grant.person === person && grant.toOn === undefined &&",
    replace: "grant.person === person &&",
    caughtBy: recovery,
  },
  {
    says: "one person holds two shares",
    file: "src/core/seal/fair-split.ts",
    find: "new Set(named).size === named.length &&",
    replace: "",
    caughtBy: recovery,
  },
  {
    says: "anybody says that a drill was held",
    file: "src/core/seal/key-log.ts",
    find: 'if (saying.says === "drilled") return by === RECOVERY;',
    replace: 'if (saying.says === "drilled") return true;',
    caughtBy: recovery,
  },
  {
    says: "a share that is none of this pair is used",
    file: "src/core/seal/recovery.ts",
    find: 'commitments.includes(held[at] ?? "");',
    replace: "commitments.length > 0 && held[at] !== undefined;",
    caughtBy: shares,
  },
  {
    says: "whatever shares come to is taken for the pair",
    file: "src/core/seal/recovery.ts",
    find: "return keys && canonicalText(publicOf(keys)) === canonicalText(named) ? keys : undefined;",
    replace: "return keys;",
    caughtBy: shares,
  },
  {
    says: "a slip of the pen on a printed share is not seen",
    file: "src/core/seal/recovery.ts",
    find: "return share && checkOf(share).every((byte, at) => byte === bytes?.[SHARE_BYTES + at]) ? share : undefined;",
    replace: "return share;",
    caughtBy: shares,
  },
  {
    says: "the last who can open a circle leaves it",
    file: "src/core/seal/key-log.ts",
    find: 'if (leavesNobody(state, read, entry)) return { fault: "last-holder", n: entry.n };',
    replace: "void leavesNobody;",
    caughtBy: lastHolder,
  },
  {
    says: "a drill proves the shares for ever",
    file: "src/core/seal/last-holder.ts",
    find: "return days >= 0 && days <= DRILL_DAYS;",
    replace: "return days <= days + DRILL_DAYS;",
    caughtBy: lastHolder,
  },
  {
    says: "the drill of a pair that is over proves the next",
    file: "src/core/seal/key-log.ts",
    find: "recovery: { n, threshold, shares, drilledOn: null }",
    replace: "recovery: { n, threshold, shares, drilledOn: state.recovery?.drilledOn ?? null }",
    caughtBy: lastHolder,
  },
  {
    says: "a drill is told of though a share was wrong",
    file: "src/core/seal/recovery-desk.ts",
    find: "wrong.length === 0 && circles()",
    replace: "circles()",
    caughtBy: desk,
  },
  {
    says: "a drill is told of though a circle stayed shut",
    file: "src/core/seal/recovery-desk.ts",
    find: "circles().every(({ opens }) => opens)",
    replace: "circles().length >= 0",
    caughtBy: desk,
  },
  {
    says: "a share of an earlier pair passes for one of this",
    file: "src/core/seal/recovery.ts",
    find: "recovery?.shares.find((one) => one.commitment === commitment)",
    replace: "recovery?.shares.find((one) => one.commitment === commitment || one.box === null)",
    caughtBy: desk,
  },
  {
    says: "a number that was compared for one pair lets in another",
    file: "src/web/tend-keys.ts",
    find: "one.person === person && one.number === number",
    replace: 'one.person === person && number !== ""',
    caughtBy: inTheApp,
  },
  {
    says: "a drill that has nothing to tell is taken for told",
    file: "src/web/recovery.ts",
    find: 'refused ?? (isSaid ? undefined : problem("keys.behind"))',
    replace: 'refused ?? (isSaid ? undefined : isSaid ? problem("keys.behind") : undefined)',
    caughtBy: inTheApp,
  },
  {
    says: "a share goes out with what is said of the split",
    file: "src/web/recovery.ts",
    find: "return saidAlone(tending(), stateOf(tenant), keys, made.saying);",
    replace:
      "return { ...(await saidAlone(tending(), stateOf(tenant), keys, made.saying)), told: made.shares.map(printShare) };",
    caughtBy: inTheApp,
  },
];
