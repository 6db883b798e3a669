// Keys over HTTP: read by who belongs, posted by who may say it; what an entry gives stands at the very next request.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { ADMINISTRATOR } from "#core/access/role.ts";
import { entryText } from "#core/seal/key-log.ts";
import type { Keyring } from "#core/seal/keyring.ts";
import { signText } from "#core/seal/pair.ts";
import { codeOf, keyed, openStand } from "#test/contract/key-house.ts";
import { checkAnswer } from "#test/hostile/routes.ts";
import { type Served, serve } from "#test/hostile/served.ts";
import { hostileJson, placesIn, withAt } from "#test/hostile/values.ts";
import { platform } from "../platform.ts";

let served: Served;
let stand: Awaited<ReturnType<typeof openStand>>;
let other: Awaited<ReturnType<typeof openStand>>;
before(async () => {
  served = await serve({
    programme: keyed,
    openWith: async (keeper) => {
      stand = await openStand(keeper);
      other = await openStand(keeper, stand);
    },
  });
});
after(async () => {
  assert.deepEqual(
    served.logged.filter(({ at }) => at === "trouble"),
    [],
  );
  await served.close();
});

const cookies = new Map<Keyring, string>();
async function cookieOf(ring: Keyring): Promise<string> {
  const cookie = cookies.get(ring) ?? (await served.signIn({ id: ring.keys.person, grants: [] }));
  cookies.set(ring, cookie);
  return cookie;
}
async function ask(ring: Keyring | undefined, path: string, body?: string): Promise<Response> {
  const cookie = ring ? { cookie: await cookieOf(ring) } : {};
  const type = body === undefined ? {} : { "content-type": "application/json" };
  return fetch(served.address + path, { headers: { ...cookie, ...type }, ...(body && { method: "POST", body }) });
}
const get = async (ring: Keyring | undefined, path: string): Promise<unknown> => (await ask(ring, path)).json();
const post = async (ring: Keyring | undefined, said: object): Promise<unknown> =>
  (await ask(ring, "/api/keys", JSON.stringify(said))).json();

describe("reading keys", () => {
  it("is for whoever has a role there, and gives what follows", async () => {
    const { milo, tenant } = stand;
    const page = (await get(milo, `/api/keys?tenant=${tenant}`)) as { entries: readonly unknown[]; boxes: object[] };
    assert.deepEqual([page.entries.length, page.boxes.length], [milo.stateOf(tenant).next, 1]);
    const rest = (await get(milo, `/api/keys?tenant=${tenant}&after=3`)) as typeof page;
    assert.deepEqual(rest.entries, page.entries.slice(3));
    assert.equal(codeOf(await get(other.milo, `/api/keys?tenant=${tenant}`)), "door.not-found");
    assert.equal(codeOf(await get(undefined, `/api/keys?tenant=${tenant}`)), "door.sign-in");
    for (const wrong of ["", "?tenant=x&after=-1", "?tenant=x&sealedTo=milo", "?tenant=x&more=1"])
      assert.equal(codeOf(await get(milo, `/api/keys${wrong}`)), "door.bad-request", wrong);
  });

  it("gives nobody what is sealed to another, by asking for the recovery pair either", async () => {
    const { milo, tenant } = stand;
    assert.deepEqual(((await get(milo, `/api/keys?tenant=${tenant}&sealedTo=recovery`)) as { boxes: [] }).boxes, []);
  });

  it("tells the root to whoever asks", async () => {
    assert.equal(((await get(undefined, "/api/hello")) as { root: string }).root, stand.tending.root);
  });
});

describe("posting keys", () => {
  it("is for whoever has a role in that organisation, with entries of it", async () => {
    const { founder, milo, sign, mona, tenant } = stand;
    const saying = { says: "granted", person: mona.keys.person, role: "guest", stream: null } as const;
    const entries = [await sign(founder.person, founder.signing, saying)];
    const said = { tenant, entries, boxes: [], befores: [] };
    assert.equal(codeOf(await post(undefined, said)), "door.sign-in");
    assert.equal(codeOf(await post(other.boss, said)), "door.not-allowed");
    assert.equal(codeOf(await post(other.boss, { ...said, tenant: other.tenant })), "keys.behind");
    assert.deepEqual(await post(milo, said), {}, "whoever brings it: it is signed");
  });

  it("gives and ends a role at the next request", async () => {
    const { founder, mona, sign, tenant } = other;
    const admin = { person: mona.keys.person, role: ADMINISTRATOR, stream: null } as const;
    const holds = async (): Promise<boolean> => {
      const me = (await get(mona, "/api/me")) as { readonly grants: readonly { role: string; toOn?: string }[] };
      return me.grants.some(({ role, toOn }) => role === ADMINISTRATOR && toOn === undefined);
    };
    const say = async (says: "granted" | "ended"): Promise<unknown> => {
      const entries = [await sign(founder.person, founder.signing, { says, ...admin })];
      return post(other.boss, { tenant, entries, boxes: [], befores: [] });
    };
    assert.equal(await holds(), false);
    assert.deepEqual([await say("granted"), await holds()], [{}, true]);
    assert.deepEqual([await say("ended"), await holds()], [{}, false]);
  });

  it("takes nothing hostile, signed or not, and keeps nothing of it", async () => {
    const { milo, mona, end, sync, postOf, tenant } = stand;
    assert.equal(await end(mona), undefined);
    await sync(milo);
    const said = await postOf(milo);
    assert.ok(said);
    const refused = async (text: string): Promise<void> => {
      const status = await checkAnswer(await ask(milo, "/api/keys", text), text);
      assert.ok(status >= 400, text.slice(0, 300));
    };
    for (const place of placesIn(said)) {
      // A list of secrets may be empty.
      const isList = place.length === 1 && place[0] !== "tenant";
      for (const value of hostileJson) if (!isList || value !== "[]") await refused(withAt(said, place, value));
    }
    const [signed] = said.entries as [(typeof said.entries)[0]];
    for (const place of placesIn(signed.entry))
      for (const value of hostileJson) {
        const entry = readBack(withAt(signed.entry, place, value));
        if (entry === undefined) continue;
        const signature = await signText(platform, milo.keys.signing, entry.text);
        await refused(JSON.stringify({ ...said, entries: [{ entry: entry.entry, signature }] }));
      }
    assert.deepEqual(await post(milo, said), {});
    await sync(milo);
    assert.ok(milo.secretOf(tenant, stand.stream, stand.place.circle, 2));
  });
});

/** What somebody could sign, where it has a canonical text at all. */
function readBack(text: string) {
  try {
    const entry = JSON.parse(text);
    return { entry, text: entryText(entry) };
  } catch {
    return undefined;
  }
}
