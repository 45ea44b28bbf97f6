import { type ContextOverflow, contextOverflowIn } from "../provider/context-overflow.ts";

const meaning =
  /too long|too many input tokens|input tokens? exceed|context (?:length|limit|window|size)|expected maxLength: \d+, actual|exceeds? .*(?:number of (?:input )?tokens|context)|`?inputs`? tokens|`?inputs`? must have less than/i;

/** Anthropic, Titan, text-generation-inference; what fits, and what was asked for. */
const forms: readonly { form: RegExp; read: (...numbers: number[]) => ContextOverflow }[] = [
  {
    form: /input length and `?max_tokens`? exceed context limit: (\d+) \+ (\d+) > (\d+)/i,
    read: (prompt = 0, output = 0, most) => overflow(most, prompt, prompt + output),
  },
  { form: /(\d+) tokens > (\d+) maximum/i, read: (prompt, most) => overflow(most, prompt) },
  {
    form: /max input tokens: (\d+), request input token count: (\d+)/i,
    read: (most, prompt) => overflow(most, prompt),
  },
  {
    form: /must be <= (\d+)\. Given: (\d+) `?inputs`? tokens and (\d+) `?max_new_tokens`?/i,
    read: (most, prompt = 0, output = 0) => overflow(most, prompt, prompt + output),
  },
  {
    form: /must have less than (\d+) tokens\. Given: (\d+)/i,
    read: (most, prompt) => overflow(most, prompt),
  },
];

/** That a prompt does not fit, with what is told about it; undefined where the message says something else. */
export function inputTooLong(message: string): ContextOverflow | undefined {
  const text = message.replace(/(?<=\d),(?=\d{3})/g, "");
  for (const { form, read } of forms) {
    const numbers = form.exec(text)?.slice(1).map(Number);
    if (numbers !== undefined) return read(...numbers);
  }
  const usual = contextOverflowIn({ message: text });
  return usual ?? (meaning.test(text) ? overflow() : undefined);
}

function overflow(contextTokens?: number, promptTokens?: number, requestedTokens?: number): ContextOverflow {
  return { contextTokens, promptTokens, requestedTokens };
}
