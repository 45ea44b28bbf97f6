import { scaleBand, scaleLinear } from "d3-scale";

export interface Bar {
  from: number;
  /** Where it ends, itself not in it; null where it has no end. */
  to: number | null;
  count: number;
}

export interface DrawnHistogram {
  bars: {
    x: number;
    y: number;
    width: number;
    height: number;
    count: number;
    labelX: number;
    labelY: number;
  }[];
  /** Where one bar ends and the next begins. */
  edges: { x: number; value: number }[];
  /** Where the median stands, as high as its bar; null where none is given. */
  median: { x: number; top: number } | null;
  floor: number;
}

export const histogramHeight = 180;
const margin = { top: 20, bottom: 44, side: 22 };

/**
 * Bars of one width side by side, whatever they span: they are read by the values at their edges. Within a bar the median is placed
 * in proportion.
 */
export function layOutHistogram(bars: readonly Bar[], median: number | null, width: number): DrawnHistogram {
  const floor = histogramHeight - margin.bottom;
  const band = scaleBand<number>(
    bars.map((_, at) => at),
    [margin.side, Math.max(margin.side, width - margin.side)],
  ).paddingInner(0.06);
  const most = Math.max(1, ...bars.map(({ count }) => count));
  const tall = scaleLinear([0, most], [0, floor - margin.top]);
  const step = band.step();
  const drawn = bars.map(({ count }, at) => {
    const x = band(at) ?? 0;
    const height = count === 0 ? 0 : Math.max(1, tall(count));
    return {
      x,
      y: floor - height,
      width: band.bandwidth(),
      height,
      count,
      labelX: x + band.bandwidth() / 2,
      labelY: floor - height - 6,
    };
  });
  const edges = bars.map(({ from }, at) => ({ x: edge(drawn[at]!.x, step, band.bandwidth()), value: from }));
  const last = bars.at(-1);
  if (last !== undefined && last.to !== null) {
    edges.push({ x: drawn.at(-1)!.x + band.bandwidth(), value: last.to });
  }
  const holder = median === null ? -1 : bars.findLastIndex(({ from }) => from <= median);
  return { bars: drawn, edges, floor, median: placeIn(bars[holder], drawn[holder], median) };
}

/** In the middle of the gap before a bar. */
function edge(x: number, step: number, bandwidth: number): number {
  return x - (step - bandwidth) / 2;
}

function placeIn(
  bar: Bar | undefined,
  drawn: { x: number; y: number; width: number } | undefined,
  median: number | null,
): { x: number; top: number } | null {
  if (bar === undefined || drawn === undefined || median === null) return null;
  const share = bar.to === null ? 0.5 : Math.min(1, (median - bar.from) / (bar.to - bar.from));
  return { x: drawn.x + share * drawn.width, top: drawn.y };
}
