// One schedule: people with their phones, a network, a server and everything that goes wrong, all from one seed; in the end all is well again,
// everybody sends and fetches until nothing is left to do, and what must be true is looked at.
import { faultsAtTheEnd } from "./checks.ts";
import { diceOf } from "./dice.ts";
import { comeAndGo, disturb, killerOf, restoreOnce } from "./disturbances.ts";
import { newDrafts } from "./drafts.ts";
import { newLedger } from "./ledger.ts";
import { live } from "./life.ts";
import { type Standing, wireFor } from "./network.ts";
import { BEGINS, type Member, officeOf } from "./office.ts";
import { CANARY } from "./people.ts";
import { makePhone, type Phone } from "./phone.ts";
import { ALL_TROUBLE, DAY, HOUR, type Play, type Trouble, wordsOf } from "./play.ts";
import { makeServer } from "./server.ts";
import { setStage } from "./stage.ts";
import { makeTimeline } from "./timeline.ts";

export interface Size {
  readonly devices: number;
  readonly days: number;
}

export interface Played {
  readonly seed: number;
  readonly events: number;
  readonly changes: number;
  /** The same whenever it is played. */
  readonly hash: string;
  /** What was not as it must be: nothing in a schedule that is well. */
  readonly faults: readonly string[];
  /** Of one that was played with its trace. */
  readonly lines: readonly string[];
}

interface Playing {
  readonly trouble?: Trouble;
  readonly trace?: boolean;
}

/** So often everybody sends and fetches at the end, and no oftener. */
const MOST_TURNS = 12;

export async function playSchedule(
  seed: number,
  { devices, days }: Size,
  { trouble = ALL_TROUBLE, trace = false }: Playing = {},
): Promise<Played> {
  const office = await officeOf(Math.max(2, Math.ceil(devices * 0.75)));
  const { where } = office;
  const dice = diceOf(seed);
  const timeline = makeTimeline(BEGINS, trace);
  setStage(dice.fork("platform"), timeline.now);
  const faults: string[] = [];
  const report = (fault: string): void => {
    timeline.note(`FAULT ${fault}`);
    if (!faults.includes(fault)) faults.push(fault);
  };
  const onRejection = (error: unknown): void => report(`nobody took up: ${wordsOf(error)}`);
  process.on("unhandledRejection", onRejection);
  try {
    const server = await makeServer(dice.fork("server"), timeline.now, office.journal);
    for (const [person, grants] of office.grants) server.grant(person, grants);
    const standing: Standing = { isUp: true, isBusy: false, diesWithin: false };
    const ledger = newLedger();
    const drafts = newDrafts(timeline.now);
    const overheard = (text: string): void => {
      if (text.includes(CANARY)) report("something plain went over the wire");
    };
    const kill = killerOf(timeline, dice.fork("killer"), standing);
    const log = async () => (await server.keeper().hello()).logId;
    const ends = { timeline, dice: dice.fork("network"), server, standing, kill, overheard };
    const phoneOf = (name: string, member: Member): Phone =>
      makePhone({ name, member, where, timeline, dice: dice.fork(name), wire: (one) => wireFor(ends, one), log });
    const phones = Array.from({ length: devices }, (_, at) =>
      phoneOf(`p${at}`, office.members[at % office.members.length] as Member),
    );
    const end = BEGINS + days * DAY;
    const parts = { timeline, dice, server, standing, ledger, drafts, phones };
    const play: Play = { ...parts, where, trouble, end, kill, report };
    for (const phone of phones) live(play, phone);
    if (trouble.server) disturb(play);
    if (trouble.restores) restoreOnce(play);
    if (trouble.people) comeAndGo(play, office, phoneOf);
    await timeline.playTo(end);
    await heal(play);
    await faultsAtTheEnd(play, phoneOf("witness", office.witness));
    const [events, changes] = [timeline.eventCount(), ledger.all.length];
    return { seed, events, changes, hash: timeline.hash(), faults, lines: timeline.lines() };
  } finally {
    process.off("unhandledRejection", onRejection);
  }
}

/** Everything works again, and everybody sends and fetches until nothing changes any more. */
async function heal(play: Play): Promise<void> {
  const { timeline, phones, standing } = play;
  timeline.note("all is well again");
  // Whatever is under way comes to its end, and finds a page that was closed or a server that is there.
  await timeline.playTo(timeline.now() + 3 * HOUR);
  Object.assign(standing, { isUp: true, isBusy: false, diesWithin: false });
  for (const phone of phones) {
    phone.reception = "good";
    phone.platter.setFull(false);
    phone.doom(Number.POSITIVE_INFINITY);
    phone.clock.mend();
  }
  for (let turn = 0; turn < MOST_TURNS; turn += 1) if (await isQuiet(play)) return;
  play.report("it never becomes quiet");
}

/** Each sends and fetches once, and lets in whoever waits: whether nobody heard of anything new. */
async function isQuiet({ timeline, phones, server, report }: Play): Promise<boolean> {
  let isSo = true;
  for (const phone of phones) {
    const before = standingOf(phone);
    const round = phone.open().then((device) => device?.sync.now());
    if (!(await timeline.playOut(round))) report(`${phone.name} waits for ever`);
    const device = phone.device();
    const hasLeft = server.grantsOf(phone.person).length === 0;
    for (const { person, number } of (hasLeft ? undefined : device?.sync.state().keys.waiting) ?? []) {
      isSo = false;
      if (device) await timeline.playOut(device.letIn(person, number));
    }
    if (!device || standingOf(phone) !== before) isSo = false;
  }
  return isSo;
}

/** What changes when a phone hears of something new, or is rid of something that waited. */
function standingOf(phone: Phone): string {
  const device = phone.device();
  const waiting = device?.store.unsent().map(({ envelope, refused }) => `${envelope.head.id} ${refused?.code}`);
  return `${device?.sync.state().receivedCount} ${waiting?.join(" ")}`;
}
