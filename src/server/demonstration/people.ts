// Invented people on the registers of a partner: nobody's name, made of a plant, a bird and a colour, and each only once.
import type { Chance } from "./chance.ts";
import { someDay } from "./days.ts";
import type { Partner } from "./partners.ts";
import { type NameWords, nameWords } from "./words/names.ts";

export interface Somebody {
  readonly name: string;
  readonly code: string | null;
  /** Nothing where nobody noted it. */
  readonly sex: "female" | "male" | null;
  readonly born: string | null;
  readonly village: string | null;
  readonly guardian: string | null;
}

/** A crowd of a partner: nobody in it is equal to anybody else. */
export interface Crowd {
  child(): Somebody;
  adult(): Somebody;
  place(): string;
  company(of: string): string;
}

/** `shared` are children who come to another partner too; they are met first. */
export function crowdOf(partner: Partner, chance: Chance, shared: readonly Somebody[] = []): Crowd {
  const words = nameWords[partner.habits.language] as NameWords;
  const taken = new Set(shared.map((child) => child.name));
  const toMeet = [...shared];
  const once = (make: () => string): string => {
    for (;;) {
      const name = make();
      if (taken.has(name)) continue;
      taken.add(name);
      return name;
    }
  };
  const name = (): string =>
    once(() => `${chance.pick(words.plants)} ${chance.pick(words.birds)} ${chance.pick(words.colours)}`);
  let codes = 0;
  const somebody = (born: string, shareGirls: number, withGuardian: boolean): Somebody => {
    const byCode = partner.habits.people === "code";
    return {
      name: name(),
      code: byCode ? `${partner.key.slice(0, 2).toUpperCase()}-${String(++codes).padStart(4, "0")}` : null,
      sex: chance.happens(0.015) ? null : chance.happens(shareGirls) ? "female" : "male",
      born: byCode && chance.happens(0.1) ? null : born,
      village: byCode ? null : chance.pick(words.places).replaceAll("-", " "),
      guardian: withGuardian && !byCode && chance.happens(0.3) ? name() : null,
    };
  };
  return {
    child: () => toMeet.shift() ?? somebody(someDay(chance, "1999-01-10", "2006-12-20"), 0.58, true),
    adult: () => somebody(someDay(chance, "1958-01-10", "1992-12-20"), 0.45, false),
    place: () => chance.pick(words.places).replaceAll("-", " "),
    company: (of) => once(() => `${of} ${chance.pick(words.birds)} ${chance.pick(words.colours)}`),
  };
}
