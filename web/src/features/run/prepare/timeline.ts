import type { StageName } from "@contracts/run.ts";
import { duration } from "../../../design/format.ts";

/** A stage that has ended, with what it took when it ran. */
export interface TimedStage {
  stage: StageName;
  seconds: number;
  cached: boolean;
}

export interface TimelineBar {
  stage: StageName;
  cached: boolean;
  x: number;
  width: number;
  y: number;
  /** What stands beside the bar, and where. */
  text: string;
  textX: number;
  textAnchor: "start" | "end";
}

export interface Timeline {
  bars: TimelineBar[];
  /** Seconds of the stages that ran, and of those that the cache spared. */
  ran: number;
  spared: number;
  height: number;
  /** Where the seconds' scale begins and ends. */
  range: [number, number];
  total: number;
}

const rowHeight = 30;
const top = 8;
const bottom = 44;
/** Of the small text at the usual text size, on average; a little generous. */
const characterWidth = 6.9;

/**
 * Stages one after another on one scale of seconds. A stage from the cache has the length it had when it ran: that is what was spared.
 * @param words the text beside a bar
 * @param textSize 1 at the usual size of text
 */
export function timeline(
  stages: readonly TimedStage[],
  width: number,
  words: (time: string, cached: boolean) => string,
  textSize = 1,
): Timeline {
  const labels = 72 * textSize;
  const wideOf = (text: string): number => text.length * characterWidth * textSize;
  const range: [number, number] = [labels, Math.max(labels + 40, width - 12)];
  const total = stages.reduce((sum, { seconds }) => sum + seconds, 0);
  const scale = total === 0 ? 0 : (range[1] - range[0]) / total;
  let begun = 0;
  const bars = stages.map(({ stage, seconds, cached }, row): TimelineBar => {
    const x = range[0] + begun * scale;
    const wide = Math.max(3, seconds * scale);
    begun += seconds;
    const text = words(duration(1000 * seconds), cached);
    const fits = x + wide + 6 + wideOf(text) <= width;
    return {
      stage,
      cached,
      x: Math.min(x, range[1] - 3),
      width: wide,
      y: top + row * rowHeight,
      text,
      textX: fits ? x + wide + 6 : Math.min(x, range[1] - 3) - 6,
      textAnchor: fits ? "start" : "end",
    };
  });
  const spared = stages.reduce((sum, { cached, seconds }) => sum + (cached ? seconds : 0), 0);
  return {
    bars: bars.map((bar) => intoView(bar, range, wideOf(bar.text))),
    ran: total - spared,
    spared,
    height: top + stages.length * rowHeight + bottom,
    range,
    total,
  };
}

/** A text that would run into the names stands in its own bar's beginning instead. */
function intoView(bar: TimelineBar, range: [number, number], wide: number): TimelineBar {
  const begins = bar.textX - wide;
  return bar.textAnchor === "end" && begins < range[0]
    ? { ...bar, textAnchor: "start", textX: bar.x + 8 }
    : bar;
}
