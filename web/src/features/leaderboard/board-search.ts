import * as z from "zod/mini";
import { choice, text } from "../../app/search-values.ts";

export const boardViews = ["table", "trade-off", "effects"] as const;
export type BoardViewName = (typeof boardViews)[number];

/** What a person chose on the leaderboard, as its address has it. */
export const BoardSearch = z.object({
  experiment: text,
  metric: text,
  baseline: text,
  view: choice(boardViews),
  /** Of the table, by id, with commas; those that a newcomer needs where absent. */
  columns: text,
  /** The path of the setting whose values divide the table. */
  group: text,
  /** Conditions such as "chunk.size=300", with commas: one of the values of each setting. */
  where: text,
  /** What a run's name holds. */
  text,
  /** A column's id, with a minus before it for the highest first. */
  sort: text,
  /** The run that is looked at, in table and chart. */
  run: text,
  /** Runs to be compared, with commas. */
  marked: text,
  x: text,
  y: text,
});
export type BoardSearch = z.infer<typeof BoardSearch>;
