import { AppError } from "../../../contracts/app-error.ts";
import type { ModelTraits } from "../../../contracts/model.ts";
import type { StreamingEgress } from "../../../ports/egress.ts";
import type { LanguageModel } from "../../../ports/language-model.ts";
import { awsModel } from "../../shared/aws/aws-model.ts";
import { type AwsAccess, awsService } from "../../shared/aws/aws-service.ts";
import { converseRoute } from "./converse-route.ts";
import { importedRoute } from "./imported-route.ts";
import { type ImportedSettings, isImported } from "./imported-settings.ts";

export interface BedrockSettings {
  /** Id or ARN of a model, an inference profile or an imported model. */
  model: string;
  /** Else that of the ARN, AWS_REGION, AWS_DEFAULT_REGION or the profile. */
  region?: string;
  /** Where it is not that of the region. */
  baseUrl?: string;
  /** What is known better of this model than of its family. */
  traits?: Partial<ModelTraits>;
  /** False where the model cannot stream, or shall not. */
  stream?: boolean;
  /** From the first byte sent to the last received. */
  timeoutMs?: number;
  /** How long nothing may come. */
  silenceMs?: number;
  /** Of a model that was imported, which an ARN tells. */
  imported?: ImportedSettings;
}

export interface BedrockParts extends AwsAccess {
  egress: StreamingEgress;
}

/**
 * A model of Amazon Bedrock: by Converse, or by InvokeModel where it was imported, which alone carries log probabilities. Throws
 * AppError "config.invalid" for settings that cannot work.
 */
export function bedrockModel(settings: BedrockSettings, parts: BedrockParts): LanguageModel {
  const { model, imported, stream, timeoutMs = 1_800_000, silenceMs = 300_000 } = settings;
  if (model === "" || /\s/.test(model)) {
    throw new AppError("config.invalid", {
      message: `"${model}" is not the id of a model of Amazon Bedrock.`,
      hint: "Write it as AWS does, such as us.anthropic.claude-sonnet-4-5-20250929-v1:0, or as an ARN.",
    });
  }
  const service = awsService(
    {
      service: "bedrock",
      region: settings.region,
      baseUrl: settings.baseUrl,
      ...(model.startsWith("arn:") && { arn: model }),
    },
    parts,
  );
  return awsModel({
    id: `bedrock/${model}`,
    name: model,
    kind: "model",
    service,
    route: isImported(model) ? importedRoute(model, imported, stream) : converseRoute(model, stream),
    egress: parts.egress,
    traits: settings.traits,
    timeoutMs,
    silenceMs,
  });
}
