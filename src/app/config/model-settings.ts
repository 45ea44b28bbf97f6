import * as z from "zod";
import { ModelTraits } from "../../contracts/model.ts";

const Dollars = z.number().min(0);

/** How models are reached, what they cost and what they can do, where it differs from what Soundings knows. */
export const ModelSettings = z.strictObject({
  like: z
    .string()
    .optional()
    .describe("For a name of your own: the vendor whose interface it speaks, such as openai or vllm."),
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe("Where it is not the vendor's own."),
  keyVariable: z
    .string()
    .regex(/^[A-Za-z_]\w*$/, {
      message: "must be the name of an environment variable that holds the key, not the key itself",
    })
    .optional()
    .describe("Environment variable with the key, where it is another than usual."),
  region: z.string().min(1).optional().describe("Of Amazon Bedrock and SageMaker."),
  format: z
    .enum([
      "openai-chat",
      "openai-completion",
      "bedrock-completion",
      "text-generation",
      "text_inputs",
      "inputs",
    ])
    .optional()
    .describe("How SageMaker endpoints and imported Bedrock models are asked."),
  family: z
    .enum(["llama", "mistral", "qwen", "deepseek", "plain"])
    .optional()
    .describe("In whose template models are asked that take no messages."),
  inferenceComponent: z
    .string()
    .min(1)
    .optional()
    .describe("Of several models behind one SageMaker endpoint."),
  stream: z.boolean().optional().describe("false where a model of Bedrock or SageMaker cannot stream."),
  concurrent: z.int().min(1).optional().describe("Calls at once; 4 where absent."),
  requestsPerMinute: z.int().min(1).optional(),
  tokensPerMinute: z.int().min(1).optional(),
  timeoutSeconds: z.number().positive().optional().describe("Of a whole call."),
  silenceSeconds: z
    .number()
    .positive()
    .optional()
    .describe("How long nothing may come in the middle of a call."),
  prices: z
    .strictObject({
      input: Dollars,
      output: Dollars.default(0),
      cachedInput: Dollars.optional(),
    })
    .optional()
    .describe("In US dollars per million tokens."),
  baseModel: z
    .string()
    .optional()
    .describe(
      "Of a deployment with a name of its own: the model behind it, such as azure/gpt-5.1, for its prices.",
    ),
  tokenizer: z
    .enum(["o200k", "o200k-harmony"])
    .optional()
    .describe("By which prompts are counted beforehand."),
  traits: ModelTraits.partial().strict().optional().describe("What the model can do."),
});
export type ModelSettings = z.infer<typeof ModelSettings>;

/** By vendor, by a name of one's own, or by one model of either: "vllm", "openai/gpt-5-mini". The nearer goes before. */
export const ModelsSettings = z.record(z.string().regex(/^[a-z][a-z0-9-]*(?:\/\S+)?$/), ModelSettings);
export type ModelsSettings = z.infer<typeof ModelsSettings>;
