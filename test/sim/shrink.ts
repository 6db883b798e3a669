// A schedule that fails, made smaller: fewer days, fewer phones, less trouble, as long as it still fails.
import { ALL_TROUBLE, type Trouble } from "./play.ts";
import { type Played, playSchedule, type Size } from "./schedule.ts";

export interface Failing {
  readonly size: Size;
  readonly trouble: Trouble;
  readonly played: Played;
}

/** The smallest that was found, with its trace; nothing where it does not fail at all. */
export async function shrink(seed: number, from: Size, trouble: Trouble = ALL_TROUBLE): Promise<Failing | undefined> {
  let smallest = await failing(seed, from, trouble);
  for (let isSmaller = smallest !== undefined; smallest && isSmaller; ) {
    isSmaller = false;
    for (const [size, less] of smaller(smallest)) {
      const found: Failing | undefined = await failing(seed, size, less);
      if (!found) continue;
      smallest = found;
      isSmaller = true;
      break;
    }
  }
  return smallest;
}

function smaller({ size, trouble }: Failing): readonly (readonly [Size, Trouble])[] {
  const { devices, days } = size;
  const parts = (Object.keys(trouble) as (keyof Trouble)[]).filter((part) => trouble[part]);
  return [
    ...(days > 1 ? [[{ devices, days: Math.ceil(days / 2) }, trouble] as const] : []),
    ...(devices > 2 ? [[{ devices: Math.max(2, Math.ceil(devices / 2)), days }, trouble] as const] : []),
    ...(devices > 2 ? [[{ devices: devices - 1, days }, trouble] as const] : []),
    ...parts.map((part) => [size, { ...trouble, [part]: false }] as const),
  ];
}

async function failing(seed: number, size: Size, trouble: Trouble): Promise<Failing | undefined> {
  const played = await playSchedule(seed, size, { trouble, trace: true });
  return played.faults.length > 0 ? { size, trouble, played } : undefined;
}

/** Of a trace, what names the same as its faults do, and the little that everybody feels: the last of it. */
export function shortened({ lines, faults }: Played, most = 80): readonly string[] {
  const named = new Set(faults.flatMap((fault) => fault.match(/\b(?:[0-9a-f]{8}|[pn]\d+)\b/g) ?? []));
  const isTold = (line: string): boolean =>
    /FAULT|the server|leaves|joins|is well/.test(line) || [...named].some((name) => line.includes(name));
  return lines.filter(isTold).slice(-most);
}
