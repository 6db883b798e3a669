// Of the permission matrix: who may have what they said kept aside for whoever leads the team. It does not matter what their role may do there.
import assert from "node:assert/strict";
import type { TestContext } from "node:test";
import { standing } from "#core/access/can.ts";
import { programme } from "#programme/register.ts";
import type { Asking } from "./matrix-asking.ts";
import { askers, leaving, ON, places, sayNothing, types } from "./matrix-ground.ts";

export async function askToHandOver(matrix: Asking, t: TestContext): Promise<void> {
  const visiting = new Set(programme.roles.flatMap((role) => (role.visiting ? role.id : [])));
  // Some of each kind: who is asked does not look at the type.
  const some = [types.find(({ open }) => open), types.find(({ open }) => !open)].flatMap((type) => type ?? []);
  for (const asker of askers)
    for (const place of asker.places) {
      const { tenant, stream } = places[place];
      const isExpected = standing(programme.roles, asker.person, ON).grants.some(
        (grant) =>
          grant.tenant === tenant && (grant.stream === null || grant.stream === stream) && !visiting.has(grant.role),
      );
      const changes = some.flatMap((type) =>
        (["edit", "withdraw"] as const).map((act) => sayNothing(asker.person, act, type, place)),
      );
      const body = { protocol: 1, aside: true, changes: leaving(changes) };
      const { status, text } = await matrix.ask(asker, "/api/changes", body);
      assert.equal(status, 200, text.slice(0, 200));
      for (const [index, { head }] of changes.entries()) {
        const { accepted, problem } = JSON.parse(text).outcomes[index];
        assert.equal(accepted, false);
        const isKept = problem.code === "change.set-aside";
        matrix.cell("handed over", isExpected, isKept, asker, place, head.type, head.act);
      }
    }
  matrix.agreed(t, 400, "handed over");
}
