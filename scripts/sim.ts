// `npm run sim`: people with phones, clocks, a network and a server that all go wrong, played from a seed; what must be true is looked at.
import { type ChildProcess, fork } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import process from "node:process";
import { parseArgs } from "node:util";
import { cloneFolder } from "#server/settings.ts";
import { ALL_TROUBLE, type Trouble } from "#test/sim/play.ts";
import { type Played, playSchedule } from "#test/sim/schedule.ts";
import { shortened, shrink } from "#test/sim/shrink.ts";

const help = `npm run sim -- [--devices 3] [--days 1] [--seed 1] [--schedules 1]   plays what may befall people and their phones

Devices of the app with real keys, on disks, clocks and a network in memory, which fail in every way they can, and a server that is killed,
and put back from a backup. In the end all is well again, everybody sends and fetches, and nothing may be lost, doubled or out of order.

  --seed N        the first schedule; the same seed is the same schedule, to the letter
  --schedules N   so many, one after the other from this seed on, on all processors
  --resume        goes on where the last run of so many stopped
  --without A,B   leaves trouble out: ${Object.keys(ALL_TROUBLE).join(", ")}
  --trace         prints all that happens: ids and times, never what was written
  --no-shrink     does not look for a smaller schedule that fails as well`;

const { values } = parseArgs({
  options: {
    devices: { type: "string", default: "3" },
    days: { type: "string", default: "1" },
    seed: { type: "string", default: "1" },
    schedules: { type: "string", default: "1" },
    without: { type: "string", default: "" },
    resume: { type: "boolean" },
    trace: { type: "boolean" },
    "no-shrink": { type: "boolean" },
    part: { type: "boolean" },
    help: { type: "boolean", short: "h" },
  },
});
const size = { devices: Number(values.devices), days: Number(values.days) };
const without = values.without.split(",").filter((part) => part !== "");
const trouble = Object.fromEntries(
  Object.keys(ALL_TROUBLE).map((part) => [part, !without.includes(part)]),
) as unknown as Trouble;
/** So many to a process, which then ends: what it has learnt by heart goes with it. */
const AT_ONCE = 200;

/** A part is played as a whole, or again. */
interface Progress {
  readonly of: string;
  /** The first seeds of parts that were played. */
  readonly done: number[];
  played: number;
  events: number;
  changes: number;
  readonly failed: number[];
}

if (values.help) console.log(help);
else if (values.part) await playPart(Number(values.seed), Number(values.schedules));
else if (Number(values.schedules) > 1) process.exitCode = await playMany(Number(values.seed), Number(values.schedules));
else process.exitCode = await playOne(Number(values.seed));

async function playOne(seed: number): Promise<number> {
  const began = process.cpuUsage();
  const played = await playSchedule(seed, size, { trouble, trace: values.trace === true });
  for (const line of played.lines) console.log(line);
  const { user, system } = process.cpuUsage(began);
  const seconds = ((user + system) / 1e6).toFixed(1);
  console.log(`${told(played)}, ${seconds} s of a processor, trace ${played.hash}`);
  if (played.faults.length > 0) await tellWhy(seed);
  return played.faults.length > 0 ? 1 : 0;
}

/** What fails, as small as it can be found, and how to see it again. */
async function tellWhy(seed: number): Promise<void> {
  const found = values["no-shrink"] ? undefined : await shrink(seed, size, trouble);
  if (!found) return;
  for (const line of shortened(found.played)) console.log(`  ${line}`);
  const left = Object.entries(found.trouble).flatMap(([part, is]) => (is ? [] : part));
  const { devices, days } = found.size;
  const more = left.length > 0 ? ` --without ${left.join(",")}` : "";
  console.log(`again: npm run sim -- --devices ${devices} --days ${days} --seed ${seed}${more} --trace`);
}

function told({ seed, events, changes, faults }: Played): string {
  const all = `seed ${seed}: ${changes} changes, ${events} events`;
  return faults.length === 0 ? `${all}, all well` : [all, ...faults.map((fault) => `  ${fault}`)].join("\n");
}

async function playPart(from: number, count: number): Promise<void> {
  for (let seed = from; seed < from + count; seed += 1) {
    const { lines: _, ...played } = await playSchedule(seed, size, { trouble });
    process.send?.(played);
  }
}

/** Each processor plays a part after the other; what was played is written down, so that it can be gone on with. */
async function playMany(from: number, count: number): Promise<number> {
  const file = join(cloneFolder, ".cache", `sim-${values.devices}x${values.days}.json`);
  const of = JSON.stringify([size, from, count, without, AT_ONCE]);
  const known = values.resume && existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as Progress) : undefined;
  const progress: Progress = known?.of === of ? known : { of, done: [], played: 0, events: 0, changes: 0, failed: [] };
  const [began, playedBefore] = [process.hrtime(), progress.played];
  const done = new Set(progress.done);
  const due = Array.from({ length: Math.ceil(count / AT_ONCE) }, (_, at) => from + at * AT_ONCE).filter(
    (first) => !done.has(first),
  );
  mkdirSync(dirname(file), { recursive: true });
  if (done.size > 0) console.log(`${progress.played} were played before`);

  /** In a play, the clocks of this process are those of the play. */
  function rate(): string {
    const [seconds, nanoseconds] = process.hrtime(began);
    return ((progress.played - playedBefore) / (seconds + nanoseconds / 1e9)).toFixed(1);
  }

  async function work(): Promise<void> {
    for (let first = due.shift(); first !== undefined; first = due.shift()) {
      const some: Pick<Played, "seed" | "events" | "changes" | "faults">[] = [];
      await part(first, Math.min(AT_ONCE, from + count - first), (played) => {
        some.push(played);
        if (played.faults.length > 0) console.log(told(played));
      });
      for (const { seed, events, changes, faults } of some) {
        progress.played += 1;
        progress.events += events;
        progress.changes += changes;
        if (faults.length > 0) progress.failed.push(seed);
      }
      progress.done.push(first);
      writeFileSync(`${file}.new`, JSON.stringify(progress));
      renameSync(`${file}.new`, file);
      process.stderr.write(`${progress.played} of ${count}, ${rate()} a second\n`);
    }
  }

  await Promise.all(Array.from({ length: availableParallelism() }, work));
  const { played, events, changes, failed } = progress;
  console.log(`${played} schedules, ${changes} changes, ${events} events, ${rate()} schedules a second`);
  console.log(failed.length === 0 ? "all well" : `${failed.length} failed: ${failed.join(" ")}`);
  const [first] = failed;
  if (first !== undefined) await tellWhy(first);
  return failed.length === 0 && played === count ? 0 : 1;
}

function part(first: number, many: number, onPlayed: (played: Played) => void): Promise<void> {
  const { devices, days } = values;
  const args = ["--part", "--seed", `${first}`, "--schedules", `${many}`, "--devices", devices, "--days", days];
  const child: ChildProcess = fork(import.meta.filename, [...args, "--without", values.without]);
  child.on("message", (played) => onPlayed(played as Played));
  return new Promise((done, failed) => {
    child.on("error", failed);
    child.on("exit", (code) =>
      code === 0 ? done() : failed(new Error(`schedules from ${first} on ended with ${code}`)),
    );
  });
}
