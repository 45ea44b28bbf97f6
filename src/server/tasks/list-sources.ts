import type { LoadedConfig } from "../../app/config/load-config.ts";
import { type ExperimentInputs, readInputs } from "../../app/experiment-inputs.ts";
import type { OpenProject } from "./open-project.ts";

export type ListedSources = Pick<ExperimentInputs, "reader" | "sources" | "leftOut">;

interface Listed {
  at: number;
  listing: Promise<ListedSources>;
}

const listedOf = new WeakMap<OpenProject, Listed>();
/** Listing reads every file. A page asks several times while it is built up. */
const freshMilliseconds = 2000;

/** The files and pages of the folder, at most two seconds old. Questions are not read. */
export function listSources(
  project: OpenProject,
  config: LoadedConfig,
  signal: AbortSignal,
): Promise<ListedSources> {
  const known = listedOf.get(project);
  if (known !== undefined && performance.now() - known.at < freshMilliseconds) return known.listing;
  return listSourcesAnew(project, config, signal);
}

export function listSourcesAnew(
  project: OpenProject,
  config: LoadedConfig,
  signal: AbortSignal,
): Promise<ListedSources> {
  const listing = readInputs({ ...config, questionsFile: null }, signal);
  const listed = { at: performance.now(), listing };
  listedOf.set(project, listed);
  listing.catch(() => {
    if (listedOf.get(project) === listed) listedOf.delete(project);
  });
  return listing;
}
