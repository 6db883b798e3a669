// Outlines of the programme's countries, drawn once when the app is built: no tiles, no pins, and no map library on a phone.
// The shapes are Natural Earth's (public domain), by `world-atlas`. Promise: a country's outline and what lies around it, and nothing in it.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { type GeoPermissibleObjects, geoAzimuthalEqualArea, geoCentroid, geoPath } from "d3-geo";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import type { Plugin } from "vite";

/** Paths in a frame of `WIDTH` by `HEIGHT` units: the country itself, and the land around it as far as the frame shows it. */
export interface CountryShape {
  readonly outline: string;
  readonly around: string;
}

export const WIDTH = 480;
export const HEIGHT = 400;
const MARGIN = 28;

/** ISO 3166-1 numeric, by which the atlas knows a country; one that is not here has no outline. */
export const numbers: { readonly [code: string]: string } = {
  BR: "076",
  DO: "214",
  BO: "068",
  CO: "170",
  NI: "558",
  PE: "604",
  BD: "050",
  IN: "356",
  ID: "360",
  PH: "608",
  TH: "764",
};

type Atlas = Topology<{ readonly countries: GeometryCollection }>;

/** The shapes of these countries (ISO 3166-1 alpha-2), each in the middle of its own frame, in a projection that keeps areas true. */
export function countryShapes(codes: readonly string[]): { readonly [code: string]: CountryShape } {
  const file = createRequire(import.meta.url).resolve("world-atlas/countries-50m.json");
  const atlas = JSON.parse(readFileSync(file, "utf8")) as Atlas;
  const { features } = feature(atlas, atlas.objects.countries);
  return Object.fromEntries(
    codes.flatMap((code) => {
      const shape = features.find(({ id }) => id !== undefined && id === numbers[code]);
      if (!shape) return [];
      const [east, north] = geoCentroid(shape);
      const projection = geoAzimuthalEqualArea()
        .rotate([-east, -north])
        .fitExtent(
          [
            [MARGIN, MARGIN],
            [WIDTH - MARGIN, HEIGHT - MARGIN],
          ],
          shape,
        )
        .clipExtent([
          [-4, -4],
          [WIDTH + 4, HEIGHT + 4],
        ]);
      const draw = geoPath(projection).digits(0);
      const path = (object: GeoPermissibleObjects): string => thinned(draw(object) ?? "");
      const around = features.filter((one) => one !== shape).map(path);
      return [[code, { outline: path(shape), around: around.join("") }] as const];
    }),
  );
}

/** A path in whole units without points that fell together; a ring that became a dot is left out. */
function thinned(path: string): string {
  return path
    .split("M")
    .slice(1)
    .map((ring) => {
      const closed = ring.endsWith("Z");
      const points = ring.replace("Z", "").split("L");
      const apart = points.filter((point, at) => point !== points[at - 1]);
      return apart.length < 3 ? "" : `M${apart.join("L")}${closed ? "Z" : ""}`;
    })
    .join("");
}

const NAME = "virtual:atlas";

/**
 * Gives the app the module `virtual:atlas`: for each country of the programme, by its code, a way to fetch its shape. Each shape is a piece
 * of its own, so that a page of one country fetches that one.
 */
export const atlas: Plugin = {
  name: "atlas",
  resolveId: (id) => (id.startsWith(NAME) ? `\0${id}` : null),
  load: (id) => {
    if (!id.startsWith(`\0${NAME}`)) return null;
    const [, code] = id.split("/");
    if (code) return `export const shape = ${JSON.stringify(countryShapes([code])[code])};`;
    const ways = Object.keys(numbers).map((one) => `${one}: () => import("${NAME}/${one}").then((of) => of.shape)`);
    return `export const shapes = { ${ways.join(", ")} };`;
  },
};
