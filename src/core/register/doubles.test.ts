import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { afterwards, bringSheets, figures, HEADINGS, opaqueOf, rangeIn, sheetOf } from "#test/bicycles/bring.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { nearPairs } from "./near-thing.ts";

type Who = readonly [
  name: string,
  number: string | null,
  jersey: string | null,
  born: string | null,
  village: string | null,
];
const ana: Who = ["Ana Azul", null, "red", "2004-05-06", "Hill"];
let day = 0;
/** A register in which each of these rides once, all on different routes. */
const riding = (...people: readonly Who[]): readonly Sheet[] => [
  sheetOf([HEADINGS, ...people.map((who) => [...who, "2016-03-12", `Route ${++day}`, "yes"])]),
];
const reasons = (...people: readonly Who[]): readonly (string | undefined)[] =>
  bringSheets(riding(...people)).sheets[0]?.plan?.questions.map(({ reason }) => reason) ?? [];
const peopleIn = (...people: readonly Who[]): number | null | undefined =>
  figures(afterwards([], bringSheets(riding(...people))))["all"];

describe("two rows are one person", () => {
  it("by the organisation's own number, whatever else is spelled otherwise", () => {
    assert.equal(
      peopleIn(["Ana Azul", "A-07", "red", "2004-05-06", "Hill"], ["Anna Asul", "a 07", "red", null, null]),
      1,
    );
  });
  it("by name, jersey, birth date and village, whatever case, accents and spaces", () => {
    assert.equal(peopleIn(ana, ["  ANÁ   azul", null, "red", "2004-05-06", "HILL"]), 1);
    assert.deepEqual(reasons(ana, ana), []);
  });
  it("over several registers of an organisation", () => {
    const known = afterwards([], bringSheets(riding(ana)));
    const again = bringSheets(riding(ana), known);
    assert.equal(
      again.changes.some(({ head }) => head.type === "member"),
      false,
    );
    assert.equal(figures(afterwards(known, again))["all"], 1);
  });
});

describe("two rows that are nearly one are asked about and never merged", () => {
  const near: readonly (readonly [string, Who, string])[] = [
    ["a letter off", ["Ana Asul", null, "red", "2004-05-06", "Hill"], "letter-off"],
    ["a letter more", ["Anna Azul", null, "red", "2004-05-06", "Dale"], "letter-off"],
    ["names the other way round", ["Azul, Ana", null, "red", "2004-05-06", "Hill"], "word-order"],
    ["day and month swapped", ["Ana Azul", null, "red", "2004-06-05", "Hill"], "born-off"],
    ["a year off", ["Ana Azul", null, "red", "2005-05-06", "Hill"], "born-off"],
    ["no birth date, the same village", ["Ana Azul", null, "red", null, "Hill"], "born-missing"],
    ["another village", ["Ana Azul", null, "red", "2004-05-06", "Dale"], "place-differs"],
    ["no village", ["Ana Azul", null, "red", "2004-05-06", null], "place-differs"],
    ["a number with one alone", ["Ana Azul", "7", "red", "2004-05-06", "Hill"], "details-differ"],
    ["another jersey", ["Ana Azul", null, "blue", "2004-05-06", "Hill"], "sex-differs"],
  ];
  for (const [title, other, reason] of near) {
    it(title, () => {
      assert.deepEqual(reasons(ana, other), [reason]);
      assert.equal(peopleIn(ana, other), 2);
    });
  }
  it("and those who only look alike are not", () => {
    const others: readonly Who[] = [
      ["Ana Azul", null, "red", "1999-11-30", "Hill"],
      ["Ana Azul", null, "blue", "2004-06-05", "Hill"],
      ["Ana Azul", null, "red", null, "Dale"],
      ["Olga Azul", null, "red", "2004-05-06", "Hill"],
    ];
    for (const other of others) assert.deepEqual(reasons(ana, other), [], other.join(", "));
  });
});

describe("until they are answered", () => {
  it("the number of people carries its range", () => {
    const plan = bringSheets(
      riding(
        ana,
        ["Ana Asul", null, "red", "2004-05-06", "Hill"],
        ["Ana Assul", null, "red", "2004-05-06", "Hill"],
        ["Beo Berg", null, "blue", "2001-01-01", "Hill"],
      ),
    ).sheets[0]?.plan;
    assert.deepEqual(plan?.people, { least: 2, most: 4 });
  });
  it("they do not keep a register out", () => {
    assert.equal(bringSheets(riding(ana, ["Ana Asul", null, "red", "2004-05-06", "Hill"])).ready, true);
  });
});

describe("what is asked and not answered", () => {
  const asul: Who = ["Ana Asul", null, "red", "2004-05-06", "Hill"];
  const sheets = riding(
    ana,
    asul,
    ["Ana Assul", null, "red", "2004-05-06", "Hill"],
    ["Beo Berg", null, "blue", "2001-01-01", "Hill"],
  );
  const known = afterwards([], bringSheets(sheets));
  it("is carried by as many as there may be fewer people", () => {
    assert.deepEqual(rangeIn(known), { least: 2, most: 4 });
  });
  it("is asked again with the same register, which changes nothing", () => {
    const again = bringSheets(sheets, known);
    assert.equal(again.sheets[0]?.plan?.questions.length, 2);
    assert.deepEqual(again.sheets[0]?.plan?.people, { least: 2, most: 4 });
    assert.deepEqual(again.changes, []);
  });
  it("becomes one person when somebody says so later", () => {
    const later = afterwards(known, bringSheets(sheets, known, { decisions: { same: "same" } }));
    assert.deepEqual(rangeIn(later), { least: 2, most: 2 });
    assert.deepEqual(bringSheets(sheets, later).sheets[0]?.plan?.questions, []);
  });
  it("stays two when somebody says so later, and is not asked a third time", () => {
    const later = afterwards(known, bringSheets(sheets, known, { decisions: { same: "different" } }));
    assert.deepEqual(rangeIn(later), { least: 4, most: 4 });
    const third = bringSheets(sheets, later);
    assert.deepEqual([third.sheets[0]?.plan?.questions, third.changes], [[], []]);
  });
  it("goes on where one of several is answered", () => {
    const [question] = bringSheets(sheets, known).sheets[0]?.plan?.questions ?? [];
    const later = afterwards(known, bringSheets(sheets, known, { decisions: { [question?.id ?? ""]: "same" } }));
    assert.deepEqual(rangeIn(later), { least: 2, most: 3 });
  });
  it("is asked once in a file, whichever of its sheets they stand in", () => {
    const twice = [...riding(ana, asul), ...riding(ana, asul).map((sheet) => ({ ...sheet, name: "More rides" }))];
    const brought = bringSheets(twice);
    assert.deepEqual(
      brought.sheets.map(({ plan }) => plan?.questions.length),
      [1, 0],
    );
    assert.deepEqual(rangeIn(afterwards([], brought)), { least: 1, most: 2 });
    assert.deepEqual(
      bringSheets(twice, afterwards([], brought)).sheets.map(({ plan }) => plan?.questions.length),
      [1, 1],
    );
  });
  it("is not asked by a register that is about others", () => {
    const others = bringSheets(riding(["Cleo Clay", null, "red", "2002-02-02", "Dale"]), known);
    assert.deepEqual(others.sheets[0]?.plan?.questions, []);
    assert.deepEqual(rangeIn(afterwards(known, others)), { least: 3, most: 5 });
  });
  it("grows when somebody comes who is near them, and does not lose what was open", () => {
    const near = bringSheets(riding(["Azul Ana", null, "red", "2004-05-06", "Hill"]), known);
    assert.deepEqual(rangeIn(afterwards(known, near)), { least: 2, most: 5 });
  });
  it("is about nobody any more once one of the two is corrected to somebody else", () => {
    const numbered = (name: string): readonly Sheet[] => [
      sheetOf([
        ["Line number", ...HEADINGS],
        ["1", ...ana, "2016-03-12", "Coast", "yes"],
        ["2", name, ...asul.slice(1), "2016-03-12", "Coast", "yes"],
      ]),
    ];
    const before = afterwards([], bringSheets(numbered("Ana Asul")));
    assert.deepEqual(rangeIn(before), { least: 1, most: 2 });
    const right = bringSheets(numbered("Olga Oak"), before);
    assert.deepEqual(rangeIn(afterwards(before, right)), { least: 2, most: 2 });
  });
});

describe("once they are answered", () => {
  const asul: Who = ["Ana Asul", null, "red", "2004-05-06", "Hill"];
  it("a confirmed double states whose it is, counts once, and is not asked about again", () => {
    const sheets = riding(ana, asul);
    const brought = bringSheets(sheets, [], { decisions: { "same:letter-off": "same" } });
    const members = brought.changes.filter(({ head }) => head.type === "member");
    assert.equal(
      opaqueOf(members[1] ?? assert.fail()).set["sameAs"],
      opaqueOf(members[0] ?? assert.fail()).set["countId"],
    );
    const known = afterwards([], brought);
    assert.equal(figures(known)["all"], 1);
    assert.deepEqual(brought.sheets[0]?.plan?.people, { least: 1, most: 1 });
    const later = bringSheets(riding(asul), known);
    assert.deepEqual(later.sheets[0]?.plan?.questions, [], "the other spelling is known now");
    assert.equal(figures(afterwards(known, later))["all"], 1);
  });
  it("two who are known and turn out to be one through a third are joined too", () => {
    const known = afterwards([], bringSheets(riding(ana, ["Ana Asull", null, "red", "2004-05-06", "Hill"])));
    assert.equal(figures(known)["all"], 2);
    const brought = bringSheets(riding(asul), known, { decisions: { same: "same" } });
    assert.equal(figures(afterwards(known, brought))["all"], 1);
  });
  it("two people stay two", () => {
    const brought = bringSheets(riding(ana, asul), [], { decisions: { same: "different" } });
    assert.deepEqual(brought.sheets[0]?.plan?.people, { least: 2, most: 2 });
    assert.equal(figures(afterwards([], brought))["all"], 2);
  });
});

describe("laws", () => {
  it("the figure has the range the import told, whatever was answered at which import, and the same again changes nothing", () => {
    const someone = fc.tuple(
      fc.constantFrom("Ana Azul", "Ana Asul", "Azul Ana", "Anna Azul", "Ana Assul"),
      fc.constant(null),
      fc.constantFrom(null, "red"),
      // Without a birth date a row is somebody new each time.
      fc.constantFrom("2004-05-06", "2004-06-05"),
      fc.constantFrom(null, "Hill", "Dale"),
    );
    const decisions = fc.dictionary(
      fc.constantFrom(
        "same:letter-off",
        "same:word-order",
        "same:born-off",
        "same:details-differ",
        "same:place-differs",
      ),
      fc.constantFrom("same", "different"),
      { maxKeys: 3 },
    );
    const imports = fc.array(fc.tuple(fc.array(someone, { maxLength: 5 }), decisions), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(imports, (several) => {
        let known: ReturnType<typeof afterwards> = [];
        const people: Who[] = [];
        for (const [more, answered] of several) {
          people.push(...more);
          // Each import brings everybody so far on a new day, so that it is about all there are.
          const sheets = riding(...people);
          const brought = bringSheets(sheets, known, { decisions: answered });
          known = afterwards(known, brought);
          if (people.length > 0) assert.deepEqual(rangeIn(known), brought.sheets[0]?.plan?.people);
          const again = bringSheets(sheets, known);
          assert.deepEqual(again.changes, []);
        }
      }),
      { numRuns: process.env["SLOW"] ? 500 : 30 },
    );
  });

  it("whoever is near is found whatever the order, and blocks miss nobody that comparing all finds", () => {
    const fields = {
      name: "name",
      born: "born",
      sex: "sex",
      places: ["place"],
      double: "double",
      mayBe: "mayBe",
      id: "id",
    };
    const someone = fc.record({
      name: fc.constantFrom("ana azul", "ana asul", "azul ana", "anna azul", "beo berg"),
      born: fc.constantFrom(undefined, "2004-05-06", "2004-06-05", "2005-05-06"),
      sex: fc.constantFrom(undefined, "red", "blue"),
      place: fc.constantFrom(undefined, "hill", "dale"),
    });
    // Many of one name and many of one birth date: there only who shares something more is compared.
    const crowd = Array.from({ length: 120 }, (_, index) => ({
      id: `crowd ${index}`,
      answers:
        index % 2
          ? { name: "ana azul", born: `19${10 + (index >> 1)}-11-29` }
          : { name: `${index}`.repeat(9), born: "2004-05-06" },
      old: true,
    }));
    fc.assert(
      fc.property(fc.array(someone, { maxLength: 8 }), fc.boolean(), (people, crowded) => {
        const all = people.map((answers, index) => ({ id: `p${index}`, answers, old: false }));
        const found = nearPairs(fields, crowded ? [...crowd, ...all] : all)
          .filter(({ a, b }) => a.startsWith("p") && b.startsWith("p"))
          .map(({ a, b, reason }) => `${a} ${b} ${reason}`);
        const oneByOne = all
          .flatMap((one, i) => all.slice(i + 1).flatMap((other) => nearPairs(fields, [one, other])))
          .map(({ a, b, reason }) => `${a} ${b} ${reason}`);
        assert.deepEqual(found, oneByOne.sort());
        assert.deepEqual(
          nearPairs(fields, [...all].reverse()).map(({ a, b, reason }) => `${a} ${b} ${reason}`),
          found,
        );
      }),
      { numRuns: process.env["SLOW"] ? 2000 : 100 },
    );
  });
});
