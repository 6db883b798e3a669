// A checkpoint that says of a record what nobody wrote, sealed and signed by somebody of its circle: for tests of what becomes of a lie.
import assert from "node:assert/strict";
import { isProblem } from "#core/problem.ts";
import { findType, type Programme } from "#core/programme.ts";
import { checkpointOf } from "#core/record/checkpoint.ts";
import { makeChains } from "#core/seal/chain.ts";
import { openAll } from "#core/seal/door.ts";
import { makeKeyring } from "#core/seal/keyring.ts";
import { type CheckpointInside, sealCheckpoint } from "#core/seal/sealed-checkpoint.ts";
import type { Keeper } from "#server/keeper.ts";
import type { KeptChange, Pulled } from "#web/api.ts";
import { bodyOf } from "#web/held-record.ts";
import { platform } from "#web/platform.ts";
import type { Device } from "./colleagues.ts";

type Inside = Omit<CheckpointInside, "form">;

/** Whether the server took it. `lies` says what it is to say instead. */
export async function lieAbout(
  keeper: Keeper,
  programme: Programme,
  { keys, person, where }: Pick<Device, "keys" | "person" | "where">,
  record: string,
  lies: (inside: Inside) => Inside,
): Promise<boolean> {
  const { tenant, stream } = where;
  const ring = makeKeyring({ platform, roles: programme.roles, findType: (id) => findType(programme, id), keys });
  const log = await keeper.keys.page(person, tenant, 0);
  assert.ok(!isProblem(log) && !(await ring.take(log)));
  const page = (await keeper.pull(person, stream, 0, 500, undefined, undefined, { record })) as Pulled;
  const { opened } = await openAll<KeptChange>(ring, page.changes, page.wraps ?? []);
  const chains = makeChains();
  for (const { envelope, n } of page.changes) chains.follow({ head: envelope.head, n });
  const checkpoint = checkpointOf(opened.map(({ envelope }) => ({ head: envelope.head, body: bodyOf(envelope) })));
  assert.ok(checkpoint);
  const { readers } = ring.known(record);
  const inside = {
    checkpoint,
    ns: opened.map(({ n }) => n),
    chains: chains.known(record),
    ...(readers && { readers }),
  };
  const { logId } = await keeper.hello();
  const on = log.entries.at(-1)?.entry.on ?? "";
  const sealed = await sealCheckpoint({ platform, ring }, { logId, on }, lies(inside));
  assert.ok(sealed && !("fault" in sealed));
  const answer = await keeper.checkpoints.take(person, { logId, stream, checkpoints: [sealed] });
  assert.ok(!isProblem(answer));
  return answer.outcomes[0]?.taken ?? false;
}
