// An organisation's recovery at somebody's own device: the pair made and split, one's own share opened, shares brought together and used.
// Promise: a share, and what shares come to, is in the memory of this page alone; what is sent is what the pair says, never what it is.
import { combine, split } from "shamir-secret-sharing";
import type { Role } from "#core/access/role.ts";
import { isProblem, type Problem, problem } from "#core/problem.ts";
import { isSealFault } from "#core/seal/box.ts";
import { RECOVERY } from "#core/seal/key-state.ts";
import type { Keyring, KeysPage } from "#core/seal/keyring.ts";
import type { Platform } from "#core/seal/platform.ts";
import {
  type CircleOpened,
  isRecoveryFault,
  openShare,
  printShare,
  type RecoveryFault,
  recover,
  type Shamir,
  splitRecovery,
} from "#core/seal/recovery.ts";
import { isDesk, type RecoveryDesk, sitAtDesk } from "#core/seal/recovery-desk.ts";
import { type KeyPost, safetyNumber, saidAlone, type Tending, type Waiting } from "#core/seal/tending.ts";
import type { Api } from "./api.ts";
import { saidOn } from "./key-sayings.ts";
import type { Tender } from "./tend-keys.ts";

/** The shares of a secret, by the audited package; its dice are those of the browser. */
const shamir: Shamir = { split, combine };

/** A new pair as it was split. */
export interface Split {
  /** The digits by which circles that stood before know the pair. */
  readonly number: string;
  /** The shares that are sealed to nobody, in letters for paper: shown once. */
  readonly papers: readonly string[];
}

/** Shares that came together, for as long as the page stands. */
export interface Together {
  /** Those that are none of this pair, by their place among what was brought. */
  readonly wrong: readonly number[];
  readonly circles: readonly CircleOpened[];
  /** Every share was right, and every circle opened. */
  readonly isWhole: boolean;
  /** Tells of the drill, signed by the pair. */
  readonly sayDrilled: () => Promise<Problem | undefined>;
  readonly waiting: () => readonly Waiting[];
  /** Lets in whoever waits by this number, which was compared with them by voice. */
  readonly letIn: (number: string) => Promise<Problem | undefined>;
}

export interface RecoveryActs {
  /** Makes the pair on this device, says it in the log, and lets it into the circles of whoever split it. Null is a share on paper. */
  readonly split: (tenant: string, holders: readonly (string | null)[]) => Promise<Split | Problem>;
  /** One's own share, in letters; `other-keys` where it was sealed to keys that were replaced, nothing where one holds none. */
  readonly ownShare: (tenant: string) => Promise<string | "other-keys" | undefined>;
  /** The bytes of shares are gone when this returns. */
  readonly bring: (tenant: string, shares: readonly Uint8Array[]) => Promise<Together | RecoveryFault | Problem>;
}

export interface RecoveryParts {
  readonly api: Pick<Api, "get">;
  readonly platform: Platform;
  readonly roles: readonly Role[];
  readonly ring: Keyring;
  readonly tender: Pick<Tender, "read" | "say" | "letIn" | "isBelieved">;
  /** The day key logs speak of. */
  readonly day: () => string;
}

export function makeRecovery({ api, platform, roles, ring, tender, day }: RecoveryParts): RecoveryActs {
  const { keys, stateOf } = ring;
  const tending = (): Tending => ({ platform, roles, root: keys.trusts, on: day() });
  const pageFrom = (tenant: string, after: number): Promise<KeysPage | Problem> =>
    api.get<KeysPage>(`/api/keys?tenant=${tenant}&after=${after}&sealedTo=recovery`);

  function togetherAt(tenant: string, desk: RecoveryDesk, wrong: readonly number[]): Together {
    /** Others say things meanwhile: it is read on first, and where nothing is to be said any more, it was not said. */
    async function say(make: () => Promise<KeyPost | undefined>): Promise<Problem | undefined> {
      let isSaid = false;
      const refused = await saidOn(tender, tenant, async () => {
        const page = await pageFrom(tenant, desk.next());
        if (!isProblem(page)) await desk.take({ ...page, tenant });
        const post = await make();
        isSaid = post !== undefined;
        return post;
      });
      return refused ?? (isSaid ? undefined : problem("keys.behind"));
    }
    return {
      wrong,
      circles: desk.circles(),
      isWhole: desk.isWhole(),
      sayDrilled: () => say(desk.sayDrilled),
      waiting: desk.waiting,
      letIn: (number) =>
        say(async () => {
          const one = desk.findWaiting(number);
          return one && desk.letIn(one);
        }),
    };
  }

  return {
    async split(tenant, holders) {
      let made: Awaited<ReturnType<typeof splitRecovery>> | undefined;
      const trouble = await saidOn(tender, tenant, async () => {
        made = await splitRecovery(platform, shamir, stateOf(tenant), holders);
        return saidAlone(tending(), stateOf(tenant), keys, made.saying);
      });
      if (trouble || !made) return trouble ?? problem("keys.behind");
      const number = safetyNumber(RECOVERY, made.saying.keys);
      const papers = made.shares.filter((_, at) => holders[at] === null).map(printShare);
      for (const share of made.shares) share.fill(0);
      // Whoever made it needs nobody to tell them whose it is. Where that fails they are asked as everybody of the circle is.
      await tender.letIn(RECOVERY, number);
      return { number, papers };
    },
    async ownShare(tenant) {
      const share = await openShare(platform, stateOf(tenant), keys);
      if (!share || isSealFault(share)) return share && "other-keys";
      const letters = printShare(share);
      share.fill(0);
      return letters;
    },
    async bring(tenant, shares) {
      try {
        const trouble = await tender.read(tenant);
        if (trouble) return trouble;
        if (!tender.isBelieved(tenant)) return problem("keys.not-believed");
        const recovered = await recover(platform, shamir, stateOf(tenant), keys.trusts, shares);
        if (isRecoveryFault(recovered)) return recovered;
        const page = await pageFrom(tenant, 0);
        if (isProblem(page)) return page;
        const desk = await sitAtDesk(tending(), recovered, { ...page, tenant });
        return isDesk(desk) ? togetherAt(tenant, desk, recovered.wrong) : problem("keys.not-believed");
      } finally {
        for (const share of shares) share.fill(0);
      }
    },
  };
}
