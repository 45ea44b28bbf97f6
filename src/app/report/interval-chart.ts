import type { MetricSummary } from "../../contracts/outcome.ts";
import { interval, score } from "./figures.ts";
import { type Html, html } from "./html.ts";

/** A linear axis on which every chart of one column is drawn. */
export interface Axis {
  low: number;
  high: number;
  ticks: readonly number[];
}

export const unitAxis: Axis = { low: 0, high: 1, ticks: [0, 0.25, 0.5, 0.75, 1] };

const width = 280;
const margin = 16;
const rowHeight = 30;
const wantedSteps = 4;
/** Less would draw differences that no question set can show. */
const smallestSpan = 0.02;

/** Round ends and ticks around all values; undefined where there are none. */
export function axisOver(values: readonly number[]): Axis | undefined {
  if (values.length === 0) return undefined;
  const least = Math.min(...values);
  const most = Math.max(...values);
  const room = Math.max(0, smallestSpan - (most - least)) / 2;
  const step = roundStep((most - least + 2 * room) / wantedSteps);
  const first = Math.floor((least - room) / step + 1e-9);
  const last = Math.ceil((most + room) / step - 1e-9);
  const ticks = Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step);
  return { low: first * step, high: last * step, ticks };
}

export function summaryValues({ value, low, high }: Pick<MetricSummary, "value" | "low" | "high">): number[] {
  return [value, low, high].filter((one) => one !== null);
}

/** Ticks with their numbers, for the head of a column of interval figures. */
export function axisFigure(axis: Axis, label: string): Html {
  const step = (axis.ticks[1] ?? 1) - (axis.ticks[0] ?? 0);
  const places = Math.min(6, Math.max(0, Math.ceil(-Math.log10(step) - 1e-9) + (isHalfStep(step) ? 1 : 0)));
  const ticks = axis.ticks.map(
    (tick) =>
      html`<line class="tick" x1="${x(axis, tick)}" y1="15" x2="${x(axis, tick)}" y2="20" /><text
          x="${x(axis, tick)}"
          y="11"
          text-anchor="middle"
          >${score(tick, places)}</text
        >`,
  );
  return html`<svg
    class="axis"
    width="${width}"
    height="20"
    viewBox="0 0 ${width} 20"
    role="img"
    aria-label="Axis of ${label}, ${score(axis.low)} to ${score(axis.high)}"
  >
    ${ticks}
    <line class="tick" x1="${margin}" y1="19.5" x2="${width - margin}" y2="19.5" />
  </svg>`;
}

/** The value as a dot, its 95 % interval as a line, over the axis's grid. A value without an interval is a hollow dot. */
export function intervalFigure(axis: Axis, summary: Pick<MetricSummary, "value" | "low" | "high">): Html {
  const { value, low, high } = summary;
  const middle = rowHeight / 2;
  const grid = axis.ticks.map(
    (tick) =>
      html`<line class="grid" x1="${x(axis, tick)}" y1="0" x2="${x(axis, tick)}" y2="${rowHeight}" />`,
  );
  const line =
    low === null || high === null
      ? null
      : html`<line
          class="interval"
          x1="${x(axis, low)}"
          y1="${middle}"
          x2="${x(axis, high)}"
          y2="${middle}"
        />`;
  const dot =
    value === null
      ? null
      : html`<circle
          class="${line === null ? "dot bare" : "dot"}"
          cx="${x(axis, value)}"
          cy="${middle}"
          r="5"
        />`;
  const told = value === null ? "not measured" : `${score(value)} ${interval(summary)}`.trim();
  return html`<svg
    width="${width}"
    height="${rowHeight}"
    viewBox="0 0 ${width} ${rowHeight}"
    role="img"
    aria-label="${told}"
  >
    ${grid}${line}${dot}
  </svg>`;
}

function x({ low, high }: Axis, value: number): string {
  const share = (value - low) / (high - low);
  return (margin + share * (width - 2 * margin)).toFixed(1);
}

/** 1, 2, 2.5 or 5 times a power of ten, the smallest that is not below. */
function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least));
  return ([1, 2, 2.5, 5].find((factor) => factor * power >= least * (1 - 1e-9)) ?? 10) * power;
}

function isHalfStep(step: number): boolean {
  const leading = step / 10 ** Math.floor(Math.log10(step) + 1e-9);
  return Math.abs(leading - 2.5) < 1e-6;
}
