import { sha256 } from "../../adapters/shared/sha256.ts";
import type { Source } from "../../contracts/source.ts";
import { parseStage, type ParseOutputs } from "../../core/pipeline/stages/parse-stage.ts";
import type { StageHandle } from "../../core/pipeline/stage.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import type { Workspace } from "../workspace.ts";

/** Reads one file as every run would: what is read of it is kept, so that the next run need not read it. */
export function readOneSource(
  workspace: Workspace,
  config: LoadedConfig,
  { source, bytes }: { source: Source; bytes: Uint8Array },
  signal: AbortSignal,
): Promise<StageHandle<ParseOutputs>> {
  const reader = {
    list: () => Promise.resolve({ sources: [source], leftOut: [] }),
    read: () => Promise.resolve(bytes),
  };
  const parts = { reader, parsers: workspace.parsers, digestOf: sha256, clock: workspace.clock };
  return workspace.engine.execute(parseStage([source], config.pipeline.parse, parts), {
    signal,
    onStart() {},
    onProgress() {},
  });
}
