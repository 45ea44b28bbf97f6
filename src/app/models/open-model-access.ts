import path from "node:path";
import { fileLedger } from "../../adapters/egress/file-ledger.ts";
import { httpEgress } from "../../adapters/egress/http-egress.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import type { Workspace } from "../workspace.ts";
import { type ModelAccess, modelAccess } from "./model-access.ts";

/** The models of a configuration, asked through the broker, with every reply kept in the folder's state. */
export function openModelAccess(workspace: Workspace, config: LoadedConfig): ModelAccess {
  const { clock } = workspace;
  const ledger = fileLedger({ file: path.join(workspace.stateFolder, "ledger.jsonl") });
  return modelAccess({
    models: config.config.models,
    workspace,
    environment: process.env,
    openEgress: (allowedOrigins) => httpEgress({ allowedOrigins, ledger, clock }),
  });
}
