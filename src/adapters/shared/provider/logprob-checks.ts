import type { ModelRequest, TokenLogprob } from "../../../contracts/model.ts";
import { modelError } from "../../../ports/language-model-fault.ts";

export interface RepliedTokens {
  tokens: readonly TokenLogprob[];
  text: string;
  hasReasoning: boolean;
  hasCalls: boolean;
  /** As the server counted them; undefined where it did not. */
  outputTokens: number | undefined;
}

/** So few tokens may well all be certain. */
const fewTokens = 8;
/** What servers write for "too unlikely to say". */
const sentinel = -9999;

/**
 * Sentences about log probabilities that are not what they seem. Throws AppError "model.failed" where they were asked for and
 * are not there: servers drop the wish without a word.
 */
export function checkLogprobs(asked: ModelRequest["logprobs"], reply: RepliedTokens): string[] {
  if (asked === undefined) return [];
  const { tokens, text, hasReasoning, hasCalls } = reply;
  if (tokens.length === 0) {
    if (text === "") return [];
    throw missingLogprobs("log probabilities");
  }
  if (asked.alternatives > 0 && tokens.every(({ alternatives }) => alternatives.length === 0)) {
    throw missingLogprobs("alternatives to the tokens of its log probabilities");
  }
  const warnings: string[] = [];
  if (tokens.length >= fewTokens && tokens.every(({ logprob }) => logprob === 0 || logprob <= sentinel)) {
    warnings.push("All log probabilities are 0 or -9999, so they say nothing.");
  }
  if (tokens.some(({ logprob }) => logprob > 1e-6)) {
    warnings.push("Some log probabilities are above 0, so they are none.");
  }
  if (hasReasoning) {
    warnings.push(
      "The reply holds reasoning, so it is not certain which log probabilities belong to the text.",
    );
  } else if (isOfIds(tokens)) {
    warnings.push(...checkIds(reply));
  } else if (!hasCalls && !spells(tokens, text)) {
    warnings.push("The tokens of the log probabilities do not spell the text.");
  }
  return warnings;
}

/** Some servers tell tokens by their ids alone. */
function isOfIds(tokens: readonly TokenLogprob[]): boolean {
  return tokens.every(({ text, id }) => text === "" && id !== undefined);
}

/** What can be told of tokens that spell nothing. */
function checkIds({ tokens, outputTokens }: RepliedTokens): string[] {
  const warnings: string[] = [];
  if (tokens.length >= fewTokens && tokens.every(({ id, alternatives }) => alternatives[0]?.id !== id)) {
    warnings.push(
      "No token is the likeliest at its place, so the model may list others than those it took; ask with temperature 0.",
    );
  }
  if (outputTokens !== undefined && Math.abs(outputTokens - tokens.length) > 1) {
    warnings.push(
      `The log probabilities are those of ${tokens.length} tokens, but the reply has ${outputTokens}.`,
    );
  }
  return warnings;
}

/** That the model answered without what it was asked for. */
export function missingLogprobs(what: string): Error {
  return modelError("model.failed", {
    message: `The model answered without the ${what} that it was asked for.`,
    hint: "Choose a model or server that gives them, or do not ask for them.",
  });
}

function spells(tokens: readonly TokenLogprob[], text: string): boolean {
  const encoder = new TextEncoder();
  const wanted = encoder.encode(text);
  const parts = tokens.map((token) => token.bytes ?? [...encoder.encode(token.text)]);
  const isText = (bytes: readonly number[]): boolean =>
    bytes.length === wanted.length && bytes.every((byte, at) => byte === wanted[at]);
  // The token that ends a reply is sometimes listed; it is in no text.
  return isText(parts.flat()) || isText(parts.slice(0, -1).flat());
}
