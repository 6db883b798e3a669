// A person with a phone: takes it up, works for a while, and leaves it locked, lying there, wiped or dead; meanwhile its clock and its reception
// are what they are.
import { faultsOf } from "./checks.ts";
import type { Dice } from "./dice.ts";
import { formFor } from "./people.ts";
import type { Phone } from "./phone.ts";
import { DAY, HOUR, MINUTE, type Play, SECOND, wordsOf } from "./play.ts";
import type { Timeline } from "./timeline.ts";

/** Takes the phone up again and again until the schedule is over. */
export function live(play: Play, phone: Phone): void {
  const { timeline, report, trouble, end } = play;
  const dice = play.dice.fork(`life of ${phone.name}`);
  if (trouble.clocks) unsettle(phone, timeline, dice, end);
  if (trouble.network) roam(phone, timeline, dice, end);
  const takeUp = (): void => {
    if (timeline.now() >= end) return;
    timeline.after(dice.between(10 * MINUTE, 14 * HOUR), takeUp);
    session(play, phone, dice).catch((error: unknown) => report(`the app threw: ${wordsOf(error)}`));
  };
  timeline.after(dice.between(MINUTE, 3 * HOUR), takeUp);
}

/** The phone in one's hands: what comes is looked at, something is done, it is laid away. */
async function session(play: Play, phone: Phone, dice: Dice): Promise<void> {
  const { ledger, drafts, where, timeline, trouble } = play;
  const opening = phone.open();
  if (trouble.crashes && dice.percent(25)) phone.doom(dice.between(0, 50));
  if (trouble.crashes && dice.percent(4)) {
    phone.platter.setFull(true);
    timeline.after(dice.between(MINUTE, 2 * HOUR), () => phone.platter.setFull(false));
  }
  const device = await opening;
  if (!device) return;
  const round = (): void => void device.sync.now();
  let known = 0;
  const endSending = device.store.subscribe(() => {
    const waiting = device.store.unsent().filter(({ refused }) => !refused).length;
    if (waiting > known) round();
    known = waiting;
  });
  await device.sync.now();
  if (phone.device() !== device) return endSending();
  faultsOf(play, phone, device);
  drafts.faultsOf(play, phone, device);
  for (let acts = dice.between(0, 5); acts > 0; acts -= 1) {
    const form = formFor({ phone, device, ledger, dice, where, now: timeline.now });
    const typing = form.typed && dice.percent(50) ? await drafts.type(phone, device, ...form.typed) : undefined;
    await phone.wait(dice.between(SECOND, dice.percent(15) ? HOUR : 2 * MINUTE));
    typing?.over();
    // In the middle of a form.
    if (typing && trouble.crashes && phone.device() === device && dice.percent(8)) phone.crash(dice.percent(30));
    if (phone.device() !== device) return endSending();
    const said = form.save();
    typing?.saved(said);
    timeline.note(`${phone.name} says ${form.what}: ${said.map(({ id }) => id.slice(0, 8)).join(" ")}`);
    const isKept = (await device.kept()) === "kept";
    for (const one of said) one.saved = isKept;
    if (said.length > 0) timeline.note(`${phone.name} ${isKept ? "has saved it" : "has no room"}`);
    for (const { person, number } of device.sync.state().keys.waiting)
      if (dice.percent(70)) await device.letIn(person, number);
    if (dice.percent(30)) round();
  }
  endSending();
  const how = dice.roll() * 100;
  if (how < 35) await phone.lock();
  else if (how < 40) await phone.remove();
  else if (how < 55 && trouble.crashes) phone.crash(how < 45);
}

/** A clock that is wrong, stands, or jumps. */
function unsettle({ clock, name }: Phone, timeline: Timeline, dice: Dice, end: number): void {
  clock.jump(dice.percent(80) ? dice.between(-3 * MINUTE, 3 * MINUTE) : dice.between(-2 * DAY, 2 * DAY));
  const next = (): void => {
    if (timeline.now() >= end) return;
    const what = dice.roll() * 100;
    if (what < 35) clock.jump(dice.between(-2 * HOUR, 2 * HOUR));
    else if (what < 50) clock.jump(dice.between(-40 * DAY, 40 * DAY));
    else if (what < 75) clock.stand();
    else if (what < 90) clock.mend();
    clock.goOn();
    if (what >= 50 && what < 75) clock.stand();
    timeline.note(`${name} its clock is ${Math.round((clock.now() - timeline.now()) / SECOND)} s ahead`);
    timeline.after(dice.between(HOUR, 2 * DAY), next);
  };
  if (dice.percent(50)) timeline.after(dice.between(HOUR, DAY), next);
}

/** Out of reach for hours or days, then at the edge of it, then in town. */
function roam(phone: Phone, timeline: Timeline, dice: Dice, end: number): void {
  const next = (): void => {
    if (timeline.now() >= end) return;
    phone.reception = dice.pick(["none", "none", "bad", "bad", "good"] as const);
    timeline.note(`${phone.name} has ${phone.reception} reception`);
    const lasts = phone.reception === "none" && dice.percent(20) ? 3 * DAY : 8 * HOUR;
    timeline.after(dice.between(5 * MINUTE, lasts), next);
  };
  next();
}
