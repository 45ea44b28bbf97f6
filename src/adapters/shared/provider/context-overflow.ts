import type { WireError } from "./error-in.ts";

/** That a prompt and its reply do not fit into what a model holds, with what the provider tells about it. */
export interface ContextOverflow {
  /** What fits. */
  contextTokens: number | undefined;
  promptTokens: number | undefined;
  /** Prompt and reply together. */
  requestedTokens: number | undefined;
  /** Whether it is the prompt that fits not, whatever the reply. */
  isPromptAlone: boolean;
}

const codes = new Set(["context_length_exceeded", "exceed_context_size_error"]);
const meaning =
  /context (?:length|size|window|limit)|input tokens exceed|prompt is too long|input token count\b.*\bexceeds/i;

/** As OpenAI, vLLM, llama.cpp, OpenRouter, Mistral, Anthropic and Gemini word it. */
const contextForms = [
  /context length (?:is|of) (\d+)/i,
  /configured limit of (\d+)/i,
  /model with (\d+) maximum context/i,
  /> (\d+) maximum/i,
  /context limit: \d+ \+ \d+ > (\d+)/i,
  /maximum number of tokens allowed\D{0,3}(\d+)/i,
];
const promptForms = [
  /\((\d+) (?:in the messages|of text input)/i,
  /request has (\d+) input tokens/i,
  /resulted in (\d+) tokens/i,
  /prompt contains (?:at least )?(\d+) (?:input )?tokens/i,
  /prompt is too long: (\d+) tokens/i,
  /context limit: (\d+) \+/i,
  /input token count\D{0,8}(\d+)\)? exceeds/i,
];
const requestedForms = [/requested (?:about )?(\d+) tokens/i, /for a total of (?:at least )?(\d+) tokens/i];

/** Gemini bounds prompt and reply apart. */
const promptAlone = /input token count/i;

/** Undefined where the error is another. */
export function contextOverflowIn(error: WireError): ContextOverflow | undefined {
  const text = (error.message ?? "").replace(/(?<=\d),(?=\d{3})/g, "");
  const isNamed = codes.has(String(error.code)) || codes.has(error.type ?? "");
  if (!isNamed && !meaning.test(text)) return undefined;
  return {
    contextTokens: error.n_ctx ?? firstNumber(text, contextForms),
    promptTokens: error.n_prompt_tokens ?? firstNumber(text, promptForms),
    requestedTokens: firstNumber(text, requestedForms),
    isPromptAlone: promptAlone.test(text),
  };
}

/** What is too long, by how much where that is known. */
export function overflowSentence(id: string, overflow: ContextOverflow, maxOutputTokens: number): string {
  const { contextTokens: context, promptTokens: prompt } = overflow;
  const requested = overflow.requestedTokens ?? (prompt === undefined ? undefined : prompt + maxOutputTokens);
  if (context === undefined) return `The prompt is longer than ${id} can read.`;
  if (overflow.isPromptAlone && prompt !== undefined && prompt > context) {
    return `The prompt of ${prompt} tokens is ${prompt - context} tokens longer than the ${context} that ${id} reads.`;
  }
  if (requested === undefined) return `The prompt is longer than the ${context} tokens that ${id} holds.`;
  const size = prompt === undefined ? "" : ` of ${prompt} tokens`;
  const over = requested - context;
  const excess = over > 0 ? `${over} tokens longer` : "longer";
  return `The prompt${size} and a reply of up to ${maxOutputTokens} are ${excess} than the ${context} tokens that ${id} holds.`;
}

function firstNumber(text: string, forms: readonly RegExp[]): number | undefined {
  const found = forms.map((form) => form.exec(text)?.[1]).find((digits) => digits !== undefined);
  return found === undefined ? undefined : Number(found);
}
