import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL("../promptfoo/node_modules/promptfoo", import.meta.url));

/** The script of promptfoo's command line; undefined where it is not installed. */
export function promptfoo(): string | undefined {
  const manifest = join(folder, "package.json");
  if (!existsSync(manifest)) return undefined;
  const { bin } = JSON.parse(readFileSync(manifest, "utf8")) as { bin: Record<string, string> };
  return join(folder, bin["promptfoo"] as string);
}

/** Its state goes into the folder, and it calls nobody. */
export function promptfooEnvironment(stateFolder: string): Record<string, string> {
  return {
    PROMPTFOO_CONFIG_DIR: join(stateFolder, "state"),
    PROMPTFOO_DISABLE_TELEMETRY: "1",
    PROMPTFOO_DISABLE_UPDATE: "1",
    PROMPTFOO_DISABLE_REMOTE_GENERATION: "1",
  };
}
