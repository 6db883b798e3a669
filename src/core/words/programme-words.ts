// Every word of a programme, under ids made of its own permanent ids, and the same programme in another language.
// Promise: only words change; what a rule, a fact or a record names stays. One walk finds the words and puts in the others.
import type { RetentionClass } from "../access/retention.ts";
import type { Role } from "../access/role.ts";
import type { Domain, Programme } from "../programme.ts";
import { type Field, type Fields, optionsOf } from "../record/field.ts";
import type { RecordType } from "../record/type.ts";
import type { Workflow } from "../record/workflow.ts";
import type { Indicator } from "../result/indicator.ts";

export interface Word {
  /** Permanent, made of ids: `case.field.risk.label`, `case.option.risk.high`, `indicator.C1.says`. */
  readonly id: string;
  readonly source: string;
  /** Consent, or what a child reads: never taken from a draft. */
  readonly careful: boolean;
}

/** The word for one; its source where there is no other. */
export type Say = (word: Word) => string;

/** Words said once for every type that uses them, by id: `country.BR`, `sex.female`, `answer.yes`. Options that hold two or more of a kind take them from here. */
export interface SharedWords {
  readonly [id: string]: string;
}

type Options = { readonly [id: string]: string };

/** The programme in the words of `say`. Ids, conditions, rules and everything else stay as they are. */
export function inWords(programme: Programme, shared: SharedWords, say: Say): Programme {
  const word = (id: string, source: string, careful = false): string => say({ id, source, careful });

  const options = (path: string, of: Options, careful: boolean): Options => {
    const known = sharedIn(shared, of);
    // A word that the whole programme shares is careful nowhere: else one consent form would take "yes" from every form of a draft.
    return mapped(of, (label, id) => {
      const shared = known.get(id);
      return shared === undefined ? word(`${path}.${id}`, label, careful) : word(shared, label);
    });
  };

  function field(type: string, name: string, one: Field, isCareful: boolean): Field {
    const careful = isCareful || one.careful === true;
    const at = `${type}.field.${name}`;
    const choices = optionsOf(one);
    return {
      ...one,
      label: word(`${at}.label`, one.label, careful),
      ...(one.section === undefined ? {} : { section: word(`${at}.section`, one.section, careful) }),
      ...(one.hint === undefined ? {} : { hint: word(`${at}.hint`, one.hint, careful) }),
      ...(choices ? { options: options(`${type}.option.${name}`, choices, careful) } : {}),
      ...(one.fields ? { fields: fields(type, one.fields, careful, `${name}.`) } : {}),
    };
  }

  function fields(type: string, those: Fields, careful: boolean, before = ""): Fields {
    return mapped(those, (one, name) => field(type, `${before}${name}`, one, careful));
  }

  function workflow(type: string, one: Workflow): Workflow {
    return {
      ...one,
      states: mapped(one.states, (label, state) => word(`${type}.state.${state}`, label)),
      moves: mapped(one.moves, (move, id) => ({ ...move, label: word(`${type}.move.${id}.label`, move.label) })),
    };
  }

  function recordType(type: RecordType): RecordType {
    const careful = type.careful === true;
    return {
      ...type,
      label: word(`${type.id}.label`, type.label, careful),
      plural: word(`${type.id}.plural`, type.plural, careful),
      fields: fields(type.id, type.fields, careful),
      ...(type.workflow ? { workflow: workflow(type.id, type.workflow) } : {}),
      ...(type.due
        ? { due: type.due.map((rule) => ({ ...rule, says: word(`${type.id}.due.${rule.id}.says`, rule.says) })) }
        : {}),
    };
  }

  function indicator(one: Indicator): Indicator {
    const at = `indicator.${one.code}`;
    const { counts, doesNotCount, example } = one.passport;
    return {
      ...one,
      says: word(`${at}.says`, one.says),
      ...(one.besideAs === undefined ? {} : { besideAs: word(`${at}.besideAs`, one.besideAs) }),
      passport: {
        ...one.passport,
        counts: word(`${at}.counts`, counts),
        doesNotCount: word(`${at}.doesNotCount`, doesNotCount),
        example: word(`${at}.example`, example),
      },
    };
  }

  const domain = (one: Domain): Domain => ({
    ...one,
    label: word(`domain.${one.id}.label`, one.label),
    types: one.types.map(recordType),
    indicators: one.indicators.map(indicator),
  });
  const role = (one: Role): Role => ({
    ...one,
    label: word(`role.${one.id}.label`, one.label),
    reason: word(`role.${one.id}.reason`, one.reason),
  });

  const kept = (one: RetentionClass): RetentionClass => ({
    ...one,
    label: word(`retention.${one.id}.label`, one.label),
    reason: word(`retention.${one.id}.reason`, one.reason),
  });

  return {
    ...programme,
    label: word("the-programme.label", programme.label),
    domains: programme.domains.map(domain),
    roles: programme.roles.map(role),
    retention: programme.retention.map(kept),
    countries: mapped(programme.countries, (label, code) => word(`country.${code}`, label)),
  };
}

/** Every word of a programme, once, in the order of the programme. */
export function wordsOf(programme: Programme, shared: SharedWords): readonly Word[] {
  const words = new Map<string, Word>(
    Object.entries(shared).map(([id, source]) => [id, { id, source, careful: false }] as const),
  );
  inWords(programme, shared, (word) => {
    const before = words.get(word.id);
    words.set(word.id, before?.careful ? before : word);
    return word.source;
  });
  return [...words.values()];
}

/** Which of these options are shared words. Two of a kind have to be among them: that alone "Other" is said here and there means nothing. */
function sharedIn(shared: SharedWords, options: Options): ReadonlyMap<string, string> {
  const alike = Object.entries(shared).flatMap(([id, label]) => {
    const dot = id.indexOf(".");
    const option = id.slice(dot + 1);
    return options[option] === label ? [{ kind: id.slice(0, dot), option, id }] : [];
  });
  const isKind = (kind: string): boolean => alike.filter((one) => one.kind === kind).length > 1;
  return new Map(alike.filter(({ kind }) => isKind(kind)).map(({ option, id }) => [option, id]));
}

function mapped<T, U>(
  of: { readonly [key: string]: T },
  to: (value: T, key: string) => U,
): { readonly [key: string]: U } {
  return Object.fromEntries(Object.entries(of).map(([key, value]) => [key, to(value, key)]));
}
