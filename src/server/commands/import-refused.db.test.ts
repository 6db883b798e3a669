import assert from "node:assert/strict";
import { existsSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, before, describe, it } from "node:test";
import { strToU8, zipSync } from "fflate";
import { HEADINGS, openPartnerOffice, type PartnerOffice, ROWS } from "#test/partner-office.ts";
import { handMade } from "#test/sheets/hand-made.ts";

let office: PartnerOffice;
before(async () => {
  office = await openPartnerOffice();
});
after(() => office?.close());

describe("a register that cannot come in says why, and leaves nothing behind", () => {
  const at = (name: string): string => join(office.folder, name);
  const write = (name: string, bytes: Uint8Array | string): string => {
    writeFileSync(at(name), bytes);
    return at(name);
  };
  const row = (column: number, value: string | number): readonly (string | number)[] =>
    (ROWS[0] ?? []).with(column, value as string);
  const list = (name: string, ...lines: readonly (readonly (string | number)[])[]): string =>
    office.workbook(name, [HEADINGS, ...lines]);
  const cases: { readonly [title: string]: readonly [file: () => string, says: RegExp] } = {
    "not an XLSX": [
      () => write("foto.xlsx", Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0)),
      /“foto\.xlsx” is .*, not a spreadsheet/,
    ],
    "locked with a password": [() => write("cerrado.xlsx", locked()), /“cerrado\.xlsx” is protected with a password/],
    empty: [() => write("vacio.xlsx", ""), /“vacio\.xlsx” is empty/],
    "200 MB": [
      () => {
        write("grande.xlsx", "");
        truncateSync(at("grande.xlsx"), 200 * 1024 * 1024);
        return at("grande.xlsx");
      },
      /“grande\.xlsx” is 200 MB large/,
    ],
    "300,000 rows": [
      () => write("largo.csv", `${HEADINGS.join(",")}\n${"a,F,,,,,\n".repeat(300_000)}`),
      /more than 50,000 rows/,
    ],
    "a zip bomb": [() => write("bomba.xlsx", bomb()), /“bomba\.xlsx” (is damaged|unpacks to more)/],
    "a formula without its value": [
      () =>
        write(
          "formula.xlsx",
          handMade({
            rows: `<row r="1">${HEADINGS.map((heading, index) => `<c r="${"ABCDEFG"[index]}1" t="inlineStr"><is><t>${heading}</t></is></c>`).join("")}</row><row r="2"><c r="A2" t="inlineStr"><is><t>Anís</t></is></c><c r="E2"><f>TODAY()</f></c><c r="F2" t="inlineStr"><is><t>Reconocer y denunciar</t></is></c></row>`,
          }),
        ),
      /formula\.xlsx, Riders, row 2, column E: “Day” comes from a formula/,
    ],
    "an unknown column": [
      () =>
        office.workbook("talla.xlsx", [
          [...HEADINGS, "Color"],
          [...(ROWS[0] ?? []), "x"],
        ]),
      /talla\.xlsx, Lista, row 1, column H: We do not know the column “Color”/,
    ],
    "an unknown choice": [
      () => list("modulo.xlsx", row(5, "Natación")),
      /modulo\.xlsx, Lista, row 2, column F: “What was taught” holds a word we do not know/,
    ],
    "a day out of the period": [
      () => list("viejo.xlsx", row(4, "13/03/2011")),
      /viejo\.xlsx, Lista, row 2, column E: “Day” lies outside the time/,
    ],
    "a register for another team": [
      () => office.workbook("otro.xlsx", [HEADINGS, ...ROWS], ["Example Partner Fern, marzo"]),
      /otro\.xlsx, Lista: This register names another organisation/,
    ],
    "only totals": [
      () =>
        office.workbook("total.xlsx", [
          ["Niñas", "Cuántas"],
          ["Total", 40],
        ]),
      /total\.xlsx, Lista: This sheet holds totals and no rows/,
    ],
    "negative people": [
      () =>
        office.workbook("menos.xlsx", [
          ["Fecha", "Módulo", "Grupo", "Niñas", "Niños"],
          ["13/03/2016", "Crianza", "Padres y madres", -4, 2.5],
        ]),
      /menos\.xlsx, Lista, row 2, column D: “Girls or women” is less than nothing[\s\S]*row 2, column E: “Boys or men” has to be a whole number/,
    ],
  };
  for (const [title, [make, says]] of Object.entries(cases)) {
    it(title, async () => {
      const saved = await office.changeCount();
      const { told, wrong } = await office.run(make());
      assert.match(`${told}${wrong}`, says);
      assert.ok(wrong);
      assert.doesNotMatch(`${told}${wrong}`, /Anís|Natación|2011/, "no value is repeated");
      assert.equal(await office.changeCount(), saved);
    });
  }
  it("but a faulty row can be set aside by choice, into a sheet that says what is wrong", async () => {
    const file = list("aparte.xlsx", row(4, "pronto"), ["Nopal Tordo Gualdo", ...(ROWS[0] ?? []).slice(1)]);
    const { said, wrong } = await office.run(file, { "set-aside": at("aparte-mal.xlsx") });
    assert.equal(wrong, undefined);
    assert.match(said, /1 new, 1 set aside/);
    assert.ok(existsSync(at("aparte-mal.xlsx")));
    assert.match((await office.run(at("aparte-mal.xlsx"))).told, /row 2, column E: “Day” is not a day of the calendar/);
  });
});

/** A compound file that holds an encrypted package, as Excel writes a workbook with a password (MS-CFB). */
function locked(): Uint8Array {
  const bytes = new Uint8Array(1536);
  bytes.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  const view = new DataView(bytes.buffer);
  view.setUint16(30, 9, true);
  view.setUint32(48, 0, true);
  for (const [index, name] of ["EncryptionInfo", "EncryptedPackage"].entries())
    for (const [at, letter] of [...name].entries())
      view.setUint16(512 + index * 128 + at * 2, letter.charCodeAt(0), true);
  return bytes;
}

/** 64 MB in 64 kB. */
function bomb(): Uint8Array {
  const blanks = new Uint8Array(64 * 1024 * 1024).fill(0x20);
  return zipSync({ "_rels/.rels": strToU8("<Relationships/>"), "xl/workbook.xml": blanks }, { level: 1 });
}
