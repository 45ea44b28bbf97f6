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
/** Of the small text, on average; a little generous. */
const characterWidth = 6.4;

/**
 * Stages one after another on one scale of seconds. A stage from the cache has the length it had when it ran: that is what was spared.
 * @param words the text beside a bar
 */
export function timeline(
  stages: readonly TimedStage[],
  width: number,
  words: (time: string, cached: boolean) => string,
): Timeline {
  const labels = Math.min(96, Math.max(64, width * 0.2));
  const range: [number, number] = [labels, Math.max(labels + 40, width - 12)];
  const total = stages.reduce((sum, { seconds }) => sum + seconds, 0);
  const scale = total === 0 ? 0 : (range[1] - range[0]) / total;
  let begun = 0;
  const bars = stages.map(({ stage, seconds, cached }, row): TimelineBar => {
    const x = range[0] + begun * scale;
    const wide = Math.max(3, seconds * scale);
    begun += seconds;
    const text = words(duration(1000 * seconds), cached);
    const fits = x + wide + 6 + text.length * characterWidth <= width;
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
    bars: bars.map((bar) => intoView(bar, range)),
    ran: total - spared,
    spared,
    height: top + stages.length * rowHeight + bottom,
    range,
    total,
  };
}

/** A text that would run into the names stands in its own bar's beginning instead. */
function intoView(bar: TimelineBar, range: [number, number]): TimelineBar {
  const begins = bar.textX - bar.text.length * characterWidth;
  return bar.textAnchor === "end" && begins < range[0]
    ? { ...bar, textAnchor: "start", textX: bar.x + 8 }
    : bar;
}
