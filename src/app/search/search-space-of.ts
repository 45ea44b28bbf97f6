import type { Pipeline } from "../../contracts/pipeline.ts";
import { canonicalJson } from "../../core/pipeline/stage-key.ts";
import type { Factor, SearchSpace } from "../../core/search/search-space.ts";
import type { VariedConfiguration } from "../config/vary.ts";

/** The configurations as a search sees them: which settings they vary, and which indexes and passages they share. */
export function searchSpaceOf(configurations: readonly VariedConfiguration[]): SearchSpace {
  const levels = new Map<string, Map<string, number>>();
  for (const { varied } of configurations) {
    for (const [path, value] of Object.entries(varied)) {
      const known = levels.get(path) ?? new Map<string, number>();
      levels.set(path, known);
      const content = canonicalJson(value);
      if (!known.has(content)) known.set(content, known.size);
    }
  }
  const factors = [...levels].map<Factor>(([name, values]) => ({
    name,
    levels: [...values.keys()],
    stage: name.split(".")[0]!,
  }));
  return {
    factors,
    candidates: configurations.map(({ label, pipeline, varied }) => ({
      id: label,
      levels: factors.map(({ name }) => {
        const value = varied[name];
        return value === undefined ? -1 : levels.get(name)!.get(canonicalJson(value))!;
      }),
      index: indexOf(pipeline),
      retrieval: retrievalOf(pipeline),
    })),
  };
}

/** Equal where the stages up to the index have the same settings. */
export function indexOf({ parse, prepare, chunk, embed, index }: Pipeline): string {
  return canonicalJson({ parse, prepare, chunk, embed, index });
}

/** Equal where the same passages are ranked, however many of them the answerer is given. */
function retrievalOf(pipeline: Pipeline): string {
  const { k: _k, budget: _budget, ...ranked } = pipeline.retrieve;
  return canonicalJson([indexOf(pipeline), ranked, pipeline.rerank]);
}
