// What goes wrong with registers, planted at a partner in a country that is on no map, so that a person can see what becomes of it:
// the same children twice, halves that are too equal, a year written down in its last week, members counted as committees.
// None of it enters one of the seven figures: what is taught there is counted by none of them.
import type { Chance } from "./chance.ts";
import { idFor } from "./chance.ts";
import type { Told } from "./desk.ts";
import type { Partner } from "./partners.ts";
import { crowdOf } from "./people.ts";
import { type Entry, type RegisterFile, tongueOf, writeRegister } from "./write-register.ts";

const TOPIC = "raise-among-peers";
const LAST_WEEK = ["2016-12-05", "2016-12-06", "2016-12-07", "2016-12-08", "2016-12-09"] as const;

export function faultyFiles(partner: Partner, chance: Chance): readonly RegisterFile[] {
  return [sameChildrenTwice(partner, chance), equalHalves(partner, chance), membersAsCommittees(partner, chance)];
}

/** Thirty children; ten of them come again with a letter, a birth date or a village that is not quite the same. Nobody has answered who is who. */
function sameChildrenTwice(partner: Partner, chance: Chance): RegisterFile {
  const tongue = tongueOf(partner);
  const crowd = crowdOf(partner, chance);
  const entries = Array.from({ length: 30 }, (_, index): Entry => {
    const { name, born, village } = crowd.child();
    return {
      name,
      sex: index % 2 === 0 ? "F" : "M",
      born: born === null ? null : { day: born },
      village,
      date: { day: LAST_WEEK[index % 5] ?? "" },
      topic: tongue.topics[TOPIC] ?? null,
      title: `${tongue.workshop} 1`,
      place: "Kitehill",
      knows: null,
    };
  });
  const again = entries.slice(0, 10).map(
    (entry, index): Entry => ({
      ...entry,
      date: { day: LAST_WEEK[(index + 1) % 5] ?? "" },
      ...(index % 3 === 0 ? { name: `${entry["name"]}e` } : index % 3 === 1 ? { born: null } : { village: "Mossgate" }),
    }),
  );
  const file = writeRegister(
    partner,
    "children-2016",
    "children",
    ["line", "name", "sex", "born", "village", "date", "topic", "title", "place", "knows"],
    [{ name: "1", entries: [...entries, ...again] }],
  );
  return { ...file, kind: "children", by: "officer", actedOn: "2016-12-11", choices: {} };
}

/** Nine days, and each time as many girls as boys: a total was halved, or written down twice. Nobody was new. */
function equalHalves(partner: Partner, chance: Chance): RegisterFile {
  const tongue = tongueOf(partner);
  const entries = Array.from({ length: 9 }, (_, index): Entry => {
    const half = chance.between(12, 60);
    return {
      date: { day: LAST_WEEK[index % 5] ?? "" },
      topic: tongue.topics[TOPIC] ?? null,
      title: `${tongue.workshop} ${10 + index}`,
      place: "Kitehill",
      audience: tongue.audiences["children"] ?? null,
      girls: half,
      boys: half,
      girlsNew: 0,
      boysNew: 0,
    };
  });
  const file = writeRegister(
    partner,
    "counted-2016",
    "counted",
    ["date", "topic", "title", "place", "audience", "girls", "boys", "girlsNew", "boysNew"],
    [{ name: "1", entries }],
  );
  return { ...file, kind: "counted", by: "officer", actedOn: "2016-12-11", choices: {} };
}

/** The members of one committee as so many committees; a number below nothing, half a person, a day to come. Those rows were set aside. */
function membersAsCommittees(partner: Partner, chance: Chance): RegisterFile {
  const tongue = tongueOf(partner);
  const crowd = crowdOf(partner, chance);
  const wrong: readonly Entry[] = [
    { members: -4 },
    { members: 2.5 },
    { date: { day: "2016-12-24" } },
    { support: "Help" },
  ];
  const entries = Array.from(
    { length: 12 },
    (_, index): Entry => ({
      committee: crowd.adult().name,
      committeeKind: tongue.committees["parents"] ?? null,
      place: "Kitehill",
      date: { day: LAST_WEEK[index % 5] ?? "" },
      support: tongue.supports["training"] ?? null,
      members: 1,
      ...wrong[index - 8],
    }),
  );
  const file = writeRegister(
    partner,
    "committees-2016",
    "committees",
    ["line", "committee", "committeeKind", "place", "date", "support", "members"],
    [{ name: "1", entries }],
  );
  const setAside = entries.slice(8).map((entry) => file.rowOf.get(entry) ?? 0);
  return { ...file, kind: "committees", by: "officer", actedOn: "2016-12-11", choices: { "1": { setAside } } };
}

/** A baseline of nothing that nobody measured, a target overtaken many times, a total that counts the wrong thing, children at a training for adults. */
export function faultyRecords({ key }: Partner): readonly Told[] {
  const id = (label: string): string => idFor(`faulty ${label}`);
  const on = "2016-12-09";
  return [
    {
      record: id("baseline"),
      type: "baseline",
      on,
      answers: { indicator: "C3", country: "XX", measured: "yes", value: 0, measuredOn: "2016-01-01", source: "None" },
    },
    {
      record: id("target"),
      type: "target",
      on,
      answers: { indicator: "C3", period: "2016", country: "XX", value: 10 },
    },
    {
      record: id("declared"),
      type: "declared-figure",
      on,
      answers: {
        indicator: "C3",
        period: "2016",
        country: "XX",
        value: 282,
        source: "List of members",
        method: "The members of all committees were added up",
        paperKeptAt: "Not known",
        declaredBy: "Field coordinator",
      },
    },
    {
      record: id("day"),
      type: "training-day",
      on,
      answers: {
        title: "Evening for parents",
        heldOn: "2016-12-09",
        country: "XX",
        place: "Kitehill",
        audience: "parents",
        topics: ["parenting"],
        childrenPresent: "yes",
        safeguardingChecked: "no",
        headcounts: [{ id: "1", count: 40, fresh: 0 }],
      },
    },
    {
      record: id("variance"),
      type: "variance-reason",
      on,
      answers: {
        indicator: "C3",
        period: "2016",
        country: "XX",
        reasons: ["definition", "hiring"],
        explanation: `Somebody at ${key} counted members.`,
      },
    },
  ];
}

/** Who may say these: baselines and targets are kept by a desk, the rest by an officer. */
export const faultyAuthor = (type: string): "alliance-desk" | "results-officer" =>
  type === "baseline" || type === "target" ? "alliance-desk" : "results-officer";
