// Devices in memory, for scenarios and laws: each with a clock that may lie, its own view of one record, and its own acts.
import type { Act, Envelope, Part } from "#core/change/change.ts";
import { NOTHING_SAID, sayChange } from "#core/change/change.ts";
import { type Clock, newClock, stampOf, tick } from "#core/change/clock.ts";
import { allAnswers, sayAnswers } from "#core/record/answers.ts";
import type { Answers } from "#core/record/condition.ts";
import { type FoldedRecord, foldRecord, type OpenedChange, STATE } from "#core/record/fold.ts";
import { type RecordType, splitPart } from "#core/record/type.ts";

export function uuid(number: number): string {
  return `00000000-0000-4000-8000-${number.toString(16).padStart(12, "0")}`;
}

export function deviceId(number: number): string {
  return `${number.toString(16).padStart(8, "0")}-0000-4000-8000-000000000000`;
}

let changeNumber = 0;

/** One device's copy of one record: what it has heard, what it has said. */
export interface Device {
  readonly id: string;
  readonly heard: OpenedChange[];
  clock: Clock;
}

export function newDevice(number: number): Device {
  const id = deviceId(number);
  return { id, heard: [], clock: newClock(id) };
}

export function opened(envelope: Envelope): OpenedChange {
  return { head: envelope.head, body: envelope.body === "" ? NOTHING_SAID : (JSON.parse(envelope.body) as Part) };
}

export function see(device: Device, type: RecordType): FoldedRecord | undefined {
  return foldRecord(device.heard, type);
}

export function hearAll(device: Device, changes: readonly OpenedChange[]): void {
  for (const change of changes) {
    device.heard.push(change);
    const [millis, count] = [
      Number.parseInt(change.head.stamp.slice(0, 12), 16),
      Number.parseInt(change.head.stamp.slice(13, 17), 16),
    ];
    if (millis > device.clock.millis || (millis === device.clock.millis && count > device.clock.count))
      device.clock = { ...device.clock, millis, count };
  }
}

/** A person on this device acts at `now`, looking at what the device knows. */
export function act(
  device: Device,
  type: RecordType,
  record: string,
  what: Act,
  wanted: Answers,
  now: number,
  author = uuid(3),
): OpenedChange {
  const before = see(device, type);
  const said = sayAnswers(type, before, wanted);
  const { shown, opaque } = splitPart(type, said);
  const heads = what.startsWith("move:") ? { [STATE]: before?.workflow?.heads ?? [] } : {};
  device.clock = tick(device.clock, now);
  const change = opened(
    sayChange(
      {
        id: uuid(++changeNumber),
        tenant: uuid(1),
        stream: uuid(2),
        record,
        type: type.id,
        act: what,
        author,
        device: device.id,
        stamp: stampOf(device.clock),
        saidAt: null,
        schema: type.schema,
        circle: "team",
        generation: 0,
      },
      { set: shown.set, seen: { ...shown.seen, ...heads } },
      opaque,
      null,
    ),
  );
  device.heard.push(change);
  return change;
}

/** What two people would compare: answers, rows, state, conflicts; not the order things arrived in. */
export function picture(record: FoldedRecord | undefined): unknown {
  if (!record) return undefined;
  return {
    answers: allAnswers(record),
    fields: [...record.fields]
      .map(([address, standing]) => [
        address,
        standing.value,
        standing.stamp,
        standing.disputed.map((held) => held.value),
        standing.heads,
      ])
      .sort(),
    rows: [...record.rows].sort(),
    state: record.workflow,
    withdrawn: record.withdrawn,
    setAside: [...record.setAside].sort(),
    counts: [record.changeCount, record.firstStamp, record.lastStamp, record.createdBy],
  };
}
