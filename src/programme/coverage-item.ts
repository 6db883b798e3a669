// One thing that was asked of the programme, and what serves it.

export interface CoverageItem {
  readonly item: number;
  readonly title: string;
  /** Ids of record types. */
  readonly types: readonly string[];
  /** Paths of screens made for it. */
  readonly screens: readonly string[];
  /** Codes of indicators. */
  readonly indicators: readonly string[];
  /** What it still lacks, in one line; nothing where it lacks nothing. */
  readonly later?: string;
}

/** An item; ids, paths and codes are said one after the other, with a space between. */
export function asked(
  item: number,
  title: string,
  by: { readonly types?: string; readonly screens?: string; readonly indicators?: string; readonly later?: string },
): CoverageItem {
  const words = (said = ""): readonly string[] => said.split(" ").filter(Boolean);
  return {
    item,
    title,
    types: words(by.types),
    screens: words(by.screens),
    indicators: words(by.indicators),
    ...(by.later !== undefined && { later: by.later }),
  };
}
