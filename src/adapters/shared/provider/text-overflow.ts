import { contextOverflowIn } from "./context-overflow.ts";
import type { WireError } from "./error-in.ts";

/** That a text is longer than a model takes, with what the provider tells about it. */
export interface TextOverflow {
  /** What the model takes. */
  limitTokens: number | undefined;
  textTokens: number | undefined;
  /** Of the texts that were sent, from 0. */
  index: number | undefined;
}

const meaning =
  /must have less than \d+ tokens|exceeding max \d+ tokens|too many tokens and does not fit|too large to process|exceeds? (?:the )?max[^.]*\btokens?\b/i;

/** As text-embeddings-inference, OpenAI, vLLM, Mistral, Voyage and llama.cpp word it. */
const limitForms = [
  /must have less than (\d+) tokens/i,
  /context length (?:is|of) (\d+)/i,
  /exceeding max (\d+) tokens/i,
  /context window of (\d+)/i,
  /current batch size: (\d+)/i,
];
const sizeForms = [
  /given: (\d+)/i,
  /requested (\d+) tokens/i,
  /passed (\d+) input tokens/i,
  /(?:has|contains) (?:at least )?(\d+) (?:input )?tokens/i,
  /input \((\d+) tokens\)/i,
];
const indexForms = [/input\[(\d+)\]/i, /input id (\d+)/i, /index (\d+)/i];

/** Undefined where the error is another. */
export function textOverflowIn(error: WireError): TextOverflow | undefined {
  const text = (error.message ?? "").replace(/(?<=\d),(?=\d{3})/g, "");
  const overflow = contextOverflowIn(error);
  if (overflow === undefined && !meaning.test(text)) return undefined;
  return {
    limitTokens: overflow?.contextTokens ?? firstNumber(text, limitForms),
    textTokens: overflow?.promptTokens ?? firstNumber(text, sizeForms),
    index: firstNumber(text, indexForms),
  };
}

/** Whether a request holds too much, though perhaps none of its texts does. */
export function isBatchTooLarge({ message, type }: WireError): boolean {
  return (
    type === "max_tokens_per_request" ||
    /batch size \d+ > |too many (?:tokens|inputs) (?:in|overall)|tokens per request|per submitted batch/i.test(
      message ?? "",
    )
  );
}

function firstNumber(text: string, forms: readonly RegExp[]): number | undefined {
  const found = forms.map((form) => form.exec(text)?.[1]).find((digits) => digits !== undefined);
  return found === undefined ? undefined : Number(found);
}
