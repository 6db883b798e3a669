// Held is held: not tapped, not scrolled over, not left behind.
import assert from "node:assert/strict";
import { afterEach, beforeEach, it, mock } from "node:test";
import { listenForHold } from "./hold.ts";

let line = new EventTarget();
let page = new EventTarget();
let isHeld = false;
let pressed = 0;
let stop = (): void => {};
beforeEach(() => {
  mock.timers.enable({ apis: ["setTimeout"] });
  [line, page, isHeld, pressed] = [new EventTarget(), new EventTarget(), false, 0];
  stop = listenForHold(line, (now) => (isHeld = now), 350, page);
  line.addEventListener("click", () => (pressed += 1));
});
afterEach(() => {
  stop();
  mock.timers.reset();
});

const send = (type: string, more: object = {}): Event => {
  const event = Object.assign(new Event(type, { cancelable: true }), more);
  line.dispatchEvent(event);
  return event;
};
const press = (): Event => send("pointerdown", { button: 0 });

it("shows while a finger stays, and a tap shows nothing and presses", () => {
  press();
  mock.timers.tick(200);
  send("pointerup");
  mock.timers.tick(1_000);
  send("click");
  assert.deepEqual([isHeld, pressed], [false, 1]);
  press();
  mock.timers.tick(350);
  assert.equal(isHeld, true);
  send("pointerup");
  assert.equal(isHeld, false);
});

it("does not press what was held, and presses again the next time", () => {
  press();
  mock.timers.tick(400);
  send("pointerup");
  const click = send("click");
  assert.deepEqual([pressed, click.defaultPrevented], [0, true]);
  press();
  send("pointerup");
  send("click");
  assert.equal(pressed, 1);
});

it("ends where the finger goes elsewhere, the page scrolls, or another window comes to the front", () => {
  for (const end of [
    () => send("pointerleave"),
    () => send("pointercancel"),
    () => page.dispatchEvent(new Event("blur")),
  ]) {
    press();
    mock.timers.tick(400);
    assert.equal(isHeld, true);
    end();
    assert.equal(isHeld, false);
  }
  press();
  send("pointercancel");
  mock.timers.tick(1_000);
  assert.equal(isHeld, false, "a scroll is no hold");
});

it("is held with the space bar, which scrolls and presses nothing then, and with no other key", () => {
  assert.equal(send("keydown", { key: "Enter" }).defaultPrevented, false);
  assert.equal(send("keydown", { key: " " }).defaultPrevented, true);
  assert.equal(isHeld, true);
  send("blur");
  assert.equal(isHeld, false);
  send("keydown", { key: " " });
  assert.equal(send("keyup", { key: " " }).defaultPrevented, true);
  assert.equal(isHeld, false);
  send("click");
  assert.equal(pressed, 1);
});

it("keeps the browser's menu of a long touch away only while something is held", () => {
  assert.equal(send("contextmenu").defaultPrevented, false);
  press();
  assert.equal(send("contextmenu").defaultPrevented, true);
});

it("hears nothing once it is stopped, and shows nothing then", () => {
  press();
  mock.timers.tick(400);
  stop();
  assert.equal(isHeld, false);
  press();
  mock.timers.tick(400);
  assert.equal(isHeld, false);
});
