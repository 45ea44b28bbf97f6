import type { ModelTraits } from "../../../contracts/model.ts";
import type { AwsRoute } from "../../shared/aws/aws-route.ts";
import { chatBody } from "../../shared/aws/chat-body.ts";
import { brokenMarksWarning, templatedPrompt } from "../../shared/aws/prompt-template.ts";
import { completions, type Format, requireSayable } from "../../shared/aws/require-sayable.ts";
import type { SagemakerSettings } from "./sagemaker-settings.ts";
import { sagemakerReader } from "./sagemaker-reader.ts";
import { toTextGeneration } from "./to-text-generation.ts";

const usual: ModelTraits = {
  logprobAlternatives: 20,
  promptLogprobs: false,
  tools: true,
  responseSchema: true,
  images: false,
  thinking: false,
  seed: true,
  sampling: true,
  contextTokens: null,
  maxOutputTokens: null,
};

/** Of text-generation-inference, which takes a prompt and nothing else. */
const ofTextGeneration: ModelTraits = {
  ...usual,
  logprobAlternatives: 5,
  tools: false,
  responseSchema: false,
};

const chat: Format = { name: "chat", lacks: ["promptLogprobs", "thinking"], lacksParts: [] };

type EndpointSettings = Pick<
  SagemakerSettings,
  "endpoint" | "inferenceComponent" | "format" | "family" | "stream"
>;

/** An endpoint whose container speaks chat completions or text generation. */
export function endpointRoute({
  endpoint,
  inferenceComponent,
  family,
  format,
  stream,
}: EndpointSettings): AwsRoute {
  const isChat = (format ?? (family === undefined ? "openai-chat" : "text-generation")) === "openai-chat";
  const named = family ?? "plain";
  return {
    version: isChat ? "-openai-chat" : `-text-generation-${named}`,
    traits: isChat ? usual : ofTextGeneration,
    isStreamed: () => stream !== false,
    operation: (isStreamed) => ({
      path: `/endpoints/${endpoint}/${isStreamed ? "invocations-response-stream" : "invocations"}`,
      action: isStreamed ? "sagemaker:InvokeEndpointWithResponseStream" : "sagemaker:InvokeEndpoint",
    }),
    check: (request, id) =>
      requireSayable(
        request,
        id,
        isChat
          ? chat
          : { ...completions, name: "text generation", lacks: [...completions.lacks, "promptLogprobs"] },
      ),
    put(request, asked, isStreamed) {
      const prompt = isChat ? undefined : templatedPrompt(request.messages, named);
      const warning = prompt && brokenMarksWarning(prompt);
      return {
        body:
          prompt === undefined
            ? chatBody(request, isStreamed)
            : toTextGeneration(request, prompt.text, isStreamed),
        headers: {
          // The container's, not that of what AWS wraps it in.
          accept: "application/json",
          ...(inferenceComponent !== undefined && {
            "x-amzn-sagemaker-inference-component": inferenceComponent,
          }),
        },
        warnings: warning === undefined ? [] : [warning],
        reader: sagemakerReader({ request, asked, startsInside: prompt?.startsInside === true }),
        shown: (_, payload) => payload,
      };
    },
  };
}
