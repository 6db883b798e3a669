// A partner's part of the year 2016, cut so that all parts together come to what was published.
import { allot } from "./chance.ts";
import { type Figure, figures, type Partner, partners, published } from "./partners.ts";

export interface PartnerYear {
  readonly partner: Partner;
  /** Children who know; all by name, since knowing is asked of each. */
  readonly know: number;
  readonly unchecked: number;
  /** Children trained in rights: by name, and counted at the door and new this year. */
  readonly rights: number;
  readonly rightsCounted: number;
  /** Of those by name, how many are among the children who know. */
  readonly both: number;
  readonly survivors: number;
  readonly officials: number;
  readonly officialsCounted: number;
  readonly committees: number;
  readonly companiesHelped: number;
  readonly companiesTrained: number;
}

export function partnerYears(): readonly PartnerYear[] {
  const parts = Object.fromEntries(
    figures.map((figure) => [
      figure,
      allot(
        published[figure],
        partners.map(({ shares }) => shares[figure]),
      ),
    ]),
  );
  return partners.map((partner, index): PartnerYear => {
    const of = (figure: Figure): number => parts[figure]?.[index] ?? 0;
    const [rights, officials] = [of("C2"), of("G0")];
    const rightsCounted = Math.round(rights * 0.14);
    const officialsCounted = Math.round(officials * 0.24);
    return {
      partner,
      know: of("C1"),
      unchecked: Math.round(of("C1") * 0.06),
      rights: rights - rightsCounted,
      rightsCounted,
      both: Math.min(of("C1"), Math.round((rights - rightsCounted) * 0.58)),
      survivors: of("C4"),
      officials: officials - officialsCounted,
      officialsCounted,
      committees: of("F3"),
      companiesHelped: of("P2"),
      companiesTrained: of("P4"),
    };
  });
}
