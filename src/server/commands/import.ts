// `import`: brings a register in, by the importer that runs in the browser; nothing of the file goes anywhere but into its changes.
// Promise: all of a file or nothing; what is left to ask or to mend is said by file, sheet, row and column, and never by value.
import { readFileSync, statSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { can } from "#core/access/can.ts";
import type { Person } from "#core/access/role.ts";
import type { Envelope } from "#core/change/change.ts";
import { newClock } from "#core/change/clock.ts";
import type { Problem } from "#core/problem.ts";
import type { BroughtIn, SheetBroughtIn, SheetChoices } from "#core/register/bring-in.ts";
import { leaveOutUnknown, type Mapping, settleColumn } from "#core/register/mapping.ts";
import { problemLine } from "#core/register/problems.ts";
import { setAsideSheet } from "#core/register/set-aside.ts";
import { checkSize } from "#core/sheet/read.ts";
import { writeXlsx } from "#core/sheet/write-xlsx.ts";
import { programme } from "#programme/register.ts";
import { registers } from "#programme/registers.ts";
import { dayAt } from "../day.ts";
import type { House } from "../house.ts";
import type { StreamOf } from "../keeper.ts";
import type { KeyHolder } from "../key-holder.ts";
import { MOST_CHANGES } from "../limits.ts";
import { type Bringing, bringFile, isUnreadable } from "./bring-file.ts";
import { inHouse, type Out, Wrong } from "./command.ts";
import { tellBroughtIn } from "./import-told.ts";
import { actAs, otherOrganisations } from "./importer.ts";
import { readKey } from "./key-file.ts";
import { clockAfter, pullKnown } from "./known.ts";
import { keepMappings, keptMappings } from "./mappings.ts";

export const importHelp = `import FILE --as KEYFILE [--team TEAM] [--dry-run] [--json]
  Brings a register (XLSX, CSV, KoboToolbox export) in for a team of yours. Nothing is saved while anything is left to ask or to mend.
  --as         a key file, as the demonstration keeps them in keys/
  --team       the team it is for, by name, where you have more than one
  --dry-run    says what would happen, and saves nothing
  --leave-out  leaves out columns that are not known; remembered for the next file with these headings
  --days       dmy or mdy: which comes first where a column of days does not show it
  --language   es, pt, id, en or nl: whose letters they are where a column does not show it
  --set-aside  writes faulty rows into this XLSX, each with what is wrong, and brings in the others
  --vanished   keep or withdraw: rows that came in before and are no longer there (kept when not said)
  --register   same or other: whether rows with numbers that are known already are those rows again
  --doubles    same or different: people who are nearly one (two people, and asked again, when not said)`;

/** What the command line reads for this verb, beside --help. */
export const importOptions = {
  as: { type: "string" },
  team: { type: "string" },
  json: { type: "boolean" },
  "dry-run": { type: "boolean" },
  "leave-out": { type: "boolean" },
  days: { type: "string" },
  language: { type: "string" },
  "set-aside": { type: "string" },
  vanished: { type: "string" },
  register: { type: "string" },
  doubles: { type: "string" },
} as const;

export type ImportGiven = { readonly [name in keyof typeof importOptions]?: string | boolean | undefined };

/** `file` and the files named in `given` are paths as this process sees them. Throws Wrong, in one sentence, where nothing was saved. */
export async function importRegister(given: ImportGiven, file: string | undefined, out: Out): Promise<void> {
  await inHouse(out, (house) => importInto(house, given, file, out));
}

export async function importInto(
  house: House & { readonly dataFolder: string },
  given: ImportGiven,
  file: string | undefined,
  out: Out,
): Promise<void> {
  if (file === undefined) throw new Wrong("Say which file: import FILE --as KEYFILE.");
  const name = basename(file);
  const bytes = readRegister(file, name);
  const key = readKey(given.as);
  const holder = await actAs(house, programme, key, Date.now());
  const { person } = holder;
  const team = findTeam(await house.keeper.streamsOf(person), given.team);
  const { known, shut } = await pullKnown(house.keeper, holder, team.tenant);
  // Whoever cannot read them would bring the same people in again.
  if (shut.size > 0)
    throw new Wrong(`${shut.size} records cannot be opened with your keys: ask a colleague to let you in.`);
  const now = Date.now();
  const today = dayAt(house.today, now);
  const bringing: Bringing = {
    tenant: team.tenant,
    stream: team.stream,
    author: person.id,
    device: key.device,
    country: team.country,
    ours: [team.organisation, team.name, `${team.organisation} ${team.name}`],
    others: await otherOrganisations(house.store, team.tenant),
    today,
    from: `${Number(today.slice(0, 4)) - 1}-01-01`,
    to: today,
    clock: clockAfter(newClock(key.device), known, now),
    now,
    known,
    mappings: keptMappings(house.dataFolder, team.tenant),
  };
  const { brought, choices } = decide(bytes, name, bringing, given);
  refuseOthers(brought, person, team, today);
  const problems = brought.sheets.flatMap(problemsOf);
  const { changes } = brought.carry();
  if (brought.ready && given["dry-run"] !== true) {
    await push(holder, changes);
    keepMappings(
      house.dataFolder,
      team.tenant,
      brought.sheets.flatMap(({ mapping }) => mapping ?? []),
    );
    writeSetAside(brought, choices, given["set-aside"]);
  }
  tellBroughtIn(
    brought,
    { problems, changeCount: changes.length, dryRun: given["dry-run"] === true, json: given.json === true },
    out,
  );
  if (!brought.ready)
    throw new Wrong(`Nothing of ${name} was brought in: ${problems.length} things are left to ask or to mend.`);
}

function readRegister(file: string, name: string): Uint8Array {
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  if (size === undefined) throw new Wrong(`There is no file ${name}.`);
  const oversize = checkSize(size, name);
  if (oversize) throw new Wrong(problemLine(oversize));
  return new Uint8Array(readFileSync(file));
}

function findTeam(teams: readonly StreamOf[], wanted: string | boolean | undefined): StreamOf {
  const fits = teams.filter(
    ({ name, organisation, stream }) =>
      wanted === undefined || [name, stream, `${organisation} ${name}`].includes(String(wanted)),
  );
  const [team] = fits;
  if (team && fits.length === 1) return team;
  const names = teams
    .map(({ name, organisation }) => `"${organisation} ${name}"`)
    .sort()
    .join(" or ");
  throw new Wrong(
    teams.length === 0 ? "You have no team to bring a register in for." : `Say which team: --team ${names}.`,
  );
}

/** The file under what was decided on the command line: first what its columns are, then which rows are faulty. */
function decide(
  bytes: Uint8Array,
  name: string,
  bringing: Bringing,
  given: ImportGiven,
): { readonly brought: BroughtIn; readonly choices: { readonly [sheet: string]: SheetChoices } } {
  const answers = { vanished: given.vanished, register: given.register, same: given.doubles };
  const decisions = Object.fromEntries(
    Object.entries(answers).filter((entry): entry is [string, string] => typeof entry[1] === "string"),
  );
  let choices: { readonly [sheet: string]: SheetChoices } = {};
  const bring = (): BroughtIn => {
    const brought = bringFile(bytes, name, bringing, choices);
    if (isUnreadable(brought)) throw new Wrong(brought.map(problemLine).join("\n"));
    return brought;
  };
  const choose = (brought: BroughtIn, more: (sheet: SheetBroughtIn) => SheetChoices): void => {
    choices = Object.fromEntries(
      brought.sheets.map((sheet) => [
        sheet.place.sheet ?? "",
        { decisions, ...choices[sheet.place.sheet ?? ""], ...more(sheet) },
      ]),
    );
  };
  choose(bring(), (sheet) => (sheet.mapping ? { mapping: settled(sheet.mapping, sheet, given) } : {}));
  if (given["set-aside"] !== undefined)
    choose(bring(), ({ plan }) => ({
      setAside: plan?.rows.filter(({ state }) => state === "faulty").map(({ row }) => row) ?? [],
    }));
  return { brought: bring(), choices };
}

/** What the command line says of columns: which to leave out, and how those that can be read two ways are meant. */
function settled(mapping: Mapping, { asked = [], table }: SheetBroughtIn, given: ImportGiven): Mapping {
  let meant = mapping;
  for (const { column, options } of asked) {
    const vocabularies = table?.layout.columns.find(({ id }) => id === mapping.columns[column]?.is)?.vocabularies ?? [];
    const use = options.find(
      ({ order, vocabulary = -1 }) =>
        (order !== undefined && order === given.days) ||
        (vocabularies[vocabulary] !== undefined && vocabularies[vocabulary].language === given.language),
    );
    if (use) meant = settleColumn(meant, column, use);
  }
  return given["leave-out"] === true ? leaveOutUnknown(meant) : meant;
}

/** Bringing in is a permission of its own, for every kind of record a register becomes. */
function refuseOthers({ sheets }: BroughtIn, person: Person, { tenant, stream }: StreamOf, on: string): void {
  for (const { plan, place } of sheets) {
    const types = registers.find(({ id }) => id === plan?.layout)?.parts.map(({ type }) => type) ?? [];
    if (types.every((type) => can(programme.roles, person, "import", { type, tenant, stream }, on))) continue;
    throw new Wrong(`${place.sheet}: you may not bring in a register of this kind.`);
  }
}

async function push(holder: KeyHolder, changes: readonly Envelope[]): Promise<void> {
  for (let at = 0; at < changes.length; at += MOST_CHANGES) {
    const refused = (await holder.push(changes.slice(at, at + MOST_CHANGES))).find(({ accepted }) => !accepted);
    // What was saved before stays: the same file brought in again goes on from there.
    if (refused && !refused.accepted)
      throw new Wrong(
        `${at} changes were saved, then one was refused: ${refused.problem.says} Bring the file in again to go on.`,
      );
  }
}

function problemsOf({ faults, plan }: SheetBroughtIn): readonly Problem[] {
  return [
    ...faults,
    ...(plan?.rows.filter(({ state }) => state === "faulty").flatMap(({ problems }) => problems) ?? []),
  ];
}

function writeSetAside(
  { sheets }: BroughtIn,
  choices: { readonly [sheet: string]: SheetChoices },
  file: string | boolean | undefined,
): void {
  const aside = sheets.flatMap(({ table, plan, place }) => {
    const rows = new Set(choices[place.sheet ?? ""]?.setAside);
    return table && rows.size > 0
      ? [
          setAsideSheet(
            place.sheet ?? "",
            table,
            rows,
            (row) => plan?.rows.find((one) => one.row === row)?.problems ?? [],
          ),
        ]
      : [];
  });
  if (typeof file === "string" && aside.length > 0) writeFileSync(file, Buffer.concat([...writeXlsx(aside)]));
}
