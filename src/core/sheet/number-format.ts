// How a number of a workbook is shown: as a day, a time of day, or a number with its zeros, separators and signs.
// A format we do not know shows the plain number; the value itself is never touched.

/** What a number format makes of a number; `show` gives what a person sees of it. */
export interface NumberFormat {
  readonly kind: "day" | "time" | "number";
  readonly show: (number: number) => string;
}

export const general: NumberFormat = { kind: "number", show: plainNumber };

/** The format with this number when the workbook does not spell it out (ECMA-376 part 1, 18.8.30). */
export function builtInFormat(id: number): NumberFormat {
  if ((id >= 14 && id <= 17) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58))
    return { kind: "day", show: plainNumber };
  if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) return { kind: "time", show: plainNumber };
  return readFormat(builtInCodes[id] ?? "General");
}

const builtInCodes: { readonly [id: number]: string } = {
  1: "0",
  2: "0.00",
  3: "#,##0",
  4: "#,##0.00",
  9: "0%",
  10: "0.00%",
  37: "#,##0",
  38: "#,##0",
  39: "#,##0.00",
  40: "#,##0.00",
};

/** Reads a format code such as `dd/mm/yyyy`, `00000` or `0.0%`. */
export function readFormat(code: string): NumberFormat {
  if (code.length > 255) return general; // longer than Excel allows
  const positive = /^(?:"[^"]*"|\\.|\[[^\]]*\]|[^;])*/.exec(code)?.[0] ?? "";
  const letters = positive
    .replace(/"[^"]*"|\\.|[_*]./g, "")
    .replace(/\[([hms]+)\]/gi, "$1")
    .replace(/\[[^\]]*\]|AM\/PM|A\/P|General|E[+-]/gi, "");
  if (/[yd]/i.test(letters)) return { kind: "day", show: plainNumber };
  if (/[hs]/i.test(letters)) return { kind: "time", show: plainNumber };
  if (/m/i.test(letters)) return { kind: "day", show: plainNumber };
  return { kind: "number", show: numberShape(positive) ?? plainNumber };
}

/** The number as a cell of no format shows it: at most 15 digits, as Excel keeps them, and a point. */
function plainNumber(number: number): string {
  return String(Number(number.toPrecision(15)));
}

/** How a code of zeros, separators and literal signs shows a number; nothing for fractions, exponents and other rarities. */
function numberShape(code: string): ((number: number) => string) | undefined {
  const literal = String.raw`((?:"[^"]*"|\\.|[_*].|\[\$[^\]]*\]|\[[A-Za-z]+\]|[-+ $€£()])*)`;
  const shape = new RegExp(String.raw`^${literal}([#0,]*[0#])(?:\.([0#]+))?(%?)${literal}$`).exec(code);
  if (shape === null) return undefined;
  const [, before = "", whole = "", decimals = "", percent = "", after = ""] = shape;
  const least = whole.replace(/[#,]/g, "").length;
  const most = Math.min(decimals.length, 20);
  const leastDecimals = decimals.replace(/#+$/, "").length;
  return (number) => {
    const fixed = Math.abs(Number((percent === "" ? number : number * 100).toPrecision(15))).toFixed(most);
    if (fixed.includes("e")) return plainNumber(number);
    const [integer = "", fraction = ""] = fixed.split(".");
    const digits = integer === "0" && least === 0 ? "" : integer.padStart(least, "0");
    const grouped = whole.includes(",") ? digits.replace(/\B(?=(\d{3})+$)/g, ",") : digits;
    const kept = fraction.slice(0, leastDecimals) + fraction.slice(leastDecimals).replace(/0+$/, "");
    const sign = number < 0 && /[1-9]/.test(fixed) ? "-" : "";
    return `${sign}${literalSigns(before)}${grouped}${kept === "" ? "" : `.${kept}`}${percent}${literalSigns(after)}`.trim();
  };
}

function literalSigns(code: string): string {
  return code.replace(
    /"([^"]*)"|\\(.)|[_*].|\[\$([^\]-]*)[^\]]*\]|\[[A-Za-z]+\]/g,
    (_, quoted?: string, escaped?: string, currency?: string) => quoted ?? escaped ?? currency ?? "",
  );
}
