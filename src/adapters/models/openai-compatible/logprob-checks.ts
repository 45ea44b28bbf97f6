import type { ModelRequest, TokenLogprob } from "../../../contracts/model.ts";
import { modelError } from "../../../ports/language-model-fault.ts";

export interface RepliedTokens {
  tokens: readonly TokenLogprob[];
  text: string;
  hasReasoning: boolean;
  hasCalls: boolean;
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
    throw missing("log probabilities");
  }
  if (asked.alternatives > 0 && tokens.every(({ alternatives }) => alternatives.length === 0)) {
    throw missing("alternatives to the tokens of its log probabilities");
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
  } else if (!hasCalls && !spells(tokens, text)) {
    warnings.push("The tokens of the log probabilities do not spell the text.");
  }
  return warnings;
}

function missing(what: string): Error {
  return modelError("model.failed", {
    message: `The model answered without the ${what} that it was asked for.`,
    hint: "Choose a model or server that gives them, or do not ask for them.",
  });
}

function spells(tokens: readonly TokenLogprob[], text: string): boolean {
  const encoder = new TextEncoder();
  const spelt = tokens.flatMap((token) => token.bytes ?? [...encoder.encode(token.text)]);
  const wanted = encoder.encode(text);
  // The token that ends a reply is sometimes listed; it is in no text.
  return (
    spelt.length >= wanted.length &&
    wanted.every((byte, at) => byte === spelt[at]) &&
    isEnd(tokens, wanted.length)
  );
}

/** Whether at most the last token goes beyond so many bytes. */
function isEnd(tokens: readonly TokenLogprob[], bytes: number): boolean {
  const encoder = new TextEncoder();
  const before = tokens
    .slice(0, -1)
    .reduce((sum, token) => sum + (token.bytes?.length ?? encoder.encode(token.text).length), 0);
  return before <= bytes;
}
