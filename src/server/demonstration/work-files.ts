// The lists of work a partner sends: services by code, support to committees, companies, and trainings counted at the door.
import type { Chance } from "./chance.ts";
import { allot } from "./chance.ts";
import { someDay } from "./days.ts";
import type { Partner } from "./partners.ts";
import type { Crowd } from "./people.ts";
import { type Entry, type RegisterFile, tongueOf, writeRegister } from "./write-register.ts";
import type { PartnerYear } from "./year.ts";

const FROM = "2016-01-11";
const TO = "2016-12-02";

function file(
  partner: Partner,
  kind: RegisterFile["kind"],
  columns: readonly string[],
  entries: readonly Entry[],
  by: RegisterFile["by"] = "officer",
): readonly RegisterFile[] {
  if (entries.length === 0) return [];
  const byDay = [...entries].sort((a, b) =>
    (a["date"] as { day: string }).day < (b["date"] as { day: string }).day ? -1 : 1,
  );
  const titled = {
    children: "children",
    adults: "adults",
    counted: "counted",
    services: "services",
    committees: "committees",
    trained: "trained",
    policies: "policies",
    other: "counted",
  }[kind];
  const written = writeRegister(partner, `${kind}-2016`, titled, columns, [{ name: "2016", entries: byDay }]);
  return [{ ...written, kind, by, actedOn: "2016-12-06", choices: {} }];
}

/** Survivors are codes with service rows; beside them children at risk, and survivors with help of another kind, who are not in the figure. */
export function serviceFiles(partner: Partner, survivors: number, chance: Chance): readonly RegisterFile[] {
  if (survivors === 0) return [];
  const tongue = tongueOf(partner);
  const [girl = "", boy = ""] = tongue.sexes[partner.habits.sexes] ?? tongue.sexes["letters"] ?? [];
  const counted = ["shelter", "health", "education", "legal-aid"] as const;
  const others = ["psychosocial", "vocational"] as const;
  const entries: Entry[] = [];
  const child = (number: number, situation: string, services: readonly string[]): void => {
    const sex = chance.happens(0.02) ? null : chance.happens(0.82) ? girl : boy;
    const born = chance.happens(0.12) ? null : { day: someDay(chance, "1999-02-01", "2007-10-30") };
    for (const service of services) {
      const date = { day: someDay(chance, FROM, TO) };
      entries.push({
        childCode: `${partner.key.toUpperCase()}-S${String(number).padStart(3, "0")}`,
        sex,
        born,
        date,
        service: tongue.services[service] ?? null,
        situation: tongue.situations[situation] ?? null,
      });
    }
  };
  for (let n = 1; n <= survivors; n++)
    child(n, "survivor", [
      chance.pick(counted),
      ...(chance.happens(0.25) ? [chance.pick(others)] : []),
      ...(chance.happens(0.14) ? [chance.pick(counted)] : []),
    ]);
  const beside = Math.max(1, Math.round(survivors * 0.05));
  for (let n = 1; n <= beside; n++) child(900 + n, "at-risk", [chance.pick(counted)]);
  for (let n = 1; n <= beside; n++) child(950 + n, "survivor", [chance.pick(others)]);
  const once = [
    ...new Map(
      entries.map((entry) => [JSON.stringify([entry["childCode"], entry["date"], entry["service"]]), entry]),
    ).values(),
  ];
  return file(
    partner,
    "services",
    ["line", "childCode", "sex", "born", "date", "service", "situation"],
    once,
    "supervisor",
  );
}

/** Committees that got something, some twice; others that were only visited; and committees of other kinds. */
export function committeeFiles(
  partner: Partner,
  committees: number,
  crowd: Crowd,
  chance: Chance,
): readonly RegisterFile[] {
  const tongue = tongueOf(partner);
  const entries: Entry[] = [];
  const support = (name: string, place: string, kind: string, how: string): void =>
    void entries.push({
      committee: name,
      committeeKind: tongue.committees[kind] ?? null,
      place,
      date: { day: someDay(chance, FROM, TO) },
      support: tongue.supports[how] ?? null,
      members: chance.between(7, 15),
    });
  for (let n = 1; n <= committees; n++) {
    const place = crowd.place();
    const name = `${tongue.committees["child-protection"]} ${place} ${n}`;
    for (const how of chance
      .shuffled(["training", "mentoring", "materials", "money"])
      .slice(0, chance.happens(0.4) ? 2 : 1))
      support(name, place, "child-protection", how);
    if (chance.happens(0.5)) support(name, place, "child-protection", "visit");
  }
  const place = crowd.place();
  support(`${tongue.committees["child-protection"]} ${place} A`, place, "child-protection", "visit");
  if (chance.happens(0.3)) support(`${tongue.committees["youth"]} ${place}`, place, "youth", "training");
  return file(
    partner,
    "committees",
    ["line", "committee", "committeeKind", "place", "date", "support", "members"],
    entries,
  );
}

/** Companies whose staff was trained, some twice, chains by their hotels; and those that were helped with a policy, or drew one up alone. */
export function companyFiles(year: PartnerYear, crowd: Crowd, chance: Chance): readonly RegisterFile[] {
  const { partner } = year;
  const tongue = tongueOf(partner);
  const topicOf: { readonly [sector: string]: string } = {
    hotel: "hotel-staff",
    travel: "business-duty",
    transport: "transport-staff",
    food: "hotel-staff",
    mining: "business-duty",
  };
  const make = (): { readonly name: string; readonly sector: string } => {
    const sector = chance.pick(["hotel", "hotel", "hotel", "travel", "transport", "food", "mining"]);
    return { name: crowd.company(tongue.sectors[sector] ?? ""), sector };
  };
  const trained = Array.from({ length: year.companiesTrained }, make);
  const entries = trained.flatMap(({ name, sector }): readonly Entry[] => {
    const isChain = sector === "hotel" && chance.happens(0.16);
    const venues = isChain
      ? Array.from({ length: chance.between(2, 3) }, (_, index) => `${name} ${index + 1}`)
      : [null];
    const times = chance.happens(0.12) ? 2 : 1;
    return venues.flatMap((venue) =>
      Array.from({ length: times }, (_, time): Entry => {
        const entry = {
          date: { day: someDay(chance, FROM, TO) },
          topic: tongue.topics[topicOf[sector] ?? ""] ?? null,
          place: crowd.place(),
          company: name,
          venue,
          sector: tongue.sectors[sector] ?? null,
        };
        const staff = chance.between(6, 38);
        return { ...entry, staff, staffNew: time === 0 ? staff : Math.floor(staff / 4) };
      }),
    );
  });
  // Of those helped with a policy most had their staff trained too.
  const helped = [...trained.slice(0, Math.floor(year.companiesHelped * 0.7))];
  while (helped.length < year.companiesHelped) helped.push(make());
  const alone = year.companiesHelped > 0 && chance.happens(0.3) ? [make()] : [];
  const policy = (
    { name, sector }: { readonly name: string; readonly sector: string },
    stage: string,
    isHelped: boolean,
  ): Entry => ({
    company: name,
    venue: null,
    sector: tongue.sectors[sector] ?? null,
    place: crowd.place(),
    date: { day: someDay(chance, FROM, TO) },
    stage: tongue.stages[stage] ?? null,
    helped: isHelped ? tongue.yes : tongue.no,
  });
  const policies = [
    ...helped.flatMap((company) => [
      policy(company, "helped-draft", true),
      ...(chance.happens(0.4) ? [policy(company, "adopted", true)] : []),
    ]),
    ...alone.map((company) => policy(company, "adopted", false)),
  ];
  return [
    ...file(
      partner,
      "trained",
      ["line", "date", "topic", "place", "company", "venue", "sector", "staff", "staffNew"],
      entries,
    ),
    ...file(partner, "policies", ["line", "company", "venue", "sector", "place", "date", "stage", "helped"], policies),
  ];
}

/** People counted at the door: how many, and how many of them are new this year. Only the new enter a figure. */
export function countedFiles(year: PartnerYear, crowd: Crowd, chance: Chance): readonly RegisterFile[] {
  const { partner } = year;
  const tongue = tongueOf(partner);
  const entries: Entry[] = [];
  const door = (audience: string, topic: string, fresh: number, days: number): void => {
    for (const newcomers of allot(
      fresh,
      Array.from({ length: days }, () => chance.between(2, 5)),
    )) {
      const [girlsNew = 0, boysNew = 0, unsaidNew = 0] = allot(newcomers, [11, 8, chance.happens(0.2) ? 2 : 0]);
      entries.push({
        date: { day: someDay(chance, FROM, "2016-11-20") },
        topic: tongue.topics[topic] ?? null,
        title: `${tongue.workshop} ${700 + entries.length}`,
        place: crowd.place(),
        audience: tongue.audiences[audience] ?? null,
        girls: girlsNew + chance.between(0, 9),
        boys: boysNew + chance.between(0, 7),
        unsaid: unsaidNew === 0 ? null : unsaidNew,
        girlsNew,
        boysNew,
        unsaidNew: unsaidNew === 0 ? null : unsaidNew,
      });
    }
  };
  if (year.rightsCounted > 0)
    door("children", "rights-and-peers", year.rightsCounted, Math.ceil(year.rightsCounted / 12));
  if (year.know > 0) door("children", "recognise-report", chance.between(8, 20), 1);
  const [government = 0, police = 0, judiciary = 0] = allot(year.officialsCounted, [5, 3, 2]);
  if (government > 0) door("government", "law-and-procedure", government, Math.ceil(government / 14));
  if (police > 0) door("police", "first-response", police, Math.ceil(police / 14));
  if (judiciary > 0) door("judiciary", "child-safe-justice", judiciary, Math.ceil(judiciary / 14));
  return file(
    partner,
    "counted",
    ["date", "topic", "title", "place", "audience", "girls", "boys", "unsaid", "girlsNew", "boysNew", "unsaidNew"],
    entries,
  );
}
