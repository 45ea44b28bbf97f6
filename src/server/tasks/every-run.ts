import { stat } from "node:fs/promises";
import path from "node:path";
import type { Run } from "../../contracts/run.ts";
import type { OpenProject } from "./open-project.ts";

interface Known {
  stamp: string;
  runs: Promise<Run[]>;
}

const knownOf = new WeakMap<OpenProject, Known>();

/**
 * Every run of the folder, newest first. They are read again only where any process has written to the database since: its files
 * tell. Whoever gets them must not change them.
 */
export async function everyRun(project: OpenProject): Promise<readonly Run[]> {
  const workspace = await project.workspace();
  const stamp = await stampOf(workspace.stateFolder);
  const known = knownOf.get(project);
  if (known?.stamp === stamp) return known.runs;
  const runs = workspace.runs.list();
  // What was read after the stamp may be newer than it, never older.
  knownOf.set(project, { stamp, runs });
  runs.catch(() => knownOf.delete(project));
  return runs;
}

async function stampOf(stateFolder: string): Promise<string> {
  const names = ["soundings.sqlite", "soundings.sqlite-wal"];
  const stamps = await Promise.all(
    names.map((name) =>
      stat(path.join(stateFolder, name), { bigint: true }).then(
        ({ mtimeNs, size, ino }) => `${mtimeNs} ${size} ${ino}`,
        () => "none",
      ),
    ),
  );
  return stamps.join(", ");
}
