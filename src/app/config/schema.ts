import * as z from "zod";
import { Json } from "../../contracts/json.ts";
import { PipelineSettings } from "../../contracts/pipeline.ts";
import { SearchSettings } from "./search-settings.ts";
import { ModelsSettings } from "./model-settings.ts";
import { didYouMeanSetting, isSettingPath } from "./settings-paths.ts";
import { valuesOfRange, VaryRange } from "./vary-range.ts";

/** What `soundings.yaml` may hold. Every part has a default: an empty file is a valid one. */
export const Config = z.strictObject({
  experiment: z
    .string()
    .trim()
    .min(1)
    .optional()
    .describe("Name of the experiment; the folder's name where absent."),
  sources: z
    .union([z.string().min(1), z.array(z.string().min(1)).min(1)])
    .default("sources")
    .describe(
      "Folder of sources, web addresses, or several of them. Where there is no folder named sources, the folder of this file.",
    ),
  questions: z
    .string()
    .min(1)
    .default("questions.jsonl")
    .describe("Questions file: JSON lines, or a list in JSON or YAML."),
  split: z
    .string()
    .trim()
    .min(1)
    .optional()
    .describe("Part of the questions that is run, such as development; all of them where absent."),
  pipeline: PipelineSettings.prefault({}).describe("The settings of all stages."),
  vary: z
    .record(z.string(), z.union([z.array(Json).min(1), VaryRange.transform(valuesOfRange)]))
    .default({})
    .superRefine(refuseUnknownPaths)
    .describe("Settings to vary, such as chunk.size: [300, 600]; every combination is one configuration."),
  search: SearchSettings.prefault({}).describe("How sweep --search goes about it, and what the space is."),
  models: ModelsSettings.default({}).describe(
    "How language models, embedding models and rerankers are reached and what they cost, by vendor or by model.",
  ),
  baseline: z
    .record(z.string(), Json)
    .optional()
    .superRefine((paths, context) => paths && refuseUnknownPaths(paths, context))
    .describe(
      "Values that tell the configuration which the others are compared with; the first one where absent.",
    ),
  keepRuns: z.int().min(1).optional().describe("Newest runs that cleaning keeps; all of them where absent."),
  cache: z
    .strictObject({
      maxGigabytes: z
        .number()
        .positive()
        .default(5)
        .describe("Stored stage results beyond it may be cleaned."),
    })
    .prefault({})
    .describe("Results of stages, kept so that they need not be computed again."),
});
export type Config = z.infer<typeof Config>;

function refuseUnknownPaths(paths: Record<string, unknown>, context: z.RefinementCtx): void {
  for (const settingPath of Object.keys(paths)) {
    if (isSettingPath(settingPath)) continue;
    const message = `unknown setting "${settingPath}"${didYouMeanSetting(settingPath)}`;
    context.addIssue({
      code: "custom",
      message,
      path: [settingPath],
      params: { unknownSetting: settingPath },
    });
  }
}
