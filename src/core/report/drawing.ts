// Charts as shapes: worked out once, drawn by the page as SVG elements and by the report as SVG text, so that both show the same.
// Lengths are in units of the view box. A number that is not for release is a hatched stub and the word for it, never a length.
import { scaleLinear } from "d3-scale";

export type Tone =
  | "ink"
  | "quiet"
  | "line"
  | "pine-900"
  | "pine-600"
  | "pine-400"
  | "pine-200"
  | "sand"
  | "clay"
  | "white";

export type Shape =
  | {
      readonly kind: "rect";
      readonly x: number;
      readonly y: number;
      readonly width: number;
      readonly height: number;
      readonly tone: Tone;
    }
  | {
      readonly kind: "text";
      readonly x: number;
      readonly y: number;
      readonly text: string;
      readonly tone: Tone;
      readonly anchor: "start" | "middle" | "end";
      readonly strong?: boolean;
    }
  | {
      readonly kind: "line";
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly tone: Tone;
    };

export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** What a person who cannot see it is told; the table behind has the rest. */
  readonly says: string;
  readonly shapes: readonly Shape[];
}

export interface Bar {
  readonly label: string;
  /** Null: not for release. */
  readonly value: number | null;
  /** The value as people read it, in their language. */
  readonly text: string;
}

const ROW = 30;
const LABEL = 160;
const END = 90;

/** Bars from left to right, one a row, longest scale over all; each with its number at the end. */
export function drawBars(bars: readonly Bar[], says: string, width = 640): Drawing {
  const most = Math.max(1, ...bars.map((bar) => bar.value ?? 0));
  const length = scaleLinear([0, most], [0, width - LABEL - END]);
  const shapes = bars.flatMap((bar, index): readonly Shape[] => {
    const y = index * ROW;
    const reach = bar.value === null ? 0 : bar.value === 0 ? 0 : Math.max(2, round(length(bar.value)));
    return [
      { kind: "text", x: 0, y: y + 20, text: bar.label, tone: "ink", anchor: "start" },
      { kind: "rect", x: LABEL, y: y + 5, width: reach, height: 20, tone: index === 0 ? "pine-600" : "pine-400" },
      {
        kind: "text",
        x: LABEL + reach + 8,
        y: y + 20,
        text: bar.text,
        tone: bar.value === null ? "quiet" : "ink",
        anchor: "start",
        strong: bar.value !== null,
      },
    ];
  });
  return {
    width,
    height: bars.length * ROW,
    says,
    shapes: [{ kind: "line", x1: LABEL, y1: 0, x2: LABEL, y2: bars.length * ROW, tone: "line" }, ...shapes],
  };
}

export interface Stack {
  readonly label: string;
  readonly parts: readonly { readonly value: number; readonly text: string; readonly tone: Tone }[];
  readonly end: string;
}

/** Shares of a whole, one stack a row under a key of what the tones mean. */
export function drawStacks(
  stacks: readonly Stack[],
  key: readonly { readonly label: string; readonly tone: Tone }[],
  says: string,
  width = 640,
): Drawing {
  const room = width - LABEL - END;
  const keyed = key.flatMap(({ label, tone }, index): readonly Shape[] => {
    const x = (width / Math.max(3, key.length)) * index;
    return [
      { kind: "rect", x, y: 3, width: 14, height: 14, tone },
      { kind: "text", x: x + 22, y: 15, text: label, tone: "quiet", anchor: "start" },
    ];
  });
  const shapes = stacks.flatMap((stack, index): readonly Shape[] => {
    const y = (index + 1) * (ROW + 6);
    const whole = stack.parts.reduce((sum, part) => sum + part.value, 0);
    let x = LABEL;
    const parts = stack.parts.flatMap((part): readonly Shape[] => {
      const wide = whole === 0 ? 0 : (part.value / whole) * room;
      const from = x;
      x += wide;
      const rect: Shape = {
        kind: "rect",
        x: round(from),
        y: y + 4,
        width: Math.max(0, round(wide) - 1.5),
        height: 26,
        tone: part.tone,
      };
      if (wide < 34) return [rect];
      const dark = part.tone === "pine-600" || part.tone === "pine-900";
      return [
        rect,
        {
          kind: "text",
          x: round(from + wide / 2),
          y: y + 22,
          text: part.text,
          tone: dark ? "white" : "ink",
          anchor: "middle",
          strong: true,
        },
      ];
    });
    return [
      { kind: "text", x: 0, y: y + 22, text: stack.label, tone: "ink", anchor: "start" },
      ...parts,
      { kind: "text", x: width, y: y + 22, text: stack.end, tone: "quiet", anchor: "end" },
    ];
  });
  return { width, height: (stacks.length + 1) * (ROW + 6), says, shapes: [...keyed, ...shapes] };
}

function round(number: number): number {
  return Math.round(number * 10) / 10;
}
