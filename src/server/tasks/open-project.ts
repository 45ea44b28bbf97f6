import { statSync } from "node:fs";
import path from "node:path";
import { type LoadedConfig, loadConfig } from "../../app/config/load-config.ts";
import { configNames, stateFolderName } from "../../app/config/locate.ts";
import { silenceDependencies } from "../../app/silence-dependencies.ts";
import type { QuestionFile } from "../../app/use-cases/question-file.ts";
import { keptEntries } from "../../app/kept-entries.ts";
import { openWorkspace, type Workspace, type WorkspaceLimits } from "../../app/workspace.ts";
import type { Run } from "../../contracts/run.ts";
import type { Search } from "../../contracts/search.ts";
import { type KeptBoards, keptBoards } from "./kept-boards.ts";
import { keptWhile } from "./kept-while.ts";
import { sharedParts } from "./shared-parts.ts";

/** The folder, as a thread sees it. */
export interface OpenProject {
  folder: string;
  /** Opened when it is first needed, and again where that failed or another database has taken its place. */
  workspace(): Promise<Workspace>;
  /** As it is written now: a person may be editing it. */
  config(): Promise<LoadedConfig>;
  /** What is read again only where its files have changed. Ask for it after the workspace. */
  readonly kept: {
    runs: ReturnType<typeof keptEntries<Run>>;
    searches: ReturnType<typeof keptEntries<Search>>;
    questions: Kept<QuestionFile>;
    /** The part of the set that a question belongs to, by its id. */
    splits: Kept<ReadonlyMap<string, string>>;
  };
  boards: KeptBoards;
  close(): Promise<void>;
}

type Kept<Value> = ReturnType<typeof keptWhile<Value>>;

export function openProject(folder: string, limits: WorkspaceLimits = {}): OpenProject {
  silenceDependencies();
  const stateFolder = path.join(folder, stateFolderName);
  const boards = keptBoards();
  const config = keptWhile<LoadedConfig>();
  const configFiles = [folder, ...configNames.map((name) => path.join(folder, name))];
  let kept = nothingKept();
  let current: { workspace: Promise<Workspace>; file: bigint | undefined } | undefined;
  /** Of folders that were moved away or put back meanwhile: work that began on one may still be at it. */
  const left: Promise<Workspace>[] = [];

  function opened(): NonNullable<typeof current> {
    const workspace = openWorkspace(stateFolder, undefined, limits);
    const next: NonNullable<typeof current> = { workspace, file: undefined };
    next.workspace.then(
      () => (next.file = databaseIn(stateFolder)),
      () => {
        if (current === next) current = undefined;
      },
    );
    return next;
  }

  return {
    folder,
    workspace() {
      if (current?.file !== undefined && current.file !== databaseIn(stateFolder)) {
        left.push(current.workspace);
        current = undefined;
        kept = nothingKept();
      }
      current ??= opened();
      return current.workspace;
    },
    // The folder itself tells of a file that comes or goes.
    config: () => config(configFiles, () => loadConfig({ folder })),
    get kept() {
      return kept;
    },
    boards,
    async close() {
      boards.close();
      const all = current === undefined ? left : [...left, current.workspace];
      for (const opening of all) await (await opening.catch(() => undefined))?.close();
    },
  };
}

function nothingKept(): OpenProject["kept"] {
  return {
    runs: keptEntries(sharedParts()),
    searches: keptEntries((search) => search),
    questions: keptWhile(),
    splits: keptWhile(),
  };
}

/** Which file the database is; undefined where there is none. */
function databaseIn(stateFolder: string): bigint | undefined {
  return statSync(path.join(stateFolder, "soundings.sqlite"), { bigint: true, throwIfNoEntry: false })?.ino;
}
