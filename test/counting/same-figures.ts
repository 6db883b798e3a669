// What is counted, whoever it is counted of: two tables that say the same here give the same figures under every indicator.
import type { Counted } from "#core/fact/join.ts";

/** Every row without its names, and how rows go together: by event, by person, by what is counted once. */
export function sameFigures(rows: readonly Counted[]): unknown {
  const plain = (row: Counted): string => {
    const { record: _, key: __, person, subject, occasion: ___, ...said } = row;
    return JSON.stringify([said, person !== null, subject !== null, row.key.split("|")[1] ?? ""]);
  };
  const groups = (nameOf: (row: Counted) => string | null): readonly string[] =>
    [...Map.groupBy(rows, nameOf)]
      .flatMap(([name, some]) => (name === null ? [] : some.map(plain).sort().join()))
      .sort();
  return {
    rows: rows.map(plain).sort(),
    events: groups((row) => `${row.record} ${row.kind} ${row.key.split("|")[0]}`),
    people: groups(({ person }) => person),
    subjects: groups(({ subject }) => subject),
  };
}
