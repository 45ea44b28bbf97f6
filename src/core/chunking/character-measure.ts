import { codePointLength, splitsSurrogatePair } from "../text/character-class.ts";
import type { Measure, Ruler } from "./measure.ts";

/** UTF-16 code units, as JavaScript counts the length of a string. */
export const characterMeasure: Measure = {
  unit: "characters",
  load: () => Promise.resolve(characterRuler),
};

function characterRuler(text: string, start: number, end: number): Ruler {
  return {
    unitsOf: (from, to) => to - from,
    reach(from, units) {
      if (from + units >= end) return end;
      const limit = splitsSurrogatePair(text, from + units) ? from + units - 1 : from + units;
      return limit > from ? limit : from + codePointLength(text, from);
    },
    reachBack(to, units) {
      const from = Math.max(start, to - units);
      return splitsSurrogatePair(text, from) ? from + 1 : from;
    },
  };
}
