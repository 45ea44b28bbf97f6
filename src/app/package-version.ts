import { readFileSync } from "node:fs";

/** Read from the manifest, so that it stands in one place. */
export function packageVersion(): string {
  const manifest = readFileSync(new URL("../../package.json", import.meta.url), "utf8");
  return (JSON.parse(manifest) as { version: string }).version;
}
