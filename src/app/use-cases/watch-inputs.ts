import { watch } from "node:fs";
import path from "node:path";
import type { LoadedConfig } from "../config/load-config.ts";

/** Editors write a file in several steps; what settles within this time is one change. */
const settleMilliseconds = 150;

/**
 * Names of inputs that changed, one list for each burst of changes, until aborted. Watching begins with the call, not with
 * the first list that is asked for. State and hidden files do not count.
 */
export function watchInputs(config: LoadedConfig, signal: AbortSignal): AsyncIterable<string[]> {
  const changed = new Set<string>();
  let wake: (() => void) | undefined;
  let timer: NodeJS.Timeout | undefined;
  const elsewhere = config.sourceRoots.filter((root) => path.relative(config.folder, root).startsWith(".."));
  const folders = [config.folder, ...elsewhere];
  const watchers = folders.map((folder) =>
    watch(folder, { recursive: true }, (_event, name) => {
      if (name === null || isHidden(name)) return;
      changed.add(name);
      clearTimeout(timer);
      timer = setTimeout(() => wake?.(), settleMilliseconds);
    }),
  );
  const stop = () => {
    clearTimeout(timer);
    for (const watcher of watchers) watcher.close();
    wake?.();
  };
  signal.addEventListener("abort", stop, { once: true });

  return {
    async *[Symbol.asyncIterator]() {
      while (!signal.aborted) {
        await new Promise<void>((resolve) => {
          wake = resolve;
          // What changed while nobody asked has settled already, or settles now.
          if (changed.size > 0) timer = setTimeout(resolve, settleMilliseconds);
        });
        if (signal.aborted) return;
        const names = [...changed].sort();
        changed.clear();
        if (names.length > 0) yield names;
      }
    },
  };
}

function isHidden(name: string): boolean {
  return name.split(path.sep).some((part) => part.startsWith(".") || part === "node_modules");
}
