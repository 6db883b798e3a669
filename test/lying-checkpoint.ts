// A checkpoint that says of a record what nobody wrote, sealed and signed by somebody of its circle: for tests of what becomes of a lie.
import assert from "node:assert/strict";
import { isProblem } from "#core/problem.ts";
import { findType, type Programme } from "#core/programme.ts";
import { checkpointOf } from "#core/record/checkpoint.ts";
import { makeChains } from "#core/seal/chain.ts";
import { openAll } from "#core/seal/door.ts";
import { makeKeyring } from "#core/seal/keyring.ts";
import { type CheckpointInside, sealCheckpoint } from "#core/seal/sealed-checkpoint.ts";
import { programme } from "#programme/register.ts";
import type { Keeper } from "#server/keeper.ts";
import type { KeptChange, Pulled } from "#web/api.ts";
import { bodyOf } from "#web/held-record.ts";
import { platform } from "#web/platform.ts";
import { all, type Device, world, writeDown } from "./colleagues.ts";
import { NAMES, said } from "./first-downloads.ts";

type Inside = Omit<CheckpointInside, "form">;
export type Lies = (inside: Inside) => Inside;

const anotherName: Lies = ({ checkpoint, ...inside }) => ({
  ...inside,
  checkpoint: {
    ...checkpoint,
    says: checkpoint.says.map(([address, value, at]) => [address, address === "name" ? "Somebody Else" : value, at]),
  },
});

/** A record of which Ana's device told something else than was written. */
export async function lied(lies = anotherName) {
  const { ana, rui, keeper, office } = await world();
  const [id = ""] = NAMES.map((name) => writeDown(ana, `${name} Exemplo`));
  said(ana, id, 5);
  ana.network.cutsAt = (path) => path === "post /api/checkpoints";
  await all(ana);
  await ana.sync.rest();
  assert.ok(await lieAbout(keeper, programme, ana, id, lies), "the server cannot know");
  return { ana, rui, keeper, office, ids: [id] };
}

/** Whether the server took it. `lies` says what it is to say instead. */
export async function lieAbout(
  keeper: Keeper,
  of: Programme,
  { keys, person, where }: Pick<Device, "keys" | "person" | "where">,
  record: string,
  lies: Lies,
): Promise<boolean> {
  const { tenant, stream } = where;
  const ring = makeKeyring({ platform, roles: of.roles, findType: (id) => findType(of, id), keys });
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
