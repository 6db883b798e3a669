// The annual report printed: its data into a Typst template, real text in every script, no network and no file left behind.
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import type { AnnualReport } from "#core/report/blocks.ts";
import type { Drawing } from "#core/report/drawing.ts";
import { colours, drawingToSvg } from "./svg.ts";

const faces = {
  "@expo-google-fonts/source-sans-3": ["400Regular", "600SemiBold"],
  "@expo-google-fonts/noto-sans-bengali": ["400Regular", "600SemiBold"],
  "@expo-google-fonts/noto-sans-devanagari": ["400Regular", "600SemiBold"],
  "@expo-google-fonts/noto-sans-thai": ["400Regular", "600SemiBold"],
  "@expo-google-fonts/source-serif-4": ["400Regular", "500Medium", "600SemiBold"],
};

let compiler: NodeCompiler | undefined;

/** The pages of a report as PDF bytes. Throws when the template cannot be set, which no content can cause. */
export function renderPdf(report: AnnualReport): Uint8Array {
  compiler ??= NodeCompiler.create({ workspace: import.meta.dirname, fontArgs: [{ fontPaths: fontFolders() }] });
  const compiled = compiler.compile({
    mainFilePath: join(import.meta.dirname, "annual.typ"),
    inputs: { report: JSON.stringify(withSvg(report)) },
  });
  const document = compiled.result;
  if (!document) {
    const first = compiler.fetchDiagnostics(compiled.takeDiagnostics() as never)[0] as { message?: string } | undefined;
    throw new Error(`the report could not be set: ${first?.message ?? "unknown"}`);
  }
  const bytes = compiler.pdf(document);
  compiler.evictCache(10);
  return bytes;
}

/** The report with each drawing taken apart for the template. */
function withSvg(report: AnnualReport): unknown {
  const pages = report.pages.map((page) => ({
    ...page,
    blocks: page.blocks.map((block) => (block.kind === "chart" ? { ...block, ...inParts(block.drawing) } : block)),
  }));
  return { ...report, pages };
}

/** The lines and areas as SVG; the texts apart, for Typst to set: what sets text inside an SVG breaks joined letters apart. */
function inParts(drawing: Drawing): { readonly svg: string; readonly texts: readonly unknown[] } {
  const texts = drawing.shapes.filter((shape) => shape.kind === "text");
  const shapes = drawing.shapes.filter((shape) => shape.kind !== "text");
  return {
    svg: drawingToSvg({ ...drawing, shapes }),
    texts: texts.map((text) => ({ ...text, colour: colours[text.tone], strong: text.strong ?? false })),
  };
}

function fontFolders(): string[] {
  const find = createRequire(import.meta.url);
  return Object.entries(faces).flatMap(([name, styles]) =>
    styles.map((style) => join(dirname(find.resolve(`${name}/package.json`)), style)),
  );
}
