// A phone of a play: a clock that lies, a disk, a page that may go at any moment, and in it the app's own device, opened and locked as the app
// does it. A page that is gone touches nothing any more: what it had asked for is neither written nor heard.
import { isProblem } from "#core/problem.ts";
import { programme } from "#programme/register.ts";
import { ON } from "#test/keyed-office.ts";
import { type Device, openDevice } from "#web/device.ts";
import type { OutboxDisk } from "#web/outbox-disk.ts";
import type { ShelfDisk } from "#web/shelf-disk.ts";
import type { Dice } from "./dice.ts";
import type { Reception, Wire } from "./network.ts";
import { type Member, ROLES } from "./office.ts";
import { makePlatter, outboxOn, type Platter, type Port, shelfOn } from "./platter.ts";
import type { Timeline } from "./timeline.ts";

export interface Phone {
  readonly name: string;
  readonly person: string;
  readonly platter: Platter;
  readonly clock: Clock;
  reception: Reception;
  /** The open device; nothing while it is locked, being opened, or gone. */
  readonly device: () => Device | undefined;
  /** Opens it where it is not open: nothing where the page went meanwhile. */
  readonly open: () => Promise<Device | undefined>;
  readonly lock: () => Promise<void>;
  /** Signed out, and what came wiped. */
  readonly remove: () => Promise<void>;
  /** The page goes, with or without the power of the phone. */
  readonly crash: (isPower: boolean) => void;
  /** It goes by itself after so many things that it does to its disk. */
  readonly doom: (after: number) => void;
  /** Goes on after so long, where the page is still the same one. */
  readonly wait: (millis: number) => Promise<void>;
  /** How often its power went. */
  readonly powerCuts: () => number;
  /** How often it was wiped before then. */
  readonly wipesBefore: (at: number) => number;
}

export interface Clock {
  now(): number;
  /** Jumps by so much. */
  jump(millis: number): void;
  /** Stands still until it is told to go on. */
  stand(): void;
  goOn(): void;
  /** Right again. */
  mend(): void;
}

export interface PhoneParts {
  readonly name: string;
  readonly member: Member;
  readonly where: { readonly tenant: string; readonly stream: string };
  readonly timeline: Timeline;
  readonly dice: Dice;
  /** The log the server goes by. */
  readonly log: () => Promise<string>;
  readonly wire: (caller: {
    readonly name: string;
    readonly person: string;
    readonly reception: () => Reception;
    readonly isThere: () => boolean;
  }) => Wire;
}

interface Page {
  isThere: boolean;
  /** So many more things it does to its disk, and it is gone. */
  left: number;
  /** One page goes through one disk: what is put aside in its memory is found by it again. */
  readonly outbox: OutboxDisk;
  readonly shelf: ShelfDisk;
  readonly endings: Map<string, Promise<unknown>>;
  device: Device | undefined;
  opening: Promise<Device> | undefined;
}

export function makePhone({ name, member, where, timeline, dice, wire, log }: PhoneParts): Phone {
  const { keys } = member;
  const platter = makePlatter();
  const clock = makeClock(timeline);
  let page: Page | undefined;
  const wipes: number[] = [];
  let powerCuts = 0;
  /** As the server said it last. */
  let logId = "";
  let freeAt = 0;

  function newPage(): Page {
    const made: Page = {
      isThere: true,
      left: Number.POSITIVE_INFINITY,
      outbox: outboxOn(platter, (...asked) => portOf(made)(...asked)),
      shelf: shelfOn(platter, (...asked) => portOf(made)(...asked)),
      endings: new Map(),
      device: undefined,
      opening: undefined,
    };
    return made;
  }

  function crash(isPower: boolean): void {
    if (!page) return;
    timeline.note(`${name} ${isPower ? "loses its power" : "loses its page"}`);
    page.isThere = false;
    page = undefined;
    if (!isPower) return;
    powerCuts += 1;
    platter.cutPower(dice);
  }

  /** Transactions come one after the other, and each takes its time. */
  const portOf =
    (of: Page): Port =>
    (what, kind, work) =>
      new Promise((done, failed) => {
        const takes = kind === "read" ? dice.between(1, 5) : dice.between(2, kind === "strict" ? 80 : 25);
        freeAt = Math.max(freeAt, timeline.now()) + takes;
        timeline.after(freeAt - timeline.now(), () => {
          if (!of.isThere) return;
          of.left -= 1;
          const goes = of.left < 0;
          const isAfter = dice.percent(50);
          if (goes && !isAfter) return crash(dice.percent(30));
          try {
            const found = work();
            timeline.note(`${name} ${what}`);
            if (goes) return crash(dice.percent(30));
            done(found);
          } catch (error) {
            timeline.note(`${name} cannot: ${what}`);
            failed(error as Error);
          }
        });
      });

  async function openOn(of: Page): Promise<Device> {
    // Whoever signs in for the first time has heard it.
    if (logId === "" || phone.reception === "good") logId = await log();
    const reception = (): Reception => phone.reception;
    const api = wire({ name, person: keys.person, reception, isThere: () => of.isThere });
    /** By how much the server's clock is found to be ahead. */
    let ahead = 0;
    const now = (): number => clock.now() + ahead;
    return openDevice({
      programme,
      api,
      me: {
        id: keys.person,
        grants: ROLES.map((role) => ({ person: keys.person, role, ...where })),
        streams: [{ ...where, country: "BR" }],
      },
      keys,
      outboxDisk: of.outbox,
      shelfDisk: of.shelf,
      now,
      async time() {
        const said = await api.time();
        if (isProblem(said)) return said;
        ahead = said - clock.now();
        return said;
      },
      toldTime: api.toldTime,
      random: dice.roll,
      // Real ones come after a hundred: few schedules are so long.
      foldsAfter: 6,
      day: () => ON,
      keyDay: () => ON,
      newId: dice.uuid,
      pause: (millis) => wait(of, millis),
      onSignedOut: () => timeline.note(`${name} is signed out`),
      endings: of.endings,
      logId,
    });
  }

  function wait(of: Page, millis: number): Promise<void> {
    if (millis <= 0) return Promise.resolve();
    return new Promise((done) => timeline.after(millis, () => of.isThere && done()));
  }

  const phone: Phone = {
    name,
    person: keys.person,
    platter,
    clock,
    reception: "good",
    device: () => page?.device,
    async open() {
      page ??= newPage();
      const mine = page;
      if (mine.device) return mine.device;
      timeline.note(`${name} opens`);
      mine.opening ??= openOn(mine);
      const device = await mine.opening;
      mine.opening = undefined;
      if (page !== mine) return undefined;
      mine.device ??= device;
      return device;
    },
    async lock() {
      const device = page?.device;
      if (!page || !device) return;
      timeline.note(`${name} locks`);
      page.device = undefined;
      await device.end();
    },
    async remove() {
      const device = page?.device;
      if (!page || !device) return;
      timeline.note(`${name} is wiped`);
      wipes.push(timeline.now());
      page.device = undefined;
      await device.end();
      await device.forget();
    },
    crash,
    doom(after) {
      if (page) page.left = after;
    },
    wait: (millis) => (page ? wait(page, millis) : new Promise(() => {})),
    powerCuts: () => powerCuts,
    wipesBefore: (at) => wipes.filter((one) => one < at).length,
  };
  return phone;
}

function makeClock(timeline: Timeline): Clock {
  let ahead = 0;
  let stands: number | undefined;
  return {
    now: () => (stands ?? timeline.now()) + ahead,
    jump(millis) {
      ahead += millis;
    },
    stand() {
      stands ??= timeline.now();
    },
    goOn() {
      if (stands !== undefined) ahead += stands - timeline.now();
      stands = undefined;
    },
    mend() {
      ahead = 0;
      stands = undefined;
    },
  };
}
