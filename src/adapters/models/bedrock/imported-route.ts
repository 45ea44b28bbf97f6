import type { AwsRoute } from "../../shared/aws/aws-route.ts";
import { brokenMarksWarning } from "../../shared/aws/prompt-template.ts";
import { modelPath } from "../../shared/aws/model-path.ts";
import { completions, type Format, requireSayable } from "../../shared/aws/require-sayable.ts";
import { chunkText, importedReader } from "./imported-reader.ts";
import {
  importedFormat,
  type ImportedFormat,
  type ImportedSettings,
  importedTraits,
} from "./imported-settings.ts";
import { toImported } from "./to-imported.ts";

const lacking: Readonly<Record<ImportedFormat["format"], Format>> = {
  "openai-chat": { name: "chat", lacks: ["promptLogprobs", "thinking"], lacksParts: [] },
  "openai-completion": { ...completions, lacks: [...completions.lacks, "promptLogprobs"] },
  "bedrock-completion": completions,
};

/** Models that were imported. Log probabilities of a prompt are asked for whole: no stream is said to carry them. */
export function importedRoute(
  model: string,
  settings: ImportedSettings | undefined,
  stream: boolean | undefined,
): AwsRoute {
  const format = importedFormat(model, settings);
  return {
    version: `-${format.format}${format.format === "openai-chat" ? "" : `-${format.family}`}`,
    traits: importedTraits(format),
    isStreamed: ({ promptLogprobs }) => stream !== false && promptLogprobs === undefined,
    operation: (isStreamed) => ({
      path: modelPath(model, isStreamed ? "invoke-with-response-stream" : "invoke"),
      action: isStreamed ? "bedrock:InvokeModelWithResponseStream" : "bedrock:InvokeModel",
    }),
    check: (request, id) => requireSayable(request, id, lacking[format.format]),
    put(request, asked, isStreamed) {
      const { body, prompt } = toImported(request, format, isStreamed);
      const warning = prompt && brokenMarksWarning(prompt);
      return {
        body,
        headers: isStreamed
          ? { accept: "application/vnd.amazon.eventstream", "x-amzn-bedrock-accept": "application/json" }
          : { accept: "application/json" },
        warnings: warning === undefined ? [] : [warning],
        reader: importedReader({ request, asked, startsInside: prompt?.startsInside === true }),
        shown: (_, payload) => Buffer.from(`${chunkText(payload) ?? Buffer.from(payload).toString()}\n`),
      };
    },
  };
}
