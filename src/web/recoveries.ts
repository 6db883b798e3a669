// How the recovery of each of one's organisations stands, from their signed logs alone: on the first screen, in the set-up, on its own page.
import { mayAdmit } from "#core/access/can.ts";
import { belongsForGood } from "#core/seal/fair-split.ts";
import type { KeyState } from "#core/seal/key-state.ts";
import { drillDueOn } from "#core/seal/last-holder.ts";
import type { App } from "./app.ts";

export interface RecoveryHere {
  readonly tenant: string;
  readonly organisation: string;
  readonly state: KeyState;
  /** Whether this person says who holds a share. */
  readonly administers: boolean;
  readonly holdsShare: boolean;
  /** How many belong to it for good and have joined: two at least hold shares. */
  readonly insiders: number;
  /** Until when a drill is due; nothing where the key was never split. */
  readonly dueOn: string | undefined;
  readonly isLate: boolean;
}

/** Those that can split a key have so many at least: the third share may be on paper. */
export const FEWEST = 2;

export function recoveriesOf({
  person: me,
  programme,
  today,
  keysOf,
}: Pick<App, "person" | "programme" | "today" | "keysOf">): readonly RecoveryHere[] {
  const organisations = new Map(me.streams.map(({ tenant, organisation }) => [tenant, organisation]));
  return [...organisations].flatMap(([tenant, organisation]) => {
    const state = keysOf(tenant);
    // Its log has not come yet, or this is an organisation without one.
    if (state.next === 0) return [];
    const dueOn = state.recovery ? drillDueOn(state) : undefined;
    return {
      tenant,
      organisation,
      state,
      administers: mayAdmit(programme.roles, state.grants, me.id, today),
      holdsShare: state.recovery?.shares.some(({ person }) => person === me.id) === true,
      insiders: [...state.people.keys()].filter((one) => belongsForGood(programme.roles, state, one, today)).length,
      dueOn,
      isLate: dueOn !== undefined && dueOn < today,
    };
  });
}
