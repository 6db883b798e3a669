// The demonstration programme, brought in at the first start: organisations and people, the partners' registers through the importer
// that everybody has, what happened beside them, and the released cut of the year.
// Promise: nothing is counted here; the same seed makes the same changes, so that a load that was cut off is done again without harm.
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { allAnswers } from "#core/record/answers.ts";
import { foldRecord } from "#core/record/fold.ts";
import type { CutOutcome } from "#core/result/cut.ts";
import { findPeriod } from "#core/result/period.ts";
import { demonstrationSecrets } from "#core/seal/demonstration.ts";
import { programme } from "#programme/register.ts";
import { type DemonstrationLoad, demonstrationToday } from "../house.ts";
import type { Keeper } from "../keeper.ts";
import { platform } from "../platform.ts";
import { listCuts, makeAndStoreCut } from "../store/cuts.ts";
import { asCounter } from "../store/database.ts";
import { calendarRecords } from "./calendar.ts";
import { caseFiles } from "./case-files.ts";
import { chanceOf } from "./chance.ts";
import { ALLIANCE, allianceAdministrator, caseTeam, colleagues, fieldTeam, HOME, tenantOf } from "./colleagues.ts";
import { TODAY } from "./days.ts";
import { type Desk, deviceOf, openDesk, tell } from "./desk.ts";
import { happeningsAt } from "./events.ts";
import { faultyAuthor, faultyFiles, faultyRecords } from "./faulty.ts";
import { frameworkRecords, targets } from "./framework.ts";
import { companyAsTrainer } from "./happened-elsewhere.ts";
import { helplineRecords } from "./helplines.ts";
import { bringRegister, workersOf } from "./partner-work.ts";
import { faultyPartner, type Partner } from "./partners.ts";
import { registersOf } from "./registers-of.ts";
import { sendAll } from "./send.ts";
import { staffOf, workersAt } from "./staff.ts";
import { declaredFile, grownRegister } from "./try-out.ts";
import type { RegisterFile } from "./write-register.ts";
import { partnerYears } from "./year.ts";

export const SEED = "banyan";

/** Fills an empty demonstration. `onProgress` is told how many of how many files have come in. */
export async function loadDemonstration({ keeper, store, dataFolder, onProgress }: DemonstrationLoad): Promise<void> {
  const years = partnerYears();
  const work = [
    ...years.map((year) => ({
      partner: year.partner,
      files: () => [...registersOf(year, SEED), ...declaredFile(year.partner)],
    })),
    { partner: faultyPartner, files: () => faultyFiles(faultyPartner, chanceOf(`${SEED} faulty`)) },
  ];
  await addOrganisations(
    keeper,
    work.map(({ partner }) => partner),
  );
  await writeKeys(dataFolder);
  const outcomes: CutOutcome[] = [];
  const total = work.length + 1;
  let pushed: Promise<void> = Promise.resolve();
  for (const [done, { partner, files }] of work.entries()) {
    onProgress(done, total, "bringing in the demonstration");
    const desk = openDesk(SEED, partner.key);
    workAt(desk, partner, files(), join(dataFolder, "registers", partner.key));
    outcomes.push(...outcomesOf(desk));
    // While one partner's changes are saved the next partner's files are read.
    await pushed;
    pushed = sendFrom(keeper, partner, desk);
    await new Promise((soon) => setImmediate(soon));
  }
  await pushed;
  await sendAll({
    keeper,
    key: ALLIANCE.key,
    organisation: ALLIANCE.name,
    teams: [fieldTeam(ALLIANCE.key)],
    desk: allianceDesk(),
  });
  onProgress(total - 1, total, "making the released figures");
  const period = findPeriod("2016");
  if (period && (await asCounter(store, listCuts)).length === 0)
    await makeAndStoreCut(store, { programme, period, cutOffOn: TODAY, demonstration: true, outcomes, targets });
  onProgress(total, total, "the demonstration is here");
}

async function addOrganisations(keeper: Keeper, all: readonly Partner[]): Promise<void> {
  const { admin } = keeper;
  const { trusts } = await demonstrationSecrets(platform, allianceAdministrator.id);
  if (!(await admin.setRoot(trusts))) throw new Error("another root stands here");
  await admin.addTenant({ id: tenantOf(ALLIANCE.key), name: ALLIANCE.name, country: null, partner: false });
  await admin.addStream({ tenant: tenantOf(ALLIANCE.key), stream: fieldTeam(ALLIANCE.key), name: "Desk" });
  for (const { key, name, country } of all) {
    await admin.addTenant({ id: tenantOf(key), name, country, partner: country !== faultyPartner.country });
    await admin.addStream({ tenant: tenantOf(key), stream: fieldTeam(key), name: "Field team" });
    await admin.addStream({ tenant: tenantOf(key), stream: caseTeam(key), name: "Case team" });
  }
  for (const { key: _, ...colleague } of [...colleagues, allianceAdministrator]) await admin.addPerson(colleague);
}

/** Whoever said something at a partner and cannot be signed in as is somebody there too; then everything is pushed. */
async function sendFrom(keeper: Keeper, partner: Partner, desk: Desk): Promise<void> {
  const { key, name: organisation } = partner;
  const authors = new Set(desk.waiting.map(({ change }) => change.head.author));
  for (const { role, ...worker } of workersAt(partner, SEED))
    if (role === "administrator" || authors.has(worker.id)) await keeper.admin.addPerson(worker);
  await sendAll({ keeper, key, organisation, teams: [fieldTeam(key), caseTeam(key)], desk });
}

/** What `--as` takes: who somebody is, the device they act on, and their keys. */
async function writeKeys(dataFolder: string): Promise<void> {
  mkdirSync(join(dataFolder, "keys"), { recursive: true, mode: 0o700 });
  for (const { key, id } of colleagues) {
    const file = { person: id, device: deviceOf(id), secrets: await demonstrationSecrets(platform, id) };
    writeFileSync(join(dataFolder, "keys", `${key}.json`), `${JSON.stringify(file)}\n`, { mode: 0o600 });
  }
  writeFileSync(
    join(dataFolder, "demonstration.json"),
    `${JSON.stringify({ seed: SEED, madeOn: demonstrationToday })}\n`,
  );
}

/** Everything done at a partner, said at its desk; its registers are left in `folder`. */
export function workAt(desk: Desk, partner: Partner, files: readonly RegisterFile[], folder: string): void {
  const { key, country } = partner;
  const workers = workersOf(key);
  for (const told of staffOf(partner, SEED)) tell(desk, workers("administrator"), fieldTeam(key), country, told);
  // Before the registers, which are brought in at the end of the year: a device's clock never goes back.
  if (key === HOME) for (const { by, told } of caseFiles()) tell(desk, workers(by), caseTeam(key), country, told);
  mkdirSync(folder, { recursive: true });
  for (const file of files) {
    writeFileSync(join(folder, file.name), file.bytes);
    const setAside = bringRegister(desk, partner, workers, file, SEED);
    if (setAside) writeFileSync(join(folder, file.name.replace(/\.(xlsx|csv)$/, "-set-aside.xlsx")), setAside);
  }
  for (const { by, stream, told } of happeningsAt(key)) tell(desk, workers(by), stream, country, told);
  if (key === companyAsTrainer.partner) nameTrainer(desk, workers, partner);
  if (key === HOME) {
    const last = files.findLast(({ kind }) => kind === "children");
    const grown = last && grownRegister(partner, last, SEED);
    if (grown) writeFileSync(join(folder, grown.name), grown.bytes);
  }
  if (partner === faultyPartner)
    for (const told of faultyRecords(partner))
      tell(desk, workers(faultyAuthor(told.type)), fieldTeam(key), country, told);
}

/** A company taught on a day of the partner's own register, and is trainer there, not trained. */
function nameTrainer(desk: Desk, workers: ReturnType<typeof workersOf>, { key, country }: Partner): void {
  const day = desk.known
    .map(({ changes }) => foldRecord(changes))
    .find(
      (record) =>
        record?.type === "training-day" &&
        (allAnswers(record)["topics"] as readonly string[] | undefined)?.includes(companyAsTrainer.topic),
    );
  if (!day) throw new Error("no training day to name the trainer of");
  tell(desk, workers("results-officer"), fieldTeam(key), country, {
    record: day.id,
    type: "training-day",
    on: "2016-12-07",
    answers: { trainers: [{ id: "1", trainer: companyAsTrainer.trainer }] },
  });
}

function allianceDesk(): Desk {
  const desk = openDesk(SEED, ALLIANCE.key);
  const workers = workersOf(ALLIANCE.key);
  for (const told of [...frameworkRecords(), ...calendarRecords(), ...helplineRecords()])
    tell(desk, workers("alliance-desk"), fieldTeam(ALLIANCE.key), null, told);
  return desk;
}

/** Outcomes that somebody said can be printed. */
function outcomesOf({ known }: Desk): readonly CutOutcome[] {
  return known.flatMap(({ changes }) => {
    const record = changes[0]?.head.type === "harvested-outcome" ? foldRecord(changes) : undefined;
    const { says, country, happenedOn, fitToPrint } = record ? allAnswers(record) : {};
    return fitToPrint === "yes"
      ? [{ says: String(says), country: String(country), year: Number(String(happenedOn).slice(0, 4)) }]
      : [];
  });
}
