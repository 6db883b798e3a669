// A link to join leaves nothing in the address, and what is not a link is told apart from none.
import assert from "node:assert/strict";
import { beforeEach, describe, it } from "node:test";
import { uuid } from "#test/bicycles/devices.ts";
import { dropLink, takeLink } from "./join-link.ts";

const id = uuid(0x77);
const whole = `#${id}.${"A".repeat(43)}.${"A".repeat(43)}`;
const shown: string[] = [];
const past = { replaceState: (_: unknown, __: string, to?: string | URL | null) => void shown.push(String(to)) };

beforeEach(() => {
  dropLink();
  shown.length = 0;
});

describe("an invitation somebody opened", () => {
  it("is taken out of the address at once, and is still at hand when the page is drawn anew", () => {
    const brought = takeLink({ pathname: "/join", hash: whole }, past);
    assert.ok(typeof brought === "object" && brought.id === id);
    assert.deepEqual(shown, ["/join"]);
    assert.equal(takeLink({ pathname: "/join", hash: "" }, past), brought);
    assert.deepEqual(shown, ["/join"]);
  });

  it("is said to be cut where it was, and taken out of the address all the same", () => {
    assert.equal(takeLink({ pathname: "/join", hash: whole.slice(0, -1) }, past), "not-whole");
    assert.deepEqual(shown, ["/join"]);
  });

  it("is none elsewhere, nor when it was dropped", () => {
    assert.equal(takeLink({ pathname: "/results", hash: "#page" }, past), undefined);
    assert.deepEqual(shown, []);
    takeLink({ pathname: "/join", hash: whole }, past);
    dropLink();
    assert.equal(takeLink({ pathname: "/join", hash: "" }, past), undefined);
  });
});
