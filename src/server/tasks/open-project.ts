import path from "node:path";
import { type LoadedConfig, loadConfig } from "../../app/config/load-config.ts";
import { configNames, stateFolderName } from "../../app/config/locate.ts";
import { silenceDependencies } from "../../app/silence-dependencies.ts";
import type { QuestionFile } from "../../app/use-cases/question-file.ts";
import { openWorkspace, type Workspace } from "../../app/workspace.ts";
import type { Run } from "../../contracts/run.ts";
import type { Search } from "../../contracts/search.ts";
import { keptEntries } from "./kept-entries.ts";
import { type KeptBoards, keptBoards } from "./kept-boards.ts";
import { keptWhile } from "./kept-while.ts";
import { sharedParts } from "./shared-parts.ts";

/** The folder, as a thread sees it. */
export interface OpenProject {
  folder: string;
  /** Opened when it is first needed, and again where that failed: another process may be mending it. */
  workspace(): Promise<Workspace>;
  /** As it is written now: a person may be editing it. */
  config(): Promise<LoadedConfig>;
  /** What is read again only where its files have changed. */
  kept: {
    runs: ReturnType<typeof keptEntries<Run>>;
    searches: ReturnType<typeof keptEntries<Search>>;
    questions: Kept<QuestionFile>;
  };
  boards: KeptBoards;
  close(): Promise<void>;
}

type Kept<Value> = ReturnType<typeof keptWhile<Value>>;

/** @param settings how much of what was decoded is kept in memory; as much as a run keeps where absent */
export function openProject(
  folder: string,
  { memoMegabytes }: { memoMegabytes?: number | undefined } = {},
): OpenProject {
  silenceDependencies();
  const boards = keptBoards();
  const config = keptWhile<LoadedConfig>();
  const configFiles = [folder, ...configNames.map((name) => path.join(folder, name))];
  let opening: Promise<Workspace> | undefined;
  return {
    folder,
    workspace() {
      opening ??= openWorkspace(path.join(folder, stateFolderName), undefined, memoMegabytes).catch(
        (thrown: unknown) => {
          opening = undefined;
          throw thrown;
        },
      );
      return opening;
    },
    // The folder itself tells of a file that comes or goes.
    config: () => config(configFiles, () => loadConfig({ folder })),
    kept: {
      runs: keptEntries(sharedParts()),
      searches: keptEntries((search) => search),
      questions: keptWhile(),
    },
    boards,
    async close() {
      boards.close();
      const workspace = await opening?.catch(() => undefined);
      await workspace?.close();
    },
  };
}
