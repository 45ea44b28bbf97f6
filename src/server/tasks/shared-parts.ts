import type { Run } from "../../contracts/run.ts";

/** Runs of one folder have most parts in common: each content of a part is kept once. */
export function sharedParts(): (run: Run) => Run {
  const known = new Map<string, unknown>();

  function one<Part>(part: Part): Part {
    const text = JSON.stringify(part);
    if (!known.has(text)) known.set(text, part);
    return known.get(text) as Part;
  }

  return (run) => ({
    ...run,
    sources: one(run.sources),
    environment: one(run.environment),
    leftOut: one(run.leftOut),
    stages: run.stages.map(one),
  });
}
