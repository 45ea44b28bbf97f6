import path from "node:path";
import { isWebAddress, webAddress } from "../../adapters/connectors/web/web-address.ts";
import { Pipeline } from "../../contracts/pipeline.ts";
import type { LoadedConfig } from "./load-config.ts";
import { configNames, locateQuestions, locateSources, questionsNames, stateFolderName } from "./locate.ts";
import { promptFiles } from "./prompt-files.ts";
import type { Config } from "./schema.ts";

export interface ReadSettings {
  folder: string;
  file: string | null;
  /** As the file has them: what is not written is found by convention. */
  written: Record<string, unknown>;
  config: Config;
}

/** Finds the places that settings name. Throws AppError "config.invalid" where a folder has two files of which one is meant. */
export async function placedConfig({ folder, file, written, config }: ReadSettings): Promise<LoadedConfig> {
  const listed = [config.sources].flat();
  const webAddresses = listed.filter(isWebAddress);
  const roots = listed.filter((root) => !isWebAddress(root));
  const sourceRoots =
    written["sources"] === undefined
      ? [await locateSources(folder)]
      : [...new Set(roots.map((root) => path.resolve(folder, root)))];
  const questionsFile =
    written["questions"] === undefined
      ? await locateQuestions(folder)
      : path.resolve(folder, config.questions);
  const stateFolder = path.join(folder, stateFolderName);
  const conventional = [...configNames, ...questionsNames].map((name) => path.join(folder, name));
  const named = [file, questionsFile].filter((place) => place !== null);
  const pipeline = Pipeline.parse(config.pipeline);
  const models = modelFolders(pipeline, config.vary).map((model) => path.resolve(folder, model));
  const prompts = promptFiles(pipeline, config.vary).map(({ name }) => path.resolve(folder, name));
  return {
    folder,
    file,
    stateFolder,
    experiment: config.experiment ?? (path.basename(folder) || "experiment"),
    sourceRoots,
    webAddresses: [...new Set(webAddresses.map(webAddress))],
    sourcesIgnore: [...new Set([stateFolder, ...conventional, ...named, ...models, ...prompts])],
    questionsFile,
    config,
    pipeline,
  };
}

/** Of the embedders that are named or varied: their vocabulary and settings are no documents. */
function modelFolders({ embed }: Pipeline, vary: Config["vary"]): string[] {
  const varied = vary?.["embed.embedder"];
  return [embed.embedder, ...(Array.isArray(varied) ? varied : [])].flatMap((embedder) =>
    typeof embedder === "object" &&
    embedder !== null &&
    "onnx" in embedder &&
    typeof embedder.onnx === "string"
      ? [embedder.onnx]
      : [],
  );
}
