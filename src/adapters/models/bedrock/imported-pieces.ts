import * as z from "zod";
import type { ModelRequest, TokenLogprob } from "../../../contracts/model.ts";
import { modelError } from "../../../ports/language-model-fault.ts";
import { openaiPiece, OpenaiReply } from "../../shared/aws/openai-wire.ts";
import type { ReplyPiece } from "../../shared/aws/reply-piece.ts";
import { idTokens } from "./id-logprobs.ts";

const Text = z.string().nullish();
const Count = z.int().min(0).nullish();
const IdPlaces = z.array(z.record(z.string().regex(/^\d+$/), z.number()).nullable());

/** Of BedrockCompletion, in the shapes of Llama and Mistral; any import may answer in either. */
const CompletionReply = z.object({
  generation: Text,
  outputs: z.array(z.object({ text: Text, stop_reason: Text })).nullish(),
  stop_reason: Text,
  prompt_token_count: Count,
  generation_token_count: Count,
  logprobs: IdPlaces.nullish(),
  prompt_logprobs: IdPlaces.nullish(),
});

/** What Amazon Bedrock adds to the last piece of every stream. */
const Metrics = z.object({
  "amazon-bedrock-invocationMetrics": z.object({ inputTokenCount: Count, outputTokenCount: Count }).nullish(),
});

/**
 * What an imported model answers, whole or a piece of a stream. The shape is found, not presumed: what a model answers in is told by
 * its import, which the ARN does not show. Undefined where it is none of those known.
 */
export function importedPiece(body: unknown, request: ModelRequest): ReplyPiece | undefined {
  if (typeof body !== "object" || body === null) return undefined;
  const metrics = Metrics.safeParse(body).data?.["amazon-bedrock-invocationMetrics"];
  const usage = counts(metrics?.inputTokenCount, metrics?.outputTokenCount);
  const piece = shapeOf(body, request);
  if (piece === undefined) return metrics ? { usage } : undefined;
  return { ...piece, usage: { ...piece.usage, ...usage } };
}

function shapeOf(body: object, request: ModelRequest): ReplyPiece | undefined {
  if ("choices" in body) {
    const reply = OpenaiReply.safeParse(body).data;
    return reply && openaiPiece(reply);
  }
  if (!("generation" in body || "outputs" in body)) return undefined;
  const reply = CompletionReply.safeParse(body).data;
  if (reply === undefined) return undefined;
  const { generation, outputs, prompt_token_count, generation_token_count, logprobs, prompt_logprobs } =
    reply;
  const stop = reply.stop_reason ?? outputs?.[0]?.stop_reason;
  const isGreedy = request.temperature === 0;
  return {
    text: generation ?? outputs?.[0]?.text ?? "",
    ...(stop && { stop }),
    ...(logprobs && request.logprobs && { tokens: known(idTokens(logprobs, { isGreedy, of: "reply" })) }),
    ...(prompt_logprobs &&
      request.promptLogprobs && { promptTokens: promptTokens(prompt_logprobs, prompt_token_count) }),
    usage: counts(prompt_token_count, generation_token_count),
  };
}

function promptTokens(
  places: z.infer<typeof IdPlaces>,
  count: number | null | undefined,
): (TokenLogprob | null)[] {
  if (typeof count === "number" && count !== places.length) {
    throw modelError("model.failed", {
      message: `The model gave log probabilities of ${places.length} tokens of the prompt, which has ${count}.`,
      hint: "Its log probabilities of a prompt cannot be relied on; do not ask for them.",
    });
  }
  const [, ...told] = places;
  // Hardly a prompt is unlikely throughout: then the server lists the likeliest two, whichever stands there.
  if (told.length >= 8 && told.every((place) => place !== null && Object.keys(place).length === 2)) {
    throw modelError("model.failed", {
      message:
        "The model lists two log probabilities at every place of the prompt, and does not tell which is that of the token there.",
      hint: "Serve the model with vLLM for log probabilities of a prompt, which tells the ids of its tokens.",
    });
  }
  return idTokens(places, { isGreedy: false, of: "prompt" });
}

function known(tokens: readonly (TokenLogprob | null)[]): TokenLogprob[] {
  return tokens.filter((token) => token !== null);
}

function counts(
  input: number | null | undefined,
  output: number | null | undefined,
): NonNullable<ReplyPiece["usage"]> {
  return {
    ...(typeof input === "number" && { inputTokens: input }),
    ...(typeof output === "number" && { outputTokens: output }),
  };
}
