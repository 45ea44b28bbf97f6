import { describeSources } from "../../app/use-cases/describe-sources.ts";
import type { Sources } from "../../contracts/api/sources.ts";
import type { Task } from "./task.ts";

export const describeFolder: Task<null, Sources> = async (project, _, { signal }) => {
  const workspace = await project.workspace();
  for await (const event of describeSources(workspace, await project.config(), signal)) {
    if (event.type !== "sources-end") continue;
    const { charactersPerSource, chunksPerSource, chunkLength, ...described } = event.described;
    return {
      ...described,
      charactersPerSource: charactersPerSource ?? null,
      chunksPerSource: chunksPerSource ?? null,
      chunkLength: chunkLength ?? null,
    };
  }
  throw new Error("Describing the sources ended without a result.");
};
