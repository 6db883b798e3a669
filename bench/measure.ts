// What every measure shares: medians, CPU time beside wall time, and the shape of a row in the table `npm run bench` prints.

/** One line of the table: what was measured, how it came out, the bar it is held against, and a peer's figure where one is known. */
export interface BenchRow {
  readonly what: string;
  readonly measured: string;
  readonly bar: string;
  readonly beside: string;
}

export interface Timed {
  /** Medians, in milliseconds. */
  readonly wall: number;
  readonly cpu: number;
}

/** Runs work some times after one run to warm up; machines are noisy, so the median is told and CPU beside wall. */
export async function timed(times: number, work: () => unknown): Promise<Timed> {
  await work();
  const walls: number[] = [];
  const cpus: number[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    const cpu = process.cpuUsage();
    const wall = performance.now();
    await work();
    walls.push(performance.now() - wall);
    const { user, system } = process.cpuUsage(cpu);
    cpus.push((user + system) / 1000);
  }
  return { wall: median(walls), cpu: median(cpus) };
}

export function median(numbers: readonly number[]): number {
  const inOrder = numbers.toSorted((a, b) => a - b);
  return inOrder[Math.floor(inOrder.length / 2)] ?? Number.NaN;
}

export function millis({ wall, cpu }: Timed): string {
  return `${Math.round(wall)} ms (CPU ${Math.round(cpu)} ms)`;
}

/** The most memory this process ever held, in megabytes, as the system counts it. */
export function peakMegabytes(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}

/** Ends a measure's own process: its rows, for the table. */
export function tell(rows: readonly BenchRow[]): void {
  process.stdout.write(`${JSON.stringify(rows)}\n`);
}
