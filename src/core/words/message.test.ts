// Messages: values, plural forms and choices in several languages, and what is wrong with a translation.
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { faultOf } from "./compare.ts";
import { isMisread, readMessage, tell } from "./message.ts";

const late = "{count, plural, =0 {nothing late} one {# wheel is late} other {# wheels are late}}";

describe("a message", () => {
  it("puts values in, and numbers in the digits of the language", () => {
    assert.equal(tell("Hello {name}", { name: "Ana" }, "en-GB"), "Hello Ana");
    assert.equal(tell("{count} wheels", { count: 1200 }, "nl"), "1.200 wheels");
    assert.equal(tell("{count}", { count: 12 }, "bn-u-nu-beng"), "১২");
  });

  it("takes the plural form of its language, and an exact number before it", () => {
    assert.equal(tell(late, { count: 0 }, "en-GB"), "nothing late");
    assert.equal(tell(late, { count: 1 }, "en-GB"), "1 wheel is late");
    assert.equal(tell(late, { count: 2 }, "en-GB"), "2 wheels are late");
    assert.equal(tell("{n, plural, one {# roue} other {# roues}}", { n: 0 }, "fr"), "0 roue");
  });

  it("chooses by a word, with messages inside messages", () => {
    const text = "{who, select, you {{n, plural, one {your ride} other {your # rides}}} other {{name}’s rides}}";
    assert.equal(tell(text, { who: "you", n: 3 }, "en-GB"), "your 3 rides");
    assert.equal(tell(text, { who: "x", name: "Dev", n: 3 }, "en-GB"), "Dev’s rides");
  });

  it("takes an apostrophe as one, and what stands quoted as it is", () => {
    assert.equal(tell("It's {x}; '{x}' isn''t", { x: "on" }, "en-GB"), "It's on; {x} isn't");
  });

  it("leaves a value that is not given to be seen, and what cannot be read as it stands", () => {
    assert.equal(tell("Hello {name}", {}, "en-GB"), "Hello {name}");
    assert.equal(tell("Hello {name", { name: "Ana" }, "en-GB"), "Hello {name");
  });
});

describe("a translation", () => {
  it("has the values, tags and choices of its source", () => {
    assert.equal(faultOf("{a} of {b}", "{b} van {a}", "nl"), undefined);
    assert.match(faultOf("{a} of {b}", "{a}", "nl") ?? "", /lacks b/);
    assert.match(faultOf("{a}", "{a} {c}", "nl") ?? "", /has c/);
    assert.match(faultOf("See <link>{a}</link>", "Zie {a}", "nl") ?? "", /lacks <link>/);
    assert.match(faultOf("a", "{a", "nl") ?? "", /cannot be read/);
  });

  it("has the plural forms of its language: one is enough where a language has one", () => {
    assert.equal(faultOf(late, "{count, plural, other {# roda terlambat}}", "id"), undefined);
    assert.match(faultOf(late, "{count, plural, one {# x} other {# x}}", "id") ?? "", /"one", which this language/);
    assert.match(faultOf(late, "{count, plural, other {# wielen}}", "nl") ?? "", /lacks the plural form "one"/);
  });

  it("that is not there yet is no fault", () => assert.equal(faultOf("{a}", "", "nl"), undefined));
});

describe("laws", () => {
  const plain = fc.string({ unit: "grapheme" }).filter((text) => !/[{}'#]/u.test(text));
  it("what holds no value is told as it stands, and a value anywhere is put in", () => {
    fc.assert(
      fc.property(plain, plain, plain, (before, value, after) => {
        assert.equal(tell(before, {}, "en"), before);
        assert.equal(tell(`${before}{v}${after}`, { v: value }, "en"), before + value + after);
      }),
    );
  });
  it("no text is too odd to be read or refused", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."{}'#, abplural select other=1") }), (text) => {
        const read = readMessage(text);
        assert.ok(isMisread(read) || Array.isArray(read));
        assert.equal(typeof tell(text, { a: 1, b: "x" }, "en"), "string");
      }),
    );
  });
});
