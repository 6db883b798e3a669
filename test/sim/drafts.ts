// What people type and have not saved. It outlives a page that goes; and once it is saved it is a draft or a change, at whatever moment the page
// goes: never neither, and never both.
import { isDeepStrictEqual } from "node:util";
import type { Answers } from "#core/record/condition.ts";
import type { Device } from "#web/device.ts";
import type { Said } from "./ledger.ts";
import type { Phone } from "./phone.ts";
import { idsOf, type Play } from "./play.ts";

interface Typed {
  readonly answers: Answers;
  /** How often the phone had lost its power: what was typed last may be gone with it. */
  readonly cuts: number;
  readonly wipes: number;
  /** What it became. */
  said?: readonly Said[];
}

export interface Typing {
  /** The form is saved: the same turn in which the change is made. */
  readonly saved: (said: readonly Said[]) => void;
  /** Whoever typed is done with it, or gone. */
  readonly over: () => void;
}

export interface Drafts {
  /** Somebody types this into a form, and stops for a moment; nothing where another form is open there. */
  readonly type: (phone: Phone, device: Device, key: string, answers: Answers) => Promise<Typing | undefined>;
  /** What was typed is there, after every opening. */
  readonly faultsOf: (play: Play, phone: Phone, device: Device) => void;
}

export function newDrafts(now: () => number): Drafts {
  const all = new Map<Phone, Map<string, Typed>>();
  /** Forms that are open on a page. */
  const open = new WeakMap<Device, Set<string>>();
  const typedOn = (phone: Phone): Map<string, Typed> => {
    const known = all.get(phone) ?? new Map<string, Typed>();
    all.set(phone, known);
    return known;
  };

  return {
    async type(phone, device, key, answers) {
      const forms = open.get(device) ?? new Set<string>();
      if (forms.has(key)) return undefined;
      open.set(device, forms.add(key));
      const mine = typedOn(phone);
      mine.delete(key);
      const hadRoom = !phone.platter.isFull();
      device.drafts.keep(key, answers);
      await device.drafts.flush();
      const typed: Typed = { answers, cuts: phone.powerCuts(), wipes: phone.wipesBefore(now()) };
      if (hadRoom && !phone.platter.isFull() && phone.device() === device) mine.set(key, typed);
      return {
        saved(said) {
          device.drafts.drop(key);
          if (said.length === 0) mine.delete(key);
          else if (mine.get(key) === typed) typed.said = said;
        },
        over: () => void forms.delete(key),
      };
    },
    faultsOf({ report }, phone, device) {
      const mine = typedOn(phone);
      const shut = device.outbox.shut();
      const waits = new Set(device.store.unsent().map(({ envelope }) => envelope.head.id));
      const isThere = ({ id, record }: Said): boolean => {
        const held = device.store.find(record);
        return waits.has(id) || (held !== undefined && idsOf(held).includes(id));
      };
      for (const [key, { answers, cuts, wipes, said }] of mine) {
        const found = device.drafts.find(key);
        const isLying = !shut.some(({ head }) => head === undefined || said?.some(({ id }) => id === head.id));
        const isWhole = cuts === phone.powerCuts();
        if (wipes < phone.wipesBefore(now())) mine.delete(key);
        else if (!said && isWhole && !isDeepStrictEqual(found, answers))
          report(`${phone.name} lost what was typed into ${key.slice(0, 8)}`);
        else if (said && isLying && found && said.some(isThere))
          report(`${phone.name} has ${key.slice(0, 8)} as a draft and as a change`);
        else if (said && isLying && isWhole && !found && !said.every(isThere))
          report(`${phone.name} has ${key.slice(0, 8)} neither as a draft nor as a change`);
        if (said) mine.delete(key);
      }
    },
  };
}
