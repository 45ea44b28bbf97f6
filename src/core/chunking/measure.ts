/** Measures spans of one region of one text in the unit of a chunk's size. */
export interface Ruler {
  /** Units of `text.slice(from, to)` taken by itself, for `from` and `to` inside the region. */
  unitsOf(from: number, to: number): number;
  /**
   * About the furthest end of a span from `from` that holds at most `units`: at least one code point further than `from`,
   * at most the region's end, never within a surrogate pair. What is cut there or before must be measured, because the
   * tokens of a beginning can outnumber those of the whole.
   */
  reach(from: number, units: number): number;
  /** About the furthest start of a span to `to` that holds at most `units`; `to` where there is none. Must be measured. */
  reachBack(to: number, units: number): number;
}

export type RulerOf = (text: string, start: number, end: number) => Ruler;

/** What a chunk's size is counted in. */
export interface Measure {
  readonly unit: "characters" | "tokens";
  /** Loads what measuring needs, once; later calls are cheap. */
  load(): Promise<RulerOf>;
}
