// Year, half, quarter, month; one definition of "in". A period is its text: `2016`, `2016-H1`, `2016-Q3`, `2016-07`.

export interface Period {
  readonly text: string;
  /** First and last month, `YYYY-MM`, both in. */
  readonly from: string;
  readonly to: string;
}

const form = /^(\d{4})(?:-(?:H([12])|Q([1-4])|(0[1-9]|1[0-2])))?$/;

/** The period a text names, or nothing. */
export function findPeriod(text: string): Period | undefined {
  const parts = form.exec(text);
  if (!parts) return undefined;
  const [, year = "", half, quarter, month] = parts;
  const [from, to] = half
    ? [Number(half) * 6 - 5, Number(half) * 6]
    : quarter
      ? [Number(quarter) * 3 - 2, Number(quarter) * 3]
      : month
        ? [Number(month), Number(month)]
        : [1, 12];
  return { text, from: `${year}-${two(from)}`, to: `${year}-${two(to)}` };
}

export function isIn(period: Period, month: string): boolean {
  return period.from <= month && month <= period.to;
}

export function monthsOf(period: Period): readonly string[] {
  const year = period.from.slice(0, 4);
  const [first, last] = [Number(period.from.slice(5)), Number(period.to.slice(5))];
  return Array.from({ length: last - first + 1 }, (_, index) => `${year}-${two(first + index)}`);
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
