import path from "node:path";
import { type LoadedConfig, loadConfig } from "../../app/config/load-config.ts";
import { stateFolderName } from "../../app/config/locate.ts";
import { silenceDependencies } from "../../app/silence-dependencies.ts";
import { openWorkspace, type Workspace } from "../../app/workspace.ts";

/** The folder, as a thread sees it. */
export interface OpenProject {
  folder: string;
  /** Opened when it is first needed, and again where that failed: another process may be mending it. */
  workspace(): Promise<Workspace>;
  /** As it is written now: a person may be editing it. */
  config(): Promise<LoadedConfig>;
  close(): Promise<void>;
}

export function openProject(folder: string): OpenProject {
  silenceDependencies();
  let opening: Promise<Workspace> | undefined;
  return {
    folder,
    workspace() {
      opening ??= openWorkspace(path.join(folder, stateFolderName)).catch((thrown: unknown) => {
        opening = undefined;
        throw thrown;
      });
      return opening;
    },
    config: () => loadConfig({ folder }),
    async close() {
      const workspace = await opening?.catch(() => undefined);
      await workspace?.close();
    },
  };
}
