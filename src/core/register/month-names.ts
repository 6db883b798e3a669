// The months as registers write them: Spanish, Portuguese, Indonesian, English and Dutch, whole and cut short.
// A word list; folded, and no word means two months in any of the five.

export const monthNumbers: { readonly [word: string]: number } = Object.fromEntries(
  [
    "enero ene janeiro jan januari january januar",
    "febrero feb fevereiro fev februari february peb pebruari",
    "marzo mar marco maret march maart mrt",
    "abril abr april apr",
    "mayo may maio mai mei",
    "junio jun junho juni june",
    "julio jul julho juli july",
    "agosto ago agustus agu agt august aug augustus ags",
    "septiembre setiembre sep sept set setembro september",
    "octubre oct outubro out oktober okt october",
    "noviembre nov novembro november nop nopember",
    "diciembre dic dezembro dez desember des december dec",
  ].flatMap((words, index) => words.split(" ").map((word) => [word, index + 1] as const)),
);
