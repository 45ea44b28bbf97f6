import { count } from "../../contracts/count-text.ts";
import { table } from "./table.ts";

const longestBar = 30;

export interface Bar {
  label: string;
  count: number;
}

/** Bars under a title, the longest as wide as fits, with their counts. */
export function barChart(title: string, remark: string, bars: readonly Bar[]): string {
  const most = Math.max(...bars.map((bar) => bar.count));
  const rows = bars.map((bar) => [
    bar.label,
    count(bar.count),
    "▇".repeat(bar.count === 0 ? 0 : Math.max(1, Math.round((longestBar * bar.count) / most))),
  ]);
  return table([{ title }, { title: "", align: "right" }, { title: remark }], rows);
}
