// What people do on their phones: they write down, correct, settle, take back, each from what they had before their eyes when they began.
import type { Answers } from "#core/record/condition.ts";
import { typeOf } from "#test/colleagues.ts";
import { create, type Desk, edit, move, restore, sayAt, withdraw } from "#web/acts.ts";
import type { Device } from "#web/device.ts";
import { disputesOf } from "#web/disputes.ts";
import type { HeldRecord } from "#web/held-record.ts";
import type { Dice } from "./dice.ts";
import type { Ledger, Said } from "./ledger.ts";
import type { Phone } from "./phone.ts";
import { idsOf } from "./play.ts";

/** What must never be readable on a disk or on a wire. There is a space in it: no box looks like it by chance. */
export const CANARY = "Canary ";

const participant = typeOf("participant");
const committee = typeOf("committee");
const trainingDay = typeOf("training-day");
const attendance = typeOf("attendance");
const kinds = [participant, committee, trainingDay, attendance];

const MOVES = ["hold", "start", "call-off", "check", "reopen"];

/** Somebody at a phone that is open. */
export interface Seat {
  readonly phone: Phone;
  readonly device: Device;
  readonly ledger: Ledger;
  readonly dice: Dice;
  readonly where: { readonly tenant: string; readonly stream: string };
  readonly now: () => number;
}

/** What a form was opened with; `save` is what the person presses in the end. */
export interface Form {
  readonly what: string;
  /** What is typed into it, and into which. */
  readonly typed?: readonly [key: string, answers: Answers];
  readonly save: () => readonly Said[];
}

/** Something to do, of all that can be done here. */
export function formFor(seat: Seat): Form {
  const { dice, device } = seat;
  const known = kinds.flatMap((type) => device.store.recordsOf(type.id)).filter(canBeRead);
  const held = known.length > 0 && dice.percent(75) ? recent(known, dice) : undefined;
  return held ? formOn(seat, held) : formNew(seat);
}

/** Nobody corrects what they cannot read. */
function canBeRead({ folded }: HeldRecord): boolean {
  return folded.setAside.length === 0;
}

/** Most work is on few records. */
function recent(known: readonly HeldRecord[], dice: Dice): HeldRecord {
  const byTime = known.toSorted((a, b) => (a.folded.lastStamp < b.folded.lastStamp ? 1 : -1));
  return dice.pick(dice.percent(80) ? byTime.slice(0, 4) : byTime);
}

function formNew(seat: Seat): Form {
  const { dice, where, device } = seat;
  const days = device.store.recordsOf("training-day");
  const people = device.store.recordsOf("participant");
  const type = dice.pick(days.length > 0 && people.length > 0 ? kinds : kinds.slice(0, 3));
  const begins: { readonly [type: string]: () => Answers } = {
    participant: () => ({ name: secret(dice), audience: "children" }),
    committee: () => ({ name: plain(dice), kind: "youth", country: "BR" }),
    "training-day": () => ({ title: plain(dice), country: "BR", audience: "children", topics: ["parenting"] }),
    attendance: () => ({ day: dice.pick(days).id, participant: dice.pick(people).id, present: "yes" }),
  };
  const answers = begins[type.id]?.() ?? {};
  return {
    what: `new ${type.id}`,
    typed: [`new ${type.id}`, answers],
    save: () => saying(seat, [], (desk) => void create(desk, type, where, answers)),
  };
}

function formOn(seat: Seat, held: HeldRecord): Form {
  const { dice } = seat;
  const seen = idsOf(held);
  const say = (what: string, act: (desk: Desk) => unknown, typed?: Answers): Form => ({
    what: `${what} ${held.id.slice(0, 8)}`,
    ...(typed && { typed: [held.id, typed] }),
    save: () => saying(seat, seen, act),
  });
  const disputes = disputesOf(held);
  const mayWithdraw = held.type === participant || held.type === committee;
  if (disputes.length > 0 && dice.percent(50)) {
    const { set } = dice.pick(dice.pick(disputes).versions);
    return settling(seat, held, (desk) => sayAt(desk, held, set));
  }
  if (held.type === trainingDay && dice.percent(20)) {
    const name = dice.pick(MOVES);
    return say(`move ${name}`, (desk) => move(desk, held, name));
  }
  if (mayWithdraw && held.folded.withdrawn && dice.percent(60)) return say("restore", (desk) => restore(desk, held));
  if (mayWithdraw && dice.percent(6)) return say("withdraw", (desk) => withdraw(desk, held));
  const answers = changed(held, dice);
  return say("edit", (desk) => edit(desk, held, answers), answers);
}

/** What is settled is looked at once more, with what stands then. */
function settling(seat: Seat, held: HeldRecord, act: (desk: Desk) => unknown): Form {
  const save = (): readonly Said[] => {
    const now = seat.device.store.find(held.id);
    // Others said something meanwhile: whoever settles sees it, for the card is drawn anew.
    return now === held ? saying(seat, undefined, act) : [];
  };
  return { what: `settle ${held.id.slice(0, 8)}`, save };
}

function changed(held: HeldRecord, dice: Dice): Answers {
  const asked: { readonly [type: string]: readonly (() => Answers)[] } = {
    participant: [
      () => ({ name: secret(dice) }),
      () => ({ village: secret(dice) }),
      () => ({ guardian: secret(dice) }),
      () => ({ sex: dice.pick(["female", "male", "other"]) }),
    ],
    committee: [() => ({ name: plain(dice) }), () => ({ kind: dice.pick(["youth", "child-protection"]) })],
    "training-day": [
      () => ({ title: plain(dice) }),
      () => ({ notes: secret(dice) }),
      () => ({ place: plain(dice) }),
      () => ({ topics: dice.pick([["parenting"], ["life-skills"], ["parenting", "life-skills"]]) }),
      () => ({ headcounts: rowsOf(held, dice) }),
      () => ({ headcounts: rowsOf(held, dice) }),
    ],
    attendance: [
      () => ({ present: dice.pick(["yes", "no"]) }),
      () => ({ knows: dice.pick(["yes", "no"]) }),
      () => ({ scoreAfter: dice.between(0, 100) }),
    ],
  };
  const some = asked[held.type.id] ?? [];
  return { ...dice.pick(some)(), ...(dice.percent(40) && dice.pick(some)()) };
}

/** One row more, one fewer, or another number in one. */
function rowsOf(held: HeldRecord, dice: Dice): readonly Answers[] {
  const rows = (held.answers["headcounts"] as readonly Answers[] | undefined) ?? [];
  if (rows.length === 0 || dice.percent(40))
    return [...rows, { id: dice.uuid().slice(0, 8), count: dice.between(1, 40), fresh: 1 }];
  const one = dice.pick(rows);
  if (dice.percent(30)) return rows.filter((row) => row !== one);
  return rows.map((row) => (row === one ? { ...row, count: dice.between(1, 1000) } : row));
}

const secret = (dice: Dice): string => `${CANARY}${dice.uuid().slice(0, 13)}`;
const plain = (dice: Dice): string => `Open ${dice.uuid().slice(0, 13)}`;

/** All that an act kept, written down as it was kept. `seen`: what was on the screen; nothing where it is what stands now. */
function saying(seat: Seat, seen: readonly string[] | undefined, act: (desk: Desk) => unknown): readonly Said[] {
  const { phone, device, ledger, now } = seat;
  const { desk } = device;
  const said: Said[] = [];
  const keep: Desk["store"]["keep"] = (envelopes) => {
    for (const envelope of envelopes) {
      const there = desk.store.find(envelope.head.record);
      said.push(ledger.say(phone.name, now(), envelope, seen ?? (there ? idsOf(there) : [])));
    }
    desk.store.keep(envelopes);
  };
  act({ ...desk, store: { ...desk.store, keep } });
  return said;
}
