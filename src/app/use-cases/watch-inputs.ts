import { watch } from "node:fs";
import path from "node:path";
import type { LoadedConfig } from "../config/load-config.ts";

/** Editors write a file in several steps; what settles within this time is one change. */
const settleMilliseconds = 150;

/**
 * Names of inputs that changed, one list for each burst of changes, until aborted. Watching begins with the call, not with
 * the first list that is asked for. State, hidden files and whatever is no input do not count.
 */
export function watchInputs(config: LoadedConfig, signal: AbortSignal): AsyncIterable<string[]> {
  const changed = new Set<string>();
  let wake: (() => void) | undefined;
  let timer: NodeJS.Timeout | undefined;
  const elsewhere = config.sourceRoots.filter((root) => path.relative(config.folder, root).startsWith(".."));
  const folders = [config.folder, ...elsewhere];
  const watchers = folders.map((folder) =>
    watch(folder, { recursive: true }, (_event, name) => {
      if (name === null || !isInput(path.join(folder, name), config)) return;
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

/** A source, the questions, the config, or code that a part of the person's own may be. */
function isInput(
  file: string,
  { folder, file: configFile, questionsFile, sourceRoots }: LoadedConfig,
): boolean {
  const below = path.relative(folder, file).split(path.sep);
  if (below.some((part) => (part.startsWith(".") && part !== "..") || part === "node_modules")) return false;
  if (file === configFile || file === questionsFile || codeFile.test(file)) return true;
  return sourceRoots.some((root) => !path.relative(root, file).startsWith(".."));
}

const codeFile = /\.(?:[cm]?[jt]s|py|sh)$/;
