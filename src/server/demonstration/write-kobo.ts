// A partner that collects with KoboToolbox: its export, with one row a training and the people of each on a sheet of their own.
import { writeXlsx } from "#core/sheet/write-xlsx.ts";
import type { Chance } from "./chance.ts";
import type { Partner } from "./partners.ts";
import type { Room } from "./trainings.ts";
import { type Entry, type FileOut, joined, tongueOf } from "./write-register.ts";

const OF_ROOM = ["date", "topic", "title", "place"] as const;

export function writeKobo(
  partner: Partner,
  name: string,
  columns: readonly string[],
  seats: readonly (readonly [Room, Entry])[],
  chance: Chance,
): FileOut {
  const { headings } = tongueOf(partner);
  const heading = (column: string): string => headings[column] ?? column;
  const text = (value: Entry[string] | undefined): string | number | null =>
    typeof value === "object" && value !== null ? value.day : (value ?? null);
  const form = `${partner.key} ${name}`;
  const rooms = [...new Map(seats.map(([room, entry]) => [room, entry]))].map(([room, entry], index) => ({
    room,
    entry,
    index: index + 1,
    uuid: chance.uuid(),
  }));
  const submissions = new Map(rooms.map((one) => [one.room, one]));
  const own = columns.filter(
    (column) => !(OF_ROOM as readonly string[]).includes(column) && column !== "number" && column !== "signature",
  );
  const rowOf = new Map<Entry, number>();
  const main = rooms.map(({ room, entry, index, uuid }) => [
    `${room.date}T09:00:00.000+05:30`,
    `${room.date}T12:00:00.000+05:30`,
    ...OF_ROOM.map((column) => text(entry[column])),
    1000 + index,
    uuid,
    `${room.date}T18:10:00`,
    "",
    "submitted_via_web",
    "vB4x",
    index,
  ]);
  const people = seats.map(([room, entry], index) => {
    const { index: parent = 0, uuid = "" } = submissions.get(room) ?? {};
    rowOf.set(entry, index + 2);
    return [
      ...own.map((column) => text(entry[column])),
      index + 1,
      form,
      parent,
      1000 + parent,
      uuid,
      `${room.date}T18:10:00`,
    ];
  });
  const sheets = [
    {
      name: form,
      headings: [
        [
          "start",
          "end",
          ...OF_ROOM.map((column) => `training/${heading(column)}`),
          "_id",
          "_uuid",
          "_submission_time",
          "_notes",
          "_status",
          "__version__",
          "_index",
        ],
      ],
      rows: main,
    },
    {
      name: "participants",
      headings: [
        [
          ...own.map((column) => `participants/${heading(column)}`),
          "_index",
          "_parent_table_name",
          "_parent_index",
          "_submission__id",
          "_submission__uuid",
          "_submission__submission_time",
        ],
      ],
      rows: people,
    },
  ];
  return {
    name: `${partner.key}-${name}-kobo.xlsx`,
    bytes: joined(writeXlsx(sheets.map((sheet) => ({ ...sheet, columns: [] })))),
    rowOf,
  };
}
