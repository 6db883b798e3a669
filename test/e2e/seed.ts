// A small invented organisation to visit: a few people, sixty learners, five cases, two answers that wait for nobody.
// Written as colleagues would write it, by the same acts and stores that the app uses, into whatever keeper is given.
import { randomUUID } from "node:crypto";
import type { Grant, Person } from "#core/access/role.ts";
import { findType } from "#core/programme.ts";
import type { Answers } from "#core/record/condition.ts";
import { programme } from "#programme/register.ts";
import type { Keeper } from "#server/keeper.ts";
import type { KeyHolder } from "#server/key-holder.ts";
import { create, type Where } from "#web/acts.ts";
import { makeStore } from "#web/store.ts";
import { letEverybodyIn } from "../everybody-in.ts";

export const TODAY = "2016-12-12";
const DAY = 86_400_000;

export interface Seeded {
  /** Ana Exemplo and her keys, for measures that write beside her app. */
  readonly trainer: KeyHolder;
  readonly ids: {
    readonly day: string;
    readonly case: string;
    readonly child: string;
    /** Another case, for who moves it on. */
    readonly nextCase: string;
    readonly committee: string;
    readonly company: string;
    /** Somebody whose course ended three months ago. */
    readonly learner: string;
    readonly partner: string;
  };
}

/** `now` is the morning of the visit; what is seeded was written on the days before. */
export async function seed(keeper: Keeper, now: number): Promise<Seeded> {
  const alliance = await organisation(keeper, "Down to Zero alliance (demonstration)", null, ["Alliance desk"]);
  const partner = await organisation(keeper, "Example Partner Brazil North", "BR", ["Training team", "Case team"]);
  const [training, cases] = partner.teams;
  const [desk] = alliance.teams;
  if (!training || !cases || !desk) throw new Error("a team is missing");

  const trainer = await colleague(
    keeper,
    "Ana Exemplo",
    "Trainer; holds training days and keeps their lists",
    partner,
    ["trainer"],
    training.stream,
  );
  const results = await colleague(
    keeper,
    "Rui Modelo",
    "Results officer; checks and submits the figures",
    partner,
    ["results-officer"],
    null,
  );
  const caseworker = await colleague(keeper, "Lia Amostra", "Caseworker", partner, ["caseworker"], cases.stream);
  const leads = { ...partner, name: alliance.name };
  const supervises = "Supervisor of the case team";
  const supervisor = await colleague(keeper, "Davi Padrão", supervises, partner, ["supervisor"], cases.stream);
  const checks = "Results officer, the second";
  const second = await colleague(keeper, "Nara Rascunho", checks, partner, ["results-officer"], null);
  const reviews = "Country lead; reviews the figures";
  const leader = await colleague(keeper, "Otto Entwurf", reviews, leads, ["country-lead"], null);
  const auditor = await colleague(keeper, "Vera Vorbild", "Auditor", partner, ["auditor"], null, {
    toOn: "2099-12-31",
  });
  const watches = "Data-protection officer";
  const protects = await colleague(keeper, "Pia Esempio", watches, partner, ["data-protection-officer"], null);
  const keeps = await colleague(keeper, "Cora Bozza", "Administrator", partner, ["administrator"], null);
  const works = "Programme officer; works with companies and committees";
  const officer = await colleague(keeper, "Bia Esboço", works, partner, ["partner-officer"], training.stream);
  const covers = await colleague(
    keeper,
    "Mara Primjer",
    "Caseworker, the second",
    partner,
    ["caseworker"],
    cases.stream,
  );
  const releases = await colleague(
    keeper,
    "Joke Voorbeeld",
    "Alliance desk; releases figures and makes the annual report",
    alliance,
    ["alliance-desk"],
    null,
  );

  const letIn = async ({ tenant, teams }: Organisation, people: readonly Person[]) =>
    letEverybodyIn(keeper, programme, { tenant, streams: teams.map(({ stream }) => stream), people, now });
  const holders = new Map([
    ...(await letIn(alliance, [releases])),
    ...(await letIn(partner, [
      trainer,
      results,
      caseworker,
      supervisor,
      second,
      leader,
      auditor,
      keeps,
      protects,
      officer,
      covers,
    ])),
  ]);
  const holderOf = ({ id }: Person): KeyHolder => {
    const holder = holders.get(id);
    if (!holder) throw new Error("somebody has no keys");
    return holder;
  };
  const writerAs = (person: Person, at: number) => writer(holderOf(person), at);

  const numbers = writerAs(releases, now - 40 * DAY);
  numbers.write("helpline", desk, {
    name: "Example helpline",
    country: "BR",
    telephone: "000 00 01",
    hours: "Day and night",
    free: "yes",
  });
  await numbers.send();

  const office = writerAs(keeps, now - 40 * DAY);
  const home = office.write("organisation", training, { name: partner.name, kind: "partner", country: "BR" });
  for (const name of ["Rui Modelo", "Nara Rascunho"]) office.write("person", training, { name, organisation: home });
  await office.send();

  const programmes = writerAs(officer, now - 30 * DAY);
  const company = programmes.write("company", training, {
    name: "Hotel Example Norte",
    kind: "legal-entity",
    sector: "hotel",
    country: "BR",
  });
  programmes.write("institution", training, {
    name: "Municipality of Example district",
    kind: "local-government",
    country: "BR",
  });
  const learner = taught(programmes, training);
  await programmes.send();

  const lists = writerAs(trainer, now - 20 * DAY);
  const titles = ["What exploitation is", "Standing up for rights", "Safety online"];
  const days = Array.from({ length: 12 }, (_, at) =>
    lists.write("training-day", training, {
      title: `${titles[at % 3]} ${at + 1}`,
      heldOn: `2016-${String(((at + 5) % 12) + 1).padStart(2, "0")}-05`,
      country: "BR",
      place: "Example town",
      audience: "children",
      topics: ["recognise-report"],
    }),
  );
  const firstNames = ["Aurora", "Bento", "Clara", "Dante", "Elisa", "Fábio", "Gilda", "Hugo", "Iara", "João"];
  const lastNames = ["Exemplo", "Amostra", "Modelo", "Fictício", "Inventado"];
  Array.from({ length: 60 }, (_, at) => {
    const name = `${firstNames[at % 10]} ${lastNames[(at * 3 + Math.floor(at / 10)) % 5]}`;
    const learner = {
      name,
      ownCode: `P-${String(at).padStart(4, "0")}`,
      audience: "children",
      sex: at % 2 ? "male" : "female",
      bornOn: "2003-04-05",
    };
    const participant = lists.write("participant", training, learner);
    return lists.write("attendance", training, {
      day: days[at % 12],
      participant,
      present: "yes",
      knows: at % 3 ? "yes" : "no",
    });
  });
  await lists.send();

  const figures = writerAs(results, now - 10 * DAY);
  const committee = figures.write("committee", training, {
    name: "Committee of Example district",
    kind: "child-protection",
    country: "BR",
  });
  await figures.send();

  const files = writerAs(caseworker, now - 5 * DAY);
  const opened = Array.from({ length: 5 }, (_, at) => {
    const countId = randomUUID();
    const known = { code: `BN-00${at + 1}`, sex: "unsaid", livesWith: "relatives", countId };
    const child = files.write("child", cases, known);
    const file = files.write("case", cases, {
      child,
      countId,
      openedOn: `2016-0${at + 3}-09`,
      situation: "survivor",
      risk: "medium",
    });
    files.write("service-delivered", cases, { child, case: file, service: "education", givenOn: "2016-10-10" });
    return { child, file };
  });
  await files.send();
  return {
    trainer: holderOf(trainer),
    ids: {
      day: days[0] ?? "",
      case: opened[0]?.file ?? "",
      child: opened[0]?.child ?? "",
      nextCase: opened[1]?.file ?? "",
      committee,
      company,
      learner,
      partner: partner.tenant,
    },
  };
}

/** A course that has been, and one who finished it. */
function taught({ write }: ReturnType<typeof writer>, where: Where): string {
  const course = write("course", where, { name: "Baking for beginners", trade: "baking", country: "BR" });
  const group = { name: "Bakers of 2016", course, country: "BR", fromOn: "2016-03-01", toOn: "2016-08-31" };
  write("employer-check", where, {
    employer: "Example bakery",
    country: "BR",
    checkedOn: "2016-08-20",
    outcome: "fit",
  });
  return write("enrolment", where, {
    cohort: write("cohort", where, group),
    name: "Tomé Inventado",
    sex: "male",
    bornOn: "1998-02-03",
    enrolledOn: "2016-03-01",
    finishedOn: "2016-08-31",
    passed: "passed",
    certificateOn: "2016-09-05",
    agreed: "yes",
    countId: randomUUID(),
  });
}

interface Organisation {
  readonly tenant: string;
  readonly name: string;
  readonly country: string | null;
  readonly teams: readonly Where[];
}

async function organisation(
  keeper: Keeper,
  name: string,
  country: string | null,
  teamNames: readonly string[],
): Promise<Organisation> {
  const tenant = randomUUID();
  await keeper.admin.addTenant({ id: tenant, name, country, partner: country !== null });
  const teams = teamNames.map((team) => ({ tenant, stream: randomUUID(), name: team }));
  for (const team of teams) await keeper.admin.addStream(team);
  return { tenant, name, country, teams };
}

async function colleague(
  keeper: Keeper,
  name: string,
  does: string,
  at: Organisation,
  roles: readonly string[],
  stream: string | null,
  until: Pick<Grant, "toOn"> = {},
): Promise<Person> {
  const id = randomUUID();
  const grants = roles.map((role): Grant => ({ person: id, role, tenant: at.tenant, stream, ...until }));
  await keeper.admin.addPerson({ id, name, does, organisation: at.name, country: at.country, grants });
  return { id, grants };
}

/** Somebody who writes things down, all at once, on one day. */
function writer(holder: KeyHolder, now: number) {
  const store = makeStore(programme, randomUUID(), () => now);
  const desk = { programme, store, person: holder.person.id, newId: () => randomUUID(), countryOf: () => "BR" };
  return {
    write(typeId: string, where: Where, answers: Answers): string {
      const type = findType(programme, typeId);
      if (!type) throw new Error(`no type ${typeId}`);
      return create(desk, type, { tenant: where.tenant, stream: where.stream }, answers);
    },
    async send(): Promise<void> {
      const waiting = store.unsent().map(({ envelope }) => envelope);
      for (let at = 0; at < waiting.length; at += 200) {
        const outcomes = await holder.push(waiting.slice(at, at + 200));
        const refused = outcomes.flatMap((outcome) => (outcome.accepted ? [] : [outcome.problem.code]));
        if (refused.length > 0) throw new Error(`the seed was refused: ${refused[0]}`);
      }
    },
  };
}
