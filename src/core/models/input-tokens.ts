import type { ModelPart, ModelRequest, ModelTool } from "../../contracts/model.ts";
import type { Tokenizer } from "./catalog/catalog-model.ts";
import type { CountTokens } from "../text/token-counter.ts";
import { toolTokensOf } from "./tool-tokens.ts";

export interface InputTokens {
  estimate: number;
  /** Not fewer than the provider will count. */
  upperBound: number;
  /** Whether the model's own tokenizer counted; otherwise the estimate is rough. */
  isCounted: boolean;
}

/**
 * How many tokens a provider will count in a request. With the model's tokenizer the estimate is what was counted, with the frame
 * that chat models put around messages; otherwise it is o200k's count times a factor. Without a tokenizer the upper bound is the
 * text's bytes in UTF-8 and a frame: byte-level encodings merge bytes and never split them, and SentencePiece falls back to bytes
 * for what its vocabulary does not hold. Only a tokenizer that first rewrites rare characters as several (NFKC, as some
 * multilingual embedders do) could count more.
 */
export function inputTokensOf(
  request: ModelRequest,
  tokenizer: Tokenizer | null,
  countTokens: CountTokens,
): InputTokens {
  const { messages, tools = [], responseSchema } = request;
  const parts = messages.flatMap((message) => message.parts);
  const texts = parts.flatMap(partTexts);
  if (responseSchema !== undefined) texts.push(JSON.stringify(responseSchema));
  const images = parts.filter(({ type }) => type === "image").length;
  return [
    ...texts.map((text) => textTokensOf(text, tokenizer, countTokens)),
    ofTools(tools, tokenizer, countTokens),
    ofFrame(messages.length, tokenizer),
    { estimate: images * imageEstimate, upperBound: images * imageUpperBound, isCounted: images === 0 },
  ].reduce(add);
}

/** The same of a text alone, such as one that is embedded. */
export function textTokensOf(
  text: string,
  tokenizer: Tokenizer | null,
  countTokens: CountTokens,
): InputTokens {
  const counted = countTokens(text);
  if (tokenizer !== null) {
    return { estimate: counted, upperBound: Math.ceil(counted * countedMargin), isCounted: true };
  }
  const bytes = utf8Length(text);
  // Of rare characters every byte is a token already.
  const estimate = Math.min(bytes, Math.ceil(counted * otherTokenizerFactor));
  return { estimate, upperBound: bytes + tokensAroundText, isCounted: false };
}

/** Rough: other vocabularies need between about as many tokens as o200k and a third more, and more in some languages. */
const otherTokenizerFactor = 1.2;

/** A space that SentencePiece puts before a text, and what embedders put around it. */
const tokensAroundText = 4;

/** Providers may join what is counted here piece by piece, and newer models add a little of their own. */
const countedMargin = 1.05;

/** <|start|>, the role, <|message|> and <|end|> around a message, and the beginning of the reply (OpenAI's cookbook, section 6). */
const tokensPerMessage = 4;
const tokensOfReply = 3;
/** Rounded: the message that gpt-oss's template writes by itself, with identity, dates, effort and channels. */
const tokensOfHarmony = 64;

/** What the bound adds to a counted frame. */
const frameMargin = { once: 32, harmony: 128, perMessage: 2 };
/** The widest frames of others: headers of roles, and the dates and rules that templates write by themselves. */
const otherFrame = { once: 256, perMessage: 16 };
/** Room for instructions that a provider writes before tools by itself: hundreds of tokens with Anthropic. */
const toolPromptMargin = { counted: 64, other: 1000 };

/** A page at middling detail; providers scale images before they count them. */
const imageEstimate = 1500;
/** GPT-4o mini counts 2,833 and 5,667 for each of at most eight tiles; the others count fewer. */
const imageUpperBound = 50_000;

function ofFrame(messages: number, tokenizer: Tokenizer | null): InputTokens {
  const isHarmony = tokenizer === "o200k-harmony";
  const estimate = messages * tokensPerMessage + tokensOfReply + (isHarmony ? tokensOfHarmony : 0);
  const { once, perMessage } = tokenizer === null ? otherFrame : frameMargin;
  const margin = once + messages * perMessage + (isHarmony ? frameMargin.harmony : 0);
  return { estimate, upperBound: estimate + margin, isCounted: tokenizer !== null };
}

/** The bound is that of the tools as JSON, which has more punctuation than any form they are put in. */
function ofTools(
  tools: readonly ModelTool[],
  tokenizer: Tokenizer | null,
  countTokens: CountTokens,
): InputTokens {
  const asJson = tools.map(({ name, description, input }) =>
    JSON.stringify({ name, description, parameters: input }),
  );
  const bound = asJson.map((text) => textTokensOf(text, tokenizer, countTokens)).reduce(add, noTokens);
  if (tools.length === 0) return bound;
  if (tokenizer === null) return { ...bound, upperBound: bound.upperBound + toolPromptMargin.other };
  const estimate = toolTokensOf(tools, countTokens);
  const upperBound = Math.max(estimate, bound.upperBound) + toolPromptMargin.counted;
  return { estimate, upperBound, isCounted: true };
}

/** Ids of tool calls are not counted: providers replace them. */
function partTexts(part: ModelPart): string[] {
  if (part.type === "text" || part.type === "tool-result") return [part.text];
  if (part.type === "reasoning") return [part.text, part.signature ?? ""];
  if (part.type === "tool-call") return [part.name, JSON.stringify(part.input)];
  return [];
}

const noTokens: InputTokens = { estimate: 0, upperBound: 0, isCounted: true };

function add(sum: InputTokens, { estimate, upperBound, isCounted }: InputTokens): InputTokens {
  return {
    estimate: sum.estimate + estimate,
    upperBound: sum.upperBound + upperBound,
    isCounted: sum.isCounted && isCounted,
  };
}

function utf8Length(text: string): number {
  return new TextEncoder().encode(text).length;
}
