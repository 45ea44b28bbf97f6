import type { LoadedConfig } from "../../app/config/load-config.ts";
import { type ListedSources, readInputs } from "../../app/experiment-inputs.ts";
import { untilAborted } from "../../contracts/abort.ts";
import { AppError } from "../../contracts/app-error.ts";
import type { OpenProject } from "./open-project.ts";

interface Listed {
  began: number;
  /** How long it took; undefined while it goes on. */
  took: number | undefined;
  listing: Promise<ListedSources>;
  /** The one that will take its place. */
  next: Promise<ListedSources> | undefined;
}

const listedOf = new WeakMap<OpenProject, Listed>();
/** Listing reads every file, and a page asks several times while it is built up. */
const freshMilliseconds = 2000;
/** Listing what is large is given a twentieth of the time at most. */
const freshShare = 20;

/**
 * The files and pages of the folder. Whoever asks when the list has grown old gets it all the same, and a new one is made for the
 * next: a file that was just added is seen a moment later.
 */
export async function listSources(
  project: OpenProject,
  config: LoadedConfig,
  signal: AbortSignal,
): Promise<ListedSources> {
  const known = listedOf.get(project);
  if (known === undefined) return listSourcesAnew(project, config, signal);
  if (known.took !== undefined && known.next === undefined) {
    const age = performance.now() - known.began;
    // Where it fails, the next to ask is told.
    if (age > Math.max(freshMilliseconds, freshShare * known.took)) {
      known.next = listed(project, config);
      known.next.catch(() => listedOf.delete(project));
    }
  }
  return untilAborted(known.listing, signal);
}

/** The same, as it is now. */
export function listSourcesAnew(
  project: OpenProject,
  config: LoadedConfig,
  signal: AbortSignal,
): Promise<ListedSources> {
  return untilAborted(listed(project, config), signal);
}

/** Others may wait for it by the time that whoever began it leaves: nobody's leaving ends it. */
async function listed(project: OpenProject, config: LoadedConfig): Promise<ListedSources> {
  const began = performance.now();
  const listing = readInputs({ ...config, questionsFile: null }, new AbortController().signal);
  if (!listedOf.has(project)) {
    const first: Listed = { began, took: undefined, listing, next: undefined };
    listedOf.set(project, first);
    listing.catch(() => {
      if (listedOf.get(project) === first) listedOf.delete(project);
    });
  }
  await listing;
  listedOf.set(project, { began, took: performance.now() - began, listing, next: undefined });
  return listing;
}

/** Done with the list as it is known; where a source then is not there, or is another, once more with the list as it is now. */
export async function withFreshListing<Result>(
  project: OpenProject,
  signal: AbortSignal,
  work: (listed: () => Promise<ListedSources>) => Promise<Result>,
): Promise<Result> {
  const config = await project.config();
  try {
    return await work(() => listSources(project, config, signal));
  } catch (thrown) {
    if (!(thrown instanceof AppError) || !thrown.code.startsWith("source.")) throw thrown;
    const anew = listSourcesAnew(project, config, signal);
    return work(() => anew);
  }
}
