// An installation of one's own over HTTP, and people with keys in it: founded, invited and let in as their devices would do it. Accounts are
// in their forms only (an-account.ts); logs are signed as they are for real.
import { randomUUID } from "node:crypto";
import type { Grant } from "#core/access/role.ts";
import { entryText, isKeyLogFault, nextEntry, readKeyLog, type Saying, type SignedEntry } from "#core/seal/key-log.ts";
import { type KeyState, noKeys } from "#core/seal/key-state.ts";
import { type SigningPair, signingPair, signText } from "#core/seal/pair.ts";
import { keysOf, makeSecrets, type PersonKeys, publicOf, wayIn } from "#core/seal/person-keys.ts";
import { signEntries } from "#core/seal/tending.ts";
import { programme } from "#programme/register.ts";
import { openApp } from "#server/app.ts";
import { openHouse } from "#server/house.ts";
import { type LogLine, troubleOf } from "#server/log.ts";
import { platform } from "#server/platform.ts";
import { visitorsOf } from "#server/visitors.ts";
import { accountOf } from "./an-account.ts";
import { freshDatabase } from "./database.ts";

/** Somebody who is signed in, and holds keys. */
export interface Colleague {
  readonly id: string;
  readonly keys: PersonKeys;
  readonly cookie: string;
}

export interface Link {
  readonly id: string;
  readonly tenant: string;
  readonly person: string;
  readonly secret: Uint8Array;
  readonly proof: string;
  readonly signing: SigningPair;
}

export interface Answer {
  readonly status: number;
  readonly code: string;
  // biome-ignore lint/suspicious/noExplicitAny: what an answer holds is what tests look at
  readonly said: any;
  readonly cookie: string;
}

const { roles } = programme;

/** `address`: where people open it. */
export async function openOwnHouse(address = "https://banyan.example.org") {
  const database = await freshDatabase("own house");
  const clock = { at: Date.now() };
  const now = (): number => clock.at;
  const logged: LogLine[] = [];
  const log = { write: (line: LogLine) => void logged.push(line) };
  const onTrouble = (error: unknown): void => log.write(troubleOf(error));
  const options = { databaseUrl: database.url, dataFolder: "unused", demonstration: false, now, onTrouble };
  const { store, keeper, today } = await openHouse(options);
  const visitors = visitorsOf(store, now);
  const app = await openApp({
    programme,
    keeper,
    store,
    visitors,
    log,
    demonstration: false,
    today,
    now,
    address,
    counters: () => ({}),
  });
  const day = (): string => new Date(now()).toISOString().slice(0, 10);
  const tending = (root: string) => ({ platform, roles, root, on: day() });

  let asked = 0;
  /** Each from another address: nobody knocks too often. */
  async function ask(method: "GET" | "POST", url: string, payload?: object, cookie = ""): Promise<Answer> {
    asked += 1;
    const remoteAddress = `127.2.${asked >> 8}.${asked & 255}`;
    const response = await app.inject({ method, url, remoteAddress, headers: { cookie }, ...(payload && { payload }) });
    const said = response.json();
    const set = String(response.headers["set-cookie"] ?? "").split(";")[0] ?? "";
    return { status: response.statusCode, code: said?.code, said, cookie: set };
  }
  const post = (url: string, payload: object, cookie?: string): Promise<Answer> => ask("POST", url, payload, cookie);
  const get = (url: string, cookie?: string): Promise<Answer> => ask("GET", url, undefined, cookie);

  /** What an app calls in place of `fetch`: a browser of its own, with its own cookie. */
  function browser(): typeof fetch {
    let cookie = "";
    return async (path, { method = "GET", body } = {}) => {
      const payload = body === undefined ? undefined : (JSON.parse(String(body)) as object);
      const answer = await ask(method as "GET" | "POST", String(path), payload, cookie);
      cookie = answer.cookie || cookie;
      return new Response(JSON.stringify(answer.said), { status: answer.status });
    };
  }

  async function newKeys(trusts: string, id: string = randomUUID()): Promise<PersonKeys> {
    return keysOf(platform, id, makeSecrets(platform, trusts));
  }

  async function stateOf(tenant: string, { keys, cookie }: Colleague): Promise<KeyState> {
    const { said } = await get(`/api/keys?tenant=${tenant}`, cookie);
    const state = await readKeyLog(platform, roles, keys.trusts, noKeys(tenant), said.entries);
    if (isKeyLogFault(state)) throw new Error(`the log is not believed at ${state.n}`);
    return state;
  }

  async function signed(
    { keys }: Pick<Colleague, "keys">,
    from: KeyState,
    saying: Saying,
    signing = keys.signing,
  ): Promise<readonly SignedEntry[]> {
    return signEntries(tending(keys.trusts), from, [{ by: keys.person, signing, saying }]);
  }

  async function say(by: Colleague, tenant: string, saying: Saying): Promise<Answer> {
    const entries = await signed(by, await stateOf(tenant, by), saying);
    return post("/api/keys", { tenant, entries, boxes: [], befores: [] }, by.cookie);
  }

  /** What whoever founds it would send: organisation, office and person are told by the ids. */
  async function founding(tenant: string, office: string, name = "Fern Avocet") {
    const seed = platform.random(32);
    const root = await signingPair(platform, seed);
    const keys: PersonKeys = { ...(await newKeys(root.publicKey)), root };
    const entries = await signed(
      { keys },
      noKeys(tenant),
      { says: "founded", person: keys.person, keys: publicOf(keys) },
      root,
    );
    const body = {
      organisation: { id: tenant, name: "Example alliance", country: null },
      office: { id: office, name: "Desk" },
      person: { id: keys.person, name, does: "Administrator" },
      root: root.publicKey,
      account: accountOf(name),
      entries,
    };
    return { body, keys };
  }

  async function begin(tenant: string, office: string): Promise<Colleague> {
    const { body, keys } = await founding(tenant, office);
    const { cookie } = await post("/api/set-up/first", body);
    return { id: keys.person, keys, cookie };
  }

  /** What adds an organisation, with the entry that its founder, who holds the root, signs. */
  async function adding({ keys }: Colleague, id: string, office: string, partner = true) {
    const saying = { says: "founded", person: keys.person, keys: publicOf(keys) } as const;
    const entries = await signed({ keys }, noKeys(id), saying, keys.root);
    return { id, name: "Example partner", country: "BR", partner, office: { id: office, name: "Field team" }, entries };
  }

  /** A link for somebody, and what its maker would send. */
  async function inviting(by: Colleague, tenant: string, person: string) {
    const secret = platform.random(32);
    const { proof, unlocks } = wayIn(secret);
    const signing = await signingPair(platform, unlocks);
    const saying = { says: "invited", person, invitation: signing.publicKey } as const;
    const id = randomUUID();
    const entries = [await nextOf(by, await stateOf(tenant, by), saying)];
    const body = { id, tenant, person, proof, entries };
    return { body, link: { id, tenant, person, secret, proof, signing } satisfies Link };
  }

  /** Signed as it is, also where no device would believe it: what the server says to that is what is asked. */
  async function nextOf({ keys }: Colleague, state: KeyState, saying: Saying): Promise<SignedEntry> {
    const entry = nextEntry(state, keys.person, day(), saying);
    return { entry, signature: await signText(platform, keys.signing, entryText(entry)) };
  }

  async function invite(by: Colleague, tenant: string, person: string): Promise<Link> {
    const { body, link } = await inviting(by, tenant, person);
    const { status } = await post("/api/invitations", body, by.cookie);
    if (status !== 200) throw new Error(`an invitation was refused: ${status}`);
    return link;
  }

  /** What somebody sends who takes an invitation, with keys of their own. */
  async function taking({ id, tenant, person, proof, signing }: Link, name: string) {
    const opened = await post("/api/invitations/open", { id, proof });
    const root = (await keeper.hello()).root ?? "";
    const state = await readKeyLog(platform, roles, root, noKeys(tenant), opened.said.entries ?? []);
    if (isKeyLogFault(state)) throw new Error(`the log is not believed at ${state.n}`);
    const keys = await newKeys(root, person);
    const entries = await signed({ keys }, state, { says: "joined", person, keys: publicOf(keys) }, signing);
    return { keys, body: { id, proof, ...accountOf(name), entries } };
  }

  async function take(link: Link, name: string): Promise<Colleague> {
    const { keys, body } = await taking(link, name);
    const { status, cookie } = await post("/api/invitations/take", body);
    if (status !== 200) throw new Error(`an invitation was not taken: ${status}`);
    return { id: link.person, keys, cookie };
  }

  /** Somebody new in an organisation, without keys yet. */
  async function newcomer(by: Colleague, tenant: string, name: string): Promise<string> {
    const id = randomUUID();
    const { status } = await post("/api/set-up/people", { id, name, does: "Example", tenant }, by.cookie);
    if (status !== 200) throw new Error(`somebody was not let in: ${status}`);
    return id;
  }

  /** Somebody new, who takes their invitation at once and has this role. */
  async function letIn(
    by: Colleague,
    tenant: string,
    name: string,
    grant: Omit<Grant, "person" | "tenant">,
  ): Promise<Colleague> {
    const id = await newcomer(by, tenant, name);
    const colleague = await take(await invite(by, tenant, id), name);
    const { status } = await say(by, tenant, { says: "granted", person: id, ...grant });
    if (status !== 200) throw new Error(`a role was not given: ${status}`);
    return colleague;
  }

  return {
    app,
    clock,
    keeper,
    store,
    logged,
    databaseUrl: database.url,
    post,
    get,
    browser,
    founding,
    begin,
    adding,
    stateOf,
    say,
    inviting,
    invite,
    taking,
    take,
    newcomer,
    letIn,
    close: async () => {
      await app.close();
      await store.close();
      await database.drop();
    },
  };
}

export type OwnHouse = Awaited<ReturnType<typeof openOwnHouse>>;
