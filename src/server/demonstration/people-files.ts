// The lists of people a partner sends: children and adults at trainings, by name; the same person in several of them.
import type { SheetChoices } from "#core/register/bring-in.ts";
import type { Chance } from "./chance.ts";
import { someDay } from "./days.ts";
import type { Partner } from "./partners.ts";
import { type Crowd, crowdOf } from "./people.ts";
import { adultSeats, childrenSeats, type Room, type Seat } from "./trainings.ts";
import { writeKobo } from "./write-kobo.ts";
import {
  type Entry,
  type FileOut,
  type RegisterFile,
  type SheetOut,
  tongueOf,
  writeRegister,
} from "./write-register.ts";
import type { PartnerYear } from "./year.ts";

const CHILDREN = [
  "line",
  "number",
  "name",
  "code",
  "sex",
  "born",
  "guardian",
  "village",
  "date",
  "topic",
  "title",
  "place",
  "knows",
  "signature",
] as const;
const ADULTS = [
  "line",
  "number",
  "name",
  "code",
  "sex",
  "born",
  "village",
  "audience",
  "institution",
  "date",
  "topic",
  "title",
  "place",
  "present",
] as const;

export const childrenColumns = (partner: Partner): readonly string[] => columnsOf(CHILDREN, partner);

/** Columns this partner has: codes or villages, numbers of rows or none. */
function columnsOf(columns: readonly string[], { habits }: Partner): readonly string[] {
  const leftOut = new Set([
    habits.people === "code" ? "village" : "code",
    ...(habits.people === "code" ? ["guardian"] : []),
    ...(habits.numbered ? ["line"] : ["number"]),
  ]);
  return columns.filter((column) => !leftOut.has(column));
}

export function childrenFiles(year: PartnerYear, crowd: Crowd, chance: Chance): readonly RegisterFile[] {
  const { partner } = year;
  if (year.know + year.rights === 0) return [];
  const seats = childrenSeats(year, crowd, chance, tongueOf(partner).workshop);
  const twins = withLookalikes(seats, partner, chance);
  const { seats: all, doubles } = withDoubles(twins, partner, chance);
  return filesOf(partner, "children", CHILDREN, all, chance, doubles);
}

export function adultFiles(year: PartnerYear, parents: number, crowd: Crowd, chance: Chance): readonly RegisterFile[] {
  const seats = adultSeats(year.officials, parents, crowd, chance, tongueOf(year.partner).workshop);
  return seats.length === 0 ? [] : filesOf(year.partner, "adults", ADULTS, seats, chance, []);
}

/** Some of the children came to the try-out of the year before as well; that year is not this one. */
export function earlierFile(partner: Partner, chance: Chance): RegisterFile {
  const crowd = crowdOf({ ...partner, key: `${partner.key}-2015` }, chance);
  const room: Room = {
    date: someDay(chance, "2015-09-07", "2015-11-20"),
    topic: "recognise-report",
    title: `${tongueOf(partner).workshop} 0`,
    place: crowd.place(),
  };
  const seats = Array.from(
    { length: 28 },
    (): Seat => ({
      who: { ...crowd.child(), code: partner.habits.people === "code" ? `P${chance.uuid().slice(0, 6)}` : null },
      room,
      knows: "yes",
      audience: "children",
    }),
  );
  const file = writeRegister(
    { ...partner, habits: { ...partner.habits, titles: false } },
    "children-2015",
    "children",
    columnsOf(CHILDREN, partner),
    [{ name: "2015", entries: seats.map((seat, index) => entryOf(seat, index, partner, "E")) }],
  );
  return { ...file, kind: "children", by: "officer", actedOn: "2016-02-02", choices: {} };
}

/** Two files, one a half-year; or one with a sheet for each quarter; or one export of a form. */
function filesOf(
  partner: Partner,
  kind: "children" | "adults",
  columns: readonly string[],
  seats: readonly Seat[],
  chance: Chance,
  doubles: readonly Double[],
): readonly RegisterFile[] {
  const entries = new Map(
    seats.map((seat, index) => [seat, entryOf(seat, index, partner, kind === "children" ? "C" : "A")]),
  );
  const made = (file: FileOut, actedOn: string): RegisterFile => ({
    ...file,
    kind,
    by: "officer",
    actedOn,
    choices: choicesFor(doubles, entries, file),
  });
  const within = (from: string, to: string): readonly Entry[] =>
    seats.filter(({ room }) => room.date >= from && room.date <= to).map((seat) => entries.get(seat) as Entry);
  if (partner.habits.format === "kobo")
    return [
      made(
        writeKobo(
          partner,
          kind,
          columnsOf(columns, partner),
          seats.map((seat) => [seat.room, entries.get(seat) as Entry]),
          chance,
        ),
        "2016-12-05",
      ),
    ];
  if (partner.habits.files === "quarters") {
    const quarters: readonly (readonly [string, string, string])[] = [
      ["I", "2016-01-01", "2016-03-31"],
      ["II", "2016-04-01", "2016-06-30"],
      ["III", "2016-07-01", "2016-09-30"],
      ["IV", "2016-10-01", "2016-12-12"],
    ];
    const sheets: readonly SheetOut[] = quarters
      .map(([name, from, to]) => ({ name, entries: within(from, to) }))
      .filter((sheet) => sheet.entries.length > 0);
    return [made(writeRegister(partner, `${kind}-2016`, kind, columnsOf(columns, partner), sheets), "2016-12-05")];
  }
  const halves: readonly (readonly [string, string, string, string])[] = [
    ["1", "2016-01-01", "2016-06-30", "2016-07-06"],
    ["2", "2016-07-01", "2016-12-12", "2016-12-05"],
  ];
  return halves.flatMap(([half, from, to, actedOn]) => {
    const some = within(from, to);
    return some.length === 0
      ? []
      : [
          made(
            writeRegister(partner, `${kind}-2016-${half}`, kind, columnsOf(columns, partner), [
              { name: half, entries: some },
            ]),
            actedOn,
          ),
        ];
  });
}

/** Somebody on a seat, as a line of the list. */
export function entryOf({ who, room, knows, audience }: Seat, index: number, partner: Partner, letter: string): Entry {
  const tongue = tongueOf(partner);
  const [girl = "", boy = ""] = tongue.sexes[partner.habits.sexes] ?? tongue.sexes["letters"] ?? [];
  return {
    number: `${letter}${String(index + 1).padStart(5, "0")}`,
    name: who.name,
    code: who.code,
    sex: who.sex === null ? null : who.sex === "female" ? girl : boy,
    born: who.born === null ? null : { day: who.born },
    village: who.village,
    guardian: who.guardian,
    audience: tongue.audiences[audience] ?? null,
    institution: audience === "parents" ? null : `${tongue.audiences[audience]} ${room.place}`,
    date: { day: room.date },
    topic: tongue.topics[room.topic] ?? null,
    title: room.title,
    place: room.place,
    knows: knows === null ? null : knows === "yes" ? tongue.yes : tongue.no,
    present: tongue.yes,
  };
}

/** A seat that belongs to somebody who is on the list already, spelled otherwise. */
interface Double {
  readonly seat: Seat;
  readonly of: Seat;
}

/** Two children a partner with the same name and nearly the same birth date, who are two: nobody has answered that yet. */
function withLookalikes(seats: readonly Seat[], { habits }: Partner, chance: Chance): readonly Seat[] {
  const [one, other] = chance.shuffled([...new Set(seats.map(({ who }) => who))].filter(({ born }) => born !== null));
  if (habits.people === "code" || !one || !other || one.born === null) return seats;
  const day = Number(one.born.slice(8));
  const twin = {
    ...other,
    name: one.name,
    sex: one.sex,
    village: one.village,
    guardian: one.guardian,
    born: `${one.born.slice(0, 8)}${String(day > 14 ? day - 11 : day + 11).padStart(2, "0")}`,
  };
  return seats.map((seat) => (seat.who === other ? { ...seat, who: twin } : seat));
}

/** Two children who stand on the list of the first half-year twice, once with a letter wrong: one child each, as the partner confirmed. */
function withDoubles(
  seats: readonly Seat[],
  { habits }: Partner,
  chance: Chance,
): { readonly seats: readonly Seat[]; readonly doubles: readonly Double[] } {
  if (habits.people === "code" || habits.format === "kobo" || habits.files === "quarters")
    return { seats, doubles: [] };
  const first = seats.filter(({ room }) => room.date < "2016-07-01");
  const early = first.filter(({ room, who }) => room.topic === "recognise-report" && who.born !== null);
  const rooms = [...new Set(early.map(({ room }) => room))];
  const counts = Map.groupBy(first, ({ who }) => who.name);
  const doubles = chance
    .shuffled(early.filter(({ who }) => counts.get(who.name)?.length === 1))
    .slice(0, 2)
    .flatMap((of): readonly Double[] => {
      const room = rooms.find((one) => one !== of.room);
      return room ? [{ of, seat: { ...of, room, who: { ...of.who, name: `${of.who.name}o` } } }] : [];
    });
  return { seats: [...seats, ...doubles.map(({ seat }) => seat)], doubles };
}

/** What the partner's officer answers when these files come in. */
function choicesFor(
  doubles: readonly Double[],
  entries: ReadonlyMap<Seat, Entry>,
  { rowOf, name }: FileOut,
): { readonly [sheet: string]: SheetChoices } {
  const answers = doubles.flatMap(({ seat, of }) => {
    const rows = [seat, of].map((one) => rowOf.get(entries.get(one) as Entry));
    return rows.every((row) => row !== undefined)
      ? [
          [
            `same:${rows
              .map((row) => `row ${row}`)
              .sort()
              .join("|")}`,
            "same",
          ],
        ]
      : [];
  });
  const sheet = name.endsWith(".csv") ? name.replace(/\.csv$/, "") : "1";
  return answers.length === 0 ? {} : { [sheet]: { decisions: Object.fromEntries(answers) } };
}
