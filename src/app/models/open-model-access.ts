import type { LoadedConfig } from "../config/load-config.ts";
import { openEgress } from "../open-egress.ts";
import type { Workspace } from "../workspace.ts";
import { type ModelAccess, modelAccess } from "./model-access.ts";

/** The models of a configuration, asked through the broker, with every reply kept in the folder's state. */
export function openModelAccess(workspace: Workspace, config: LoadedConfig): ModelAccess {
  const { clock } = workspace;
  return modelAccess({
    models: config.config.models,
    workspace,
    environment: process.env,
    openEgress: (allowedOrigins) => openEgress(workspace, { allowedOrigins, clock }),
  });
}
