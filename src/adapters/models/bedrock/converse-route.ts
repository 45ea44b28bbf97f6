import { AppError } from "../../../contracts/app-error.ts";
import type { ModelRequest } from "../../../contracts/model.ts";
import type { AwsRoute } from "../../shared/aws/aws-route.ts";
import { requireSayable } from "../../shared/aws/require-sayable.ts";
import { converseReader } from "./converse-reader.ts";
import { bedrockFamily } from "./families.ts";
import { modelPath } from "../../shared/aws/model-path.ts";
import { hasToolParts, imageFormat, toConverse } from "./to-converse.ts";

/** Models that Converse speaks for; streamed where the model can, unless told otherwise. */
export function converseRoute(model: string, stream: boolean | undefined): AwsRoute {
  const family = bedrockFamily(model);
  const isStreamed = ({ tools = [] }: ModelRequest): boolean =>
    stream ?? (family.stream !== "never" && !(family.stream === "without-tools" && tools.length > 0));
  return {
    version: "",
    traits: family.traits,
    isStreamed,
    operation: (isStreamed) => ({
      path: modelPath(model, isStreamed ? "converse-stream" : "converse"),
      action: isStreamed ? "bedrock:InvokeModelWithResponseStream" : "bedrock:InvokeModel",
    }),
    check: requireConversable,
    put: (request, asked, isStreamed) => ({
      body: toConverse(request),
      headers: { accept: isStreamed ? "application/vnd.amazon.eventstream" : "application/json" },
      warnings: [],
      reader: converseReader(asked),
      shown: (type, payload) => Buffer.from(`{"${type}":${Buffer.from(payload).toString()}}\n`),
    }),
  };
}

/** Throws AppError "model.unsupported" for what Converse has no way to say. */
function requireConversable(request: ModelRequest, id: string): void {
  requireSayable(request, id, {
    name: "Converse",
    lacks: ["seed", "logprobs", "promptLogprobs"],
    lacksParts: [],
  });
  const { tools = [], toolChoice, messages } = request;
  if (hasToolParts(request) && (tools.length === 0 || toolChoice === "none")) {
    throw new AppError("model.unsupported", {
      message: `${id} cannot be kept from calling tools in a conversation that holds calls: Converse wants the tools, and has no way to forbid them.`,
      hint: "Let the model choose (auto), or give it the results as text.",
    });
  }
  const images = messages.flatMap(({ parts }) => parts.filter((part) => part.type === "image"));
  const strange = images.find(({ mediaType }) => imageFormat(mediaType) === undefined);
  if (strange !== undefined) {
    throw new AppError("model.unsupported", {
      message: `${id} reads no images of type ${strange.mediaType}.`,
      hint: "Convert them to PNG, JPEG, GIF or WebP.",
    });
  }
}
