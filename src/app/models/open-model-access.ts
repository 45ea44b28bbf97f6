import { budgetMeter } from "../../core/models/budget-meter.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import { openEgress } from "../open-egress.ts";
import type { Workspace } from "../workspace.ts";
import { type ModelAccess, modelAccess } from "./model-access.ts";
import { loadTokenCounter } from "../../core/text/token-counter.ts";

export interface ModelAccessOptions {
  /** What everything together may cost, in US dollars; not limited where absent. */
  budgetUsd?: number | undefined;
  forecasting?: boolean;
  /** Whether somebody reads replies as they come. */
  streams?: boolean;
  patienceSeconds?: number | undefined;
}

/**
 * The models of a configuration, asked through the broker, with every reply kept in the folder's state. Throws AppError
 * "config.invalid" for a budget that nothing could be asked with.
 */
export async function openModelAccess(
  workspace: Workspace,
  config: LoadedConfig,
  { budgetUsd, forecasting = false, streams, patienceSeconds }: ModelAccessOptions = {},
): Promise<ModelAccess> {
  const { clock } = workspace;
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
