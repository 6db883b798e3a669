import assert from "node:assert/strict";
import { test } from "node:test";
import { builtInFormat, readFormat } from "./number-format.ts";

test("a format with a day, a month or a year makes a number a day", () => {
  const codes = [
    "dd/mm/yyyy",
    "yyyy\\-mm\\-dd",
    "d-m-yy;@",
    "[$-409]d\\-mmm\\-yy;@",
    "mmmm",
    "[$-1070000]d/mm/yyyy",
    "m/d/yy h:mm",
    '[Red]dd" de "mmmm',
  ];
  for (const code of codes) assert.equal(readFormat(code).kind, "day", code);
  for (const id of [14, 17, 22, 27, 57]) assert.equal(builtInFormat(id).kind, "day", String(id));
});

test("a format with only hours, minutes or seconds makes a number a time", () => {
  for (const code of ["h:mm", "hh:mm:ss", "[h]:mm", "mm:ss.0", "h:mm AM/PM"])
    assert.equal(readFormat(code).kind, "time", code);
  for (const id of [18, 21, 45, 47]) assert.equal(builtInFormat(id).kind, "time", String(id));
});

test("letters that are only shown make no day of a number", () => {
  const codes = [
    "General",
    "0.00E+00",
    '0" days"',
    "\\d0",
    '"day "0',
    "[Red]0",
    "#,##0_d",
    "@",
    "[$USD-409] #,##0",
    "_-* #,##0_-",
  ];
  for (const code of codes) assert.equal(readFormat(code).kind, "number", code);
});

test("a number is shown with the zeros, separators, percent and words of its format", () => {
  const shown: readonly (readonly [string, number, string])[] = [
    ["General", 0.1 + 0.2, "0.3"],
    ["General", 1234567.891, "1234567.891"],
    ["00000", 42, "00042"],
    ["0", 2.5, "3"],
    ["0.00", -1.256, "-1.26"],
    ["#,##0", 1234567, "1,234,567"],
    ["#,##0.00", 1234.5, "1,234.50"],
    ["0%", 0.45, "45%"],
    ["0.0%", 0.4567, "45.7%"],
    ["0.##", 2.5, "2.5"],
    ["#.##", 0.25, ".25"],
    ['"CB-"000', 7, "CB-007"],
    ["0\\ \\k\\m", 12, "12 km"],
    ["[$€-413] #,##0.00", 12.5, "€ 12.50"],
    ["_-* #,##0_-", 1200, "1,200"],
    ["0;[Red](0)", 5, "5"],
    ["0", -0.2, "0"],
  ];
  for (const [code, number, text] of shown) assert.equal(readFormat(code).show(number), text, code);
  assert.equal(builtInFormat(10).show(0.5), "50.00%");
});

test("a format we do not know shows the plain number", () => {
  for (const code of ["# ?/?", "0.00E+00", "000-000", "0,,", "x".repeat(300), "["])
    assert.equal(readFormat(code).show(12.5), "12.5", code);
});
