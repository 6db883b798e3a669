// The outlines drawn when the app is built: one for each country of the programme, and none of what is on no map.
import assert from "node:assert/strict";
import { it } from "node:test";
import { countries } from "#programme/splits.ts";
import { countryShapes, HEIGHT, WIDTH } from "./atlas.ts";

const INVENTED = "XX";

it("there is an outline for every country of the programme, and none for the invented one", () => {
  const real = Object.keys(countries).filter((code) => code !== INVENTED);
  assert.deepEqual(Object.keys(countryShapes(Object.keys(countries))).sort(), real.sort());
});

it("a country stands in the middle of its frame, as large as it fits, and its neighbours fill the frame", () => {
  const { IN } = countryShapes(["IN"]);
  assert.ok(IN);
  const points = [...IN.outline.matchAll(/(-?\d+),(-?\d+)/g)].map(([, x, y]) => [Number(x), Number(y)] as const);
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  const [left, right, top, bottom] = [
    Math.min(...xs),
    WIDTH - Math.max(...xs),
    Math.min(...ys),
    HEIGHT - Math.max(...ys),
  ];
  assert.ok(Math.abs(left - right) <= 1 && Math.abs(top - bottom) <= 1, "in the middle");
  assert.ok(Math.min(left, top) >= 20 && Math.min(left, top) <= 30, "with a margin and no more");
  assert.ok(IN.around.length > 0);
  assert.match(IN.outline, /^[MLZ\d,-]+$/, "a path, and nothing a page would run");
});
