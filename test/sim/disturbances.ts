// What befalls everybody at once: a server that dies, a database that is away, a backup that is put back, colleagues who come and go.
import type { Dice } from "./dice.ts";
import { live } from "./life.ts";
import type { Standing } from "./network.ts";
import { administrationOf, type Member, type Office } from "./office.ts";
import type { Phone } from "./phone.ts";
import { DAY, HOUR, MINUTE, type Play, SECOND, wordsOf } from "./play.ts";
import type { Timeline } from "./timeline.ts";

/** A server that dies is started again by and by. */
export function killerOf(timeline: Timeline, dice: Dice, standing: Standing): () => void {
  return () => {
    timeline.note("the server is killed");
    standing.isUp = false;
    timeline.after(dice.between(SECOND, 20 * MINUTE), () => {
      timeline.note("the server is there");
      standing.isUp = true;
    });
  };
}

/** A server that is killed, between two requests or within one, and a database that is away. */
export function disturb({ timeline, dice: all, standing, kill, end }: Play): void {
  const dice = all.fork("disturbances");
  const next = (): void => {
    if (timeline.now() >= end) return;
    const what = dice.roll() * 100;
    if (what < 40) kill();
    else if (what < 70) standing.diesWithin = true;
    else {
      standing.isBusy = true;
      timeline.after(dice.between(SECOND, 5 * MINUTE), () => {
        standing.isBusy = false;
      });
    }
    timeline.after(dice.between(HOUR, DAY), next);
  };
  timeline.after(dice.between(HOUR, DAY), next);
}

/** In some schedules, the server goes by a backup from some moment on. */
export function restoreOnce({ timeline, dice: all, server, standing, report, end }: Play): void {
  const dice = all.fork("restore");
  if (!dice.percent(40)) return;
  const ages = [HOUR, 6 * HOUR, DAY];
  timeline.after(dice.between(HOUR, end - timeline.now()), () => {
    const age = dice.pick(ages);
    timeline.note(`the server is restored from ${age / HOUR} h ago`);
    standing.isUp = false;
    server
      .restore(timeline.now() - age)
      .catch((error: unknown) => report(`it was not restored: ${wordsOf(error)}`))
      .finally(() => {
        standing.isUp = true;
      });
  });
}

/** Newcomers join and are let in; some who were there leave. */
export function comeAndGo(play: Play, office: Office, phoneOf: (name: string, member: Member) => Phone): void {
  const { timeline, server, report, end } = play;
  const { newcomers, members } = office;
  const dice = play.dice.fork("people");
  const administration = administrationOf(office, server);
  const fails = (error: unknown): void => report(`the office failed: ${wordsOf(error)}`);
  const within = (): number => dice.between(HOUR, end - timeline.now());
  for (const [at, newcomer] of newcomers.entries()) {
    if (!dice.percent(20)) continue;
    const phone = phoneOf(`n${at}`, newcomer);
    timeline.after(within(), () => {
      timeline.note(`${phone.name} joins`);
      administration.join(newcomer).then(() => {
        play.phones.push(phone);
        live(play, phone);
      }, fails);
    });
  }
  const leaving = members.slice(0, Math.floor(members.length / 3)).filter(() => dice.percent(30));
  for (const { keys } of leaving)
    timeline.after(within(), () => {
      timeline.note("somebody leaves");
      administration.end(keys.person).catch(fails);
    });
}
