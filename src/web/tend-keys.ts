// The keys of one's organisations, kept right: the signed logs read on, circles tended, colleagues let in.
// Promise: a log that is not believed once is believed no more while this device is unlocked; nothing is sealed or opened under it.
import { isProblem, type Problem, problem } from "#core/problem.ts";
import { type Programme, typesOf } from "#core/programme.ts";
import { caseloadsOf } from "#core/seal/caseload.ts";
import { type CirclePlace, isIn, isWanted, namedPlaces } from "#core/seal/circle.ts";
import { epochsOf } from "#core/seal/key-state.ts";
import type { Keyring, KeysPage } from "#core/seal/keyring.ts";
import type { Platform } from "#core/seal/platform.ts";
import { circlesOf, type KeyPost, letIn, sayNamed, tendCircles, type Waiting, waitingAt } from "#core/seal/tending.ts";
import { type Api, isPassing } from "./api.ts";
import { type PeopleByName, peopleByName } from "./people-by-name.ts";
import type { SealedShelf } from "./sealed-shelf.ts";

/** Somebody who waits to be let in, and at which organisation. */
export interface WaitingHere extends Waiting {
  readonly tenant: string;
}

export interface Tender {
  /** Takes in what was fetched before a lock or a restart; it needs no network. */
  readonly recall: () => Promise<void>;
  /** Reads on at every organisation and tends its circles; the trouble that kept it from coming to an end. */
  readonly round: () => Promise<Problem | undefined>;
  readonly read: (tenant: string) => Promise<Problem | undefined>;
  readonly isBelieved: (tenant: string) => boolean;
  readonly notBelieved: () => readonly string[];
  readonly waiting: () => readonly WaitingHere[];
  /** Since this was asked: the streams where people by name took this person in, and the circles that took them out. */
  readonly readersChanged: () => { readonly come: readonly string[]; readonly gone: readonly string[] };
  /** All that follows from it was fetched, or is gone: after a restart it is not followed again. */
  readonly readersFollowed: () => void;
  /** Some circle this person belongs to has secrets, and nobody of it has let them in yet. */
  readonly isWaiting: () => boolean;
  /**
   * Says in the log of an organisation what `make` makes of it as it is; where others were first, as it then is. `send` takes it to the
   * server where it goes with something else.
   */
  readonly say: (
    tenant: string,
    make: () => Promise<KeyPost | undefined>,
    send?: (post: KeyPost) => Promise<unknown>,
  ) => Promise<Problem | undefined>;
  /**
   * Lets somebody into every circle they wait for, by somebody who has made sure whose keys these are: those by this number, and no others
   * that any log calls theirs. Each organisation's recovery pair has a number of its own.
   */
  readonly letIn: (person: string, number: string) => Promise<Problem | undefined>;
  readonly byName: PeopleByName;
}

export interface TenderParts {
  readonly api: Pick<Api, "get" | "post">;
  readonly platform: Platform;
  readonly programme: Programme;
  readonly ring: Keyring;
  readonly shelf: SealedShelf;
  readonly streams: readonly { readonly stream: string; readonly tenant: string }[];
  /** The day it is. */
  readonly day: () => string;
}

/** Others say something at the same time: so often it is read on and tried again. */
const TRIES = 4;

export function makeTender({ api, platform, programme, ring, shelf, streams, day }: TenderParts): Tender {
  const circles = circlesOf(programme.roles, typesOf(programme));
  const tenants = [...new Set(streams.map(({ tenant }) => tenant))];
  const doubted = new Set<string>();
  /** One reading after the other: each goes on where the one before ended. */
  const readings = new Map<string, Promise<Problem | undefined>>();
  /** By organisation, the entry and the day it was tended at last. */
  const tendedAt = new Map<string, string>();
  let waiting: readonly WaitingHere[] = [];
  /** Circles of people by name that this person was one of, by name the stream. */
  let named = new Map<string, string>();
  /** The same when all was fetched at last. */
  let followed = "";
  let isWaiting = false;

  const tending = () => ({ platform, roles: programme.roles, root: ring.keys.trusts, on: day() });
  const placesOf = (tenant: string): readonly CirclePlace[] =>
    streams
      .filter((one) => one.tenant === tenant)
      .flatMap(({ stream }) => circles.map((circle) => ({ stream, circle })));

  async function take(page: KeysPage): Promise<boolean> {
    // What cannot even be read as a log is none.
    const fault = await ring.take(page).catch(() => true);
    if (fault) doubted.add(page.tenant);
    return !fault;
  }

  async function readNow(tenant: string): Promise<Problem | undefined> {
    if (doubted.has(tenant)) return undefined;
    const page = await api.get<KeysPage>(`/api/keys?tenant=${tenant}&after=${ring.stateOf(tenant).next}`);
    if (isProblem(page)) return page;
    if (await take({ ...page, tenant })) shelf.keepKeys(page);
    return undefined;
  }

  function read(tenant: string): Promise<Problem | undefined> {
    const next = (readings.get(tenant) ?? Promise.resolve()).then(() => readNow(tenant));
    readings.set(tenant, next);
    return next;
  }

  const post: NonNullable<Parameters<Tender["say"]>[2]> = (said) => api.post("/api/keys", said);

  async function say(
    tenant: string,
    make: () => Promise<KeyPost | undefined>,
    send = post,
  ): Promise<Problem | undefined> {
    for (let turn = 0; turn < TRIES; turn += 1) {
      if (doubted.has(tenant)) return problem("keys.not-believed");
      const said = await make();
      if (!said) return undefined;
      const answer = await send(said);
      if (isProblem(answer) && answer.code !== "keys.behind") return answer;
      const trouble = await read(tenant);
      if (!isProblem(answer) || trouble) return trouble;
    }
    return problem("keys.behind");
  }

  async function tend(tenant: string): Promise<Problem | undefined> {
    const trouble = await read(tenant);
    if (trouble) return trouble;
    const here = (): string => `${ring.stateOf(tenant).next} ${day()}`;
    if (tendedAt.get(tenant) === here()) return undefined;
    const refused =
      (await say(tenant, () => tendCircles(tending(), ring, tenant, placesOf(tenant)))) ??
      (await beginCaseloads(tenant));
    if (!refused) tendedAt.set(tenant, here());
    return refused;
  }

  function namedHere(): Map<string, string> {
    const mine = tenants.flatMap((tenant) => namedPlaces(ring.stateOf(tenant), ring.keys.person));
    return new Map(mine.map(({ stream, circle }) => [circle, stream]));
  }

  /** First secrets for this person's own caseloads: what they begin is read by these from the start. */
  async function beginCaseloads(tenant: string): Promise<Problem | undefined> {
    const { grants } = ring.stateOf(tenant);
    const own = streams
      .filter((one) => one.tenant === tenant)
      .flatMap(({ stream }) => caseloadsOf(programme, grants, ring.keys.person, stream, day()));
    for (const { named: people, ...place } of own) {
      const isReady = (): boolean => {
        const state = ring.stateOf(tenant);
        const within = { stream: place.stream, circle: people.within };
        return !state.named.has(place.circle) && isIn(state, within, ring.keys.person, day());
      };
      const trouble = await say(tenant, async () =>
        isReady() ? sayNamed(tending(), ring, tenant, place, people) : undefined,
      );
      if (trouble) return trouble;
    }
    return undefined;
  }

  function isWaitingAt(tenant: string): boolean {
    const state = ring.stateOf(tenant);
    const { person } = ring.keys;
    return placesOf(tenant).some(
      (place) =>
        epochsOf(state, place.stream, place.circle).length > 0 &&
        isWanted(state, place, person, day()) &&
        !isIn(state, place, person, day()),
    );
  }

  function lookWhoWaits(): void {
    isWaiting = tenants.some((tenant) => !doubted.has(tenant) && isWaitingAt(tenant));
    waiting = tenants
      .filter((tenant) => !doubted.has(tenant))
      .flatMap((tenant) => waitingAt({ on: day() }, ring, tenant, placesOf(tenant)).map((one) => ({ ...one, tenant })));
  }

  const isBelieved = (tenant: string): boolean => !doubted.has(tenant);

  return {
    byName: peopleByName({ platform, programme, ring, tenants, day, say, isBelieved }),
    async recall() {
      for (const page of await shelf.keys())
        if (ring.stateOf(page.tenant).next === page.entries[0]?.entry.n) await take(page);
      const kept = await shelf.named();
      named = kept ? new Map(kept) : namedHere();
      followed = kept ? JSON.stringify(kept) : "";
    },
    readersChanged() {
      const [before, here] = [named, namedHere()];
      // Of an organisation whose log has not been read nobody knows.
      const isKnown = (stream: string): boolean =>
        streams.some((one) => one.stream === stream && ring.stateOf(one.tenant).next > 0);
      const now = new Map([...[...before].filter(([, stream]) => !isKnown(stream)), ...here]);
      named = now;
      const come = [...now].filter(([circle]) => !before.has(circle)).map(([, stream]) => stream);
      return { come: [...new Set(come)], gone: [...before.keys()].filter((circle) => !now.has(circle)) };
    },
    readersFollowed() {
      const now = [...named];
      if (JSON.stringify(now) === followed) return;
      followed = JSON.stringify(now);
      shelf.keepNamed(now);
    },
    async round() {
      const before = tenants.map((tenant) => tendedAt.get(tenant));
      const troubles = await Promise.all(tenants.map(tend));
      if (tenants.some((tenant, at) => tendedAt.get(tenant) !== before[at])) lookWhoWaits();
      // What is refused at one organisation is nothing against the others.
      return troubles.find((trouble) => trouble && isPassing(trouble));
    },
    read,
    isBelieved,
    notBelieved: () => [...doubted],
    waiting: () => waiting,
    isWaiting: () => isWaiting,
    say,
    async letIn(person, number) {
      const isMeant = (one: WaitingHere): boolean => one.person === person && one.number === number;
      lookWhoWaits();
      for (const { tenant } of waiting.filter(isMeant)) {
        const trouble = await say(tenant, async () => {
          lookWhoWaits();
          const one = waiting.find((each) => each.tenant === tenant && isMeant(each));
          return one && letIn(tending(), ring, tenant, one);
        });
        if (trouble) return trouble;
      }
      lookWhoWaits();
      return undefined;
    },
  };
}
