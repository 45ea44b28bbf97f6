/** How a configuration's line looks: told apart by width and dashes as well as by colour. */
export const raceStyles = {
  winner: { line: "stroke-depth-7", dot: "fill-depth-7", width: 3, dashes: undefined },
  "runner-up": { line: "stroke-depth-5", dot: "fill-depth-5", width: 2.25, dashes: undefined },
  baseline: { line: "stroke-land-line", dot: "fill-land-line", width: 2.25, dashes: "6 3" },
  followed: { line: "stroke-accent", dot: "fill-accent", width: 2.5, dashes: undefined },
  other: { line: "stroke-depth-4", dot: "fill-depth-4", width: 1, dashes: undefined },
} as const;
