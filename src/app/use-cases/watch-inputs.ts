import { watch } from "node:fs";
import path from "node:path";
import type { LoadedConfig } from "../config/load-config.ts";

/** Editors write a file in several steps; what settles within this time is one change. */
const settleMilliseconds = 150;

/** Names of inputs that changed, one list for each burst of changes, until aborted. State and hidden files do not count. */
export async function* watchInputs(
  config: () => LoadedConfig,
  signal: AbortSignal,
): AsyncGenerator<string[]> {
  const changed = new Set<string>();
  let wake: (() => void) | undefined;
  let timer: NodeJS.Timeout | undefined;
  const current = config();
  const watched = [...new Set([current.folder, ...current.sourceRoots])];
  const watchers = watched.map((folder) =>
    watch(folder, { recursive: true }, (_event, name) => {
      if (name === null || isHidden(name)) return;
      changed.add(name);
      clearTimeout(timer);
      timer = setTimeout(() => wake?.(), settleMilliseconds);
    }),
  );
  const stop = () => wake?.();
  signal.addEventListener("abort", stop, { once: true });
  try {
    while (!signal.aborted) {
      if (changed.size === 0) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      if (signal.aborted) return;
      const names = [...changed].sort();
      changed.clear();
      if (names.length > 0) yield names;
    }
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", stop);
    for (const watcher of watchers) watcher.close();
  }
}

function isHidden(name: string): boolean {
  return name.split(path.sep).some((part) => part.startsWith(".") || part === "node_modules");
}
