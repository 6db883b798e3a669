// What must be true: while a schedule is played, of one phone; and in the end, of all of them and the server together.
import { isDeepStrictEqual } from "node:util";
import type { Device } from "#web/device.ts";
import type { HeldRecord } from "#web/held-record.ts";
import type { Said } from "./ledger.ts";
import { differencesOf } from "./oracle.ts";
import { CANARY } from "./people.ts";
import type { Phone } from "./phone.ts";
import { idsOf, type Play } from "./play.ts";

const short = (id: string): string => id.slice(0, 8);
const KINDS = ["participant", "committee", "training-day", "attendance"];

/** What is looked at on a phone that was opened: nothing plain on its disk, and all that was saved on it is there. */
export function faultsOf({ ledger, report, timeline }: Play, phone: Phone, device: Device): void {
  if (phone.platter.text().includes(CANARY)) report(`${phone.name} has something plain on its disk`);
  const shut = new Set(device.outbox.shut().map(({ head }) => head?.id));
  const waits = new Set(device.store.unsent().map(({ envelope }) => envelope.head.id));
  for (const one of ledger.all) {
    if (one.phone !== phone.name || !one.saved || phone.wipesBefore(timeline.now()) > phone.wipesBefore(one.at))
      continue;
    const held = device.store.find(one.record);
    if ((held && idsOf(held).includes(one.id)) || waits.has(one.id) || shut.has(one.id) || shut.has(undefined))
      continue;
    timeline.note(`${phone.name} does not show ${nameOf(one)}`);
    report(`${phone.name} does not show what was saved on it: ${nameOf(one)}`);
  }
}

/** Everybody has everything by now, and so has who only reads. */
export async function faultsAtTheEnd(play: Play, witness: Phone): Promise<void> {
  const { timeline, phones, ledger, report, server } = play;
  await timeline.playOut(witness.open().then((device) => device && readWhole(device)));
  const sees = witness.device();
  if (!sees) return report("nobody can read it in the end");
  const kept = new Map<string, { readonly n: number; readonly stamp: string }>();
  // Whoever comes last stands on what others' devices made of each record: all that was said of it is fetched behind it.
  for (const { id } of KINDS.flatMap((type) => sees.store.recordsOf(type))) await timeline.playOut(sees.unfold(id));
  const records = KINDS.flatMap((type) => sees.store.recordsOf(type));
  for (const { id, isWhole, type } of records)
    if (!isWhole) report(`not all that was said of ${type.id} ${short(id)} can be read`);
  for (const record of records)
    for (const { head, n } of record.changes) if (n !== null) kept.set(head.id, { n, stamp: head.stamp });

  for (const phone of [...phones, witness]) {
    if (phone.platter.text().includes(CANARY)) report(`${phone.name} has something plain on its disk`);
    const keys = phone.device()?.sync.state().keys;
    // A restored server may lack links for good.
    const broken = server.wasRestored() ? 0 : (keys?.brokenCount ?? 0);
    if (keys && (keys.untrueCount > 0 || broken > 0 || keys.notBelieved.length > 0))
      report(
        `${phone.name} believes ${keys.untrueCount} changes not, ${keys.brokenCount} chains not, ${keys.notBelieved.length} logs not`,
      );
    if (keys && keys.mistold.length > 0) report(`${phone.name} was told otherwise of ${keys.mistold.length} records`);
  }
  if (ledger.all.some((one) => kept.has(one.id)) && records.length === 0) report("nothing is there in the end");

  lost(play, kept);
  inOrder(play, kept);
  onlySaid(play, records);
  for (const record of records) {
    const said = record.changes.flatMap(({ head, n }) => (n === null ? [] : (ledger.find(head.id) ?? [])));
    const ever = server.wasRestored() ? ledger.all.filter((one) => one.record === record.id) : said;
    const changeAt = (stamp: string): string | undefined =>
      record.changes.find(({ head }) => head.stamp === stamp)?.head.id;
    const differences = differencesOf(said, ever, record.folded, changeAt);
    if (differences.length > 0) for (const line of linesOf(record)) timeline.note(line);
    for (const difference of differences) report(`${record.type.id} ${short(record.id)}: ${difference}`);
  }
  for (const phone of phones) {
    if (server.grantsOf(phone.person).length === 0) continue;
    // What others wrote, and the server lost, is shown until the app is opened anew.
    if (server.wasRestored()) {
      await timeline.playOut(phone.lock());
      await timeline.playOut(phone.open().then((device) => device?.sync.now()));
    }
    alike(play, phone, records);
  }
}

/** All there is, and how it came to be: also of what it knows by what others' devices made of it. */
async function readWhole({ sync, store, unfold }: Device): Promise<void> {
  await sync.now();
  for (const { id } of KINDS.flatMap((type) => store.recordsOf(type))) await unfold(id);
}

/** Whatever was said to be saved is with the server, or waits on its phone with the reason. */
function lost({ ledger, phones, report, server, timeline }: Play, kept: ReadonlyMap<string, unknown>): void {
  for (const one of ledger.all) {
    if (!one.saved || one.takenBack || kept.has(one.id)) continue;
    const phone = phones.find(({ name }) => name === one.phone);
    // What the server lost with its backup, and its author's phone when it was wiped, nobody has.
    if (server.wasRestored() && (phone?.wipesBefore(timeline.now()) ?? 0) > (phone?.wipesBefore(one.at) ?? 0)) continue;
    const waits = phone
      ?.device()
      ?.store.unsent()
      .find(({ envelope }) => envelope.head.id === one.id);
    const hasLeft = server.grantsOf(one.person).length === 0;
    const shut = phone?.device()?.outbox.shut() ?? [];
    const lies = shut.some(({ head }) => head === undefined || head.id === one.id);
    // Whoever has left reads no keys any more: what they had sealed lies on their phone, and opens no more.
    if (!waits && lies && hasLeft) continue;
    // Nor do they hear that the server has lost it: they have it as it was.
    const held = phone?.device()?.store.find(one.record);
    if (hasLeft && server.wasRestored() && held && idsOf(held).includes(one.id)) continue;
    if (!waits) report(`${one.phone} lost ${nameOf(one)}`);
    else if (!waits.refused && !hasLeft) report(`${one.phone} never sends ${nameOf(one)}`);
    else if (waits.refused && !hasLeft) report(`${one.phone} was refused ${nameOf(one)}: ${waits.refused.code}`);
  }
}

/** One author's changes of a record stand in the order in which they were made on a phone, and so do their stamps. */
function inOrder(
  { ledger, phones, report, server }: Play,
  kept: ReadonlyMap<string, { readonly n: number; readonly stamp: string }>,
): void {
  const wipesOf = ({ phone, at }: Said): number => phones.find(({ name }) => name === phone)?.wipesBefore(at) ?? 0;
  const waiting = phones.flatMap((phone) => phone.device()?.store.unsent() ?? []);
  const waitingAt = new Map(waiting.map(({ envelope: { head } }) => [head.id, head.stamp]));
  // What opens no more on the phone of somebody who has left has the stamps it has.
  const hasLeft = ({ person }: Said): boolean => server.grantsOf(person).length === 0;
  // What a restored server and a wiped phone both lost may have been stamped anew before: nobody can tell.
  const stampOf = ({ id, stamp }: Said): string | undefined =>
    kept.get(id)?.stamp ?? waitingAt.get(id) ?? (server.wasRestored() ? undefined : stamp);
  for (const mine of Map.groupBy(ledger.all, ({ phone, person }) => `${phone} ${person}`).values()) {
    let [before, wiped] = ["", 0];
    // What a clock said that was far ahead was said anew, in the order of its record. What was not saved, because it went with its page or there was no room, is known to nobody there afterwards.
    for (const one of mine.filter((one) => one.saved && stampOf(one) === one.stamp && !hasLeft(one))) {
      const stamp = one.stamp.slice(0, 17);
      // What waits on a phone that was wiped does not open before it has heard from the server.
      const wipes = wipesOf(one);
      if (wipes > wiped) [before, wiped] = ["", wipes];
      if (stamp <= before) report(`${one.phone} stamped ${nameOf(one)} ${stamp}, not after ${before}`);
      if (stamp > before) before = stamp;
    }
    for (const ofRecord of Map.groupBy(mine, ({ record }) => record).values()) {
      let last: Said | undefined;
      for (const one of ofRecord) {
        const now = kept.get(one.id);
        const then = last && kept.get(last.id);
        // A phone that was wiped has not seen it, and is as good as another.
        const isOne = last && wipesOf(last) === wipesOf(one);
        if (now && then && last && (isOne || one.hadSeen.has(last.id)) && (now.n < then.n || now.stamp < then.stamp))
          report(`${one.phone} said ${nameOf(last)} before ${nameOf(one)}, and the server has it after`);
        if (now && one.saved) last = one;
      }
    }
  }
}

/** Nothing is there that nobody said: what went out twice, under another id, would be. */
function onlySaid({ ledger, report }: Play, records: readonly HeldRecord[]): void {
  for (const { changes, type, id } of records)
    for (const { head } of changes)
      if (head.act !== "restate" && !ledger.find(head.id))
        report(`nobody said ${head.act} ${short(head.id)} of ${type.id} ${short(id)}`);
}

/** Whoever may read the same holds the same. */
function alike({ report }: Play, phone: Phone, records: readonly HeldRecord[]): void {
  const { store } = phone.device() ?? {};
  if (!store) {
    report(`${phone.name} is not open in the end`);
    return;
  }
  for (const record of records) {
    const here = store.find(record.id);
    if (!here) report(`${phone.name} does not have ${record.type.id} ${short(record.id)}`);
    else if (!isDeepStrictEqual(here.folded, record.folded))
      report(`${phone.name} has another ${record.type.id} ${short(record.id)}`);
  }
  const known = new Set(records.map(({ id }) => id));
  for (const type of KINDS)
    for (const { id } of store.recordsOf(type))
      if (!known.has(id)) report(`${phone.name} alone has ${type} ${short(id)}`);
}

/** A record as the server has it, a line a change. */
function linesOf({ changes }: HeldRecord): readonly string[] {
  return changes.map(({ n, head: { id, act, stamp, saidAt, author } }) => {
    const first = saidAt === null ? "" : `, said at ${saidAt.slice(0, 17)}`;
    return `  ${n} ${act} ${short(id)} by ${short(author)} ${stamp.slice(0, 17)}${first}`;
  });
}

function nameOf({ act, type, record, id }: Said): string {
  return `${act} ${short(id)} of ${type} ${short(record)}`;
}
