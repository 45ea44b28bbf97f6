import type { PipelineSettings } from "@contracts/pipeline.ts";
import type { StageName } from "@contracts/run.ts";

/** In the order in which a run goes through them. */
export const stageOrder = [
  "parse",
  "prepare",
  "chunk",
  "embed",
  "index",
  "retrieve",
  "rerank",
  "answer",
  "evaluate",
] as const satisfies readonly StageName[];

/** Whether a pipeline with these settings goes through a stage. */
export function hasStage(stage: StageName, { embed, retrieve, rerank, answer }: PipelineSettings): boolean {
  switch (stage) {
    case "embed":
      return (
        embed.embedder !== "none" && (retrieve.method === undefined || /vector|hybrid/.test(retrieve.method))
      );
    case "rerank":
      return rerank.model !== undefined;
    case "answer":
      return answer.kind !== "none";
    case "describe":
      return false;
    default:
      return true;
  }
}
