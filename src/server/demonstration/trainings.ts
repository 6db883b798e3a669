// A year of trainings at one partner: who sat in which room on which day. People come more than once, some of them know afterwards.
// Promise: exactly as many different children and officials as the partner's part of the year says, however many rows it takes.
import type { Chance } from "./chance.ts";
import { someDay } from "./days.ts";
import type { Crowd, Somebody } from "./people.ts";

/** A training day, the same for all who sat in it. */
export interface Room {
  readonly date: string;
  readonly topic: string;
  readonly title: string;
  readonly place: string;
}

export interface Seat {
  readonly who: Somebody;
  readonly room: Room;
  readonly knows: "yes" | "no" | null;
  readonly audience: string;
}

export interface ChildrenYear {
  readonly know: number;
  /** Trained in rights, by name; `both` of them are among those who know. */
  readonly rights: number;
  readonly both: number;
  /** Trained, and not checked or not found to know. */
  readonly unchecked: number;
}

/** Rooms of a topic, as many as it takes for this many people, in a span of days. */
function roomsFor(
  people: number,
  topic: string,
  crowd: Crowd,
  chance: Chance,
  span: readonly [string, string],
  workshop: string,
  first: number,
): Room[] {
  return Array.from({ length: Math.max(1, Math.round(people / chance.between(19, 27))) }, (_, index) => ({
    date: someDay(chance, span[0], span[1]),
    topic,
    title: `${workshop} ${first + index}`,
    place: crowd.place(),
  }));
}

const YEAR = ["2016-02-08", "2016-11-26"] as const;

export function childrenSeats(year: ChildrenYear, crowd: Crowd, chance: Chance, workshop: string): readonly Seat[] {
  const know = Array.from({ length: year.know }, () => crowd.child());
  const unchecked = Array.from({ length: year.unchecked }, () => crowd.child());
  const rights = [...know.slice(0, year.both), ...Array.from({ length: year.rights - year.both }, () => crowd.child())];
  const seats: Seat[] = [];
  const seat = (who: Somebody, room: Room, knows: Seat["knows"]): void =>
    void seats.push({ who, room, knows, audience: "children" });
  if (year.know > 0) {
    const rooms = roomsFor(year.know + year.unchecked, "recognise-report", crowd, chance, YEAR, workshop, 1);
    for (const who of know) {
      const [first, second] = chance.shuffled(rooms);
      if (first) seat(who, first, "yes");
      // Some came twice, and the other time knew, or were not asked, or did not know yet. Each is one child.
      if (!first || !second || !chance.happens(0.07)) continue;
      seat(who, second, chance.happens(0.4) ? "yes" : second.date < first.date ? "no" : null);
    }
    for (const who of unchecked) seat(who, chance.pick(rooms), chance.happens(0.35) ? "no" : null);
  }
  if (year.rights > 0) {
    const rooms = roomsFor(year.rights, "rights-and-peers", crowd, chance, YEAR, workshop, 201);
    for (const who of rights) {
      const [first, second] = chance.shuffled(rooms);
      if (first) seat(who, first, null);
      if (second && chance.happens(0.05)) seat(who, second, null);
    }
  }
  return byRoom(seats);
}

/** Officials, each once in the figure and some in several rooms; and parents, who are in none of the seven figures. */
export function adultSeats(
  officials: number,
  parents: number,
  crowd: Crowd,
  chance: Chance,
  workshop: string,
): readonly Seat[] {
  const seats: Seat[] = [];
  const topics = ["child-safe-justice", "law-and-procedure", "first-response"] as const;
  const rooms = topics.flatMap((topic, index) =>
    roomsFor(officials / 3, topic, crowd, chance, YEAR, workshop, 301 + index * 40),
  );
  for (let left = officials; left > 0; left--) {
    const who = crowd.adult();
    const kind = chance.next();
    const audience = kind < 0.52 ? "government" : kind < 0.8 ? "police" : "judiciary";
    const times = chance.happens(0.15) ? chance.between(2, 3) : 1;
    for (const room of chance.shuffled(rooms).slice(0, times)) seats.push({ who, room, knows: null, audience });
  }
  const evenings = roomsFor(Math.max(parents, 1), "parenting", crowd, chance, YEAR, workshop, 501);
  for (let left = parents; left > 0; left--)
    seats.push({ who: crowd.adult(), room: chance.pick(evenings), knows: null, audience: "parents" });
  return byRoom(seats);
}

function byRoom(seats: Seat[]): readonly Seat[] {
  const key = ({ room }: Seat): string => `${room.date} ${room.title}`;
  return seats.sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0));
}
