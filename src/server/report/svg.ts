// A drawing as SVG text, for the printed report; the page draws the same shapes as elements.
import type { Drawing, Shape, Tone } from "#core/report/drawing.ts";

export const colours: { readonly [tone in Tone]: string } = {
  ink: "#18231e",
  quiet: "#626d67",
  line: "#cdc6b6",
  "pine-900": "#10302a",
  "pine-600": "#24695a",
  "pine-400": "#6fa392",
  "pine-200": "#c3dad0",
  sand: "#d9d2c2",
  clay: "#ad4b2b",
  white: "#ffffff",
};

export function drawingToSvg(drawing: Drawing): string {
  const { width, height } = drawing;
  return `<svg xmlns="http://www.w3.org/2000/svg" role="img" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="Source Sans 3" font-size="15">${drawing.shapes.map(shapeToSvg).join("")}</svg>`;
}

function shapeToSvg(shape: Shape): string {
  const colour = colours[shape.tone];
  if (shape.kind === "rect")
    return `<rect x="${shape.x}" y="${shape.y}" width="${shape.width}" height="${shape.height}" rx="2" fill="${colour}"/>`;
  if (shape.kind === "line")
    return `<line x1="${shape.x1}" y1="${shape.y1}" x2="${shape.x2}" y2="${shape.y2}" stroke="${colour}"/>`;
  return `<text x="${shape.x}" y="${shape.y}" text-anchor="${shape.anchor}" font-weight="${shape.strong ? 600 : 400}" fill="${colour}">${escapeXml(shape.text)}</text>`;
}

export function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
