import { budgetMeter } from "../../core/models/budget-meter.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import { openEgress } from "../open-egress.ts";
import type { Workspace } from "../workspace.ts";
import type { Pipeline } from "../../contracts/pipeline.ts";
import { loadTokenCounter } from "../../core/text/token-counter.ts";
import type { ModelAccess } from "./model-access.ts";
import { asksModels } from "./models-asked.ts";
import { noModels } from "./no-models.ts";

export interface ModelAccessOptions {
  /** What everything together may cost, in US dollars; not limited where absent. */
  budgetUsd?: number | undefined;
  forecasting?: boolean;
  /** Whether somebody reads replies as they come. */
  streams?: boolean;
  patienceSeconds?: number | undefined;
}

/**
 * The models that pipelines of a configuration ask, through the broker, with every reply kept in the folder's state. Who asks none
 * does not wait for the code of all vendors to load. Throws AppError "config.invalid" for a budget that nothing could be asked with.
 */
export async function openModelAccess(
  workspace: Workspace,
  config: LoadedConfig,
  pipelines: readonly Pipeline[],
  { budgetUsd, forecasting = false, streams, patienceSeconds }: ModelAccessOptions = {},
): Promise<ModelAccess> {
  const { clock } = workspace;
  if (budgetUsd === undefined && !pipelines.some(asksModels)) return noModels;
  const { modelAccess } = await import("./model-access.ts");
  return modelAccess({
    models: config.config.models,
    workspace,
    environment: process.env,
    forecasting,
    streams,
    ...(patienceSeconds !== undefined && { patienceMs: patienceSeconds * 1000 }),
    openEgress: (allowedOrigins) => openEgress(workspace, { allowedOrigins, clock }),
    budget:
      budgetUsd === undefined
        ? undefined
        : { meter: budgetMeter({ limitUsd: budgetUsd }), countTokens: await loadTokenCounter() },
  });
}
