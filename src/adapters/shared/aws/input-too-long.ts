import { type ContextOverflow, contextOverflowIn } from "../provider/context-overflow.ts";

const meaning =
  /too long|too many input tokens|input tokens? exceed|context (?:length|limit|window|size)|expected maxLength: \d+, actual|exceeds? .*(?:number of (?:input )?tokens|context)|`?inputs`? tokens|`?inputs`? must have less than/i;

/** Anthropic, Titan, text-generation-inference: where they tell what fits, and what was asked for. */
const forms: readonly { form: RegExp; say: (...numbers: string[]) => string }[] = [
  {
    form: /input length and `?max_tokens`? exceed context limit: (\d+) \+ (\d+) > (\d+)/i,
    say: (prompt, output, most) => words(most, prompt, output),
  },
  { form: /(\d+) tokens > (\d+) maximum/i, say: (prompt, most) => words(most, prompt) },
  {
    form: /max input tokens: (\d+), request input token count: (\d+)/i,
    say: (most, prompt) => words(most, prompt),
  },
  {
    form: /must be <= (\d+)\. Given: (\d+) `?inputs`? tokens and (\d+) `?max_new_tokens`?/i,
    say: (most, prompt, output) => words(most, prompt, output),
  },
  { form: /must have less than (\d+) tokens\. Given: (\d+)/i, say: (most, prompt) => words(most, prompt) },
];

/** That a prompt does not fit, with what is told about it; undefined where the message says something else. */
export function inputTooLong(message: string): ContextOverflow | undefined {
  const text = message.replace(/(?<=\d),(?=\d{3})/g, "");
  const told = forms.map(({ form, say }) => say(...(form.exec(text)?.slice(1) ?? [])));
  const known = told.find((_, at) => forms[at]?.form.test(text));
  return (
    contextOverflowIn({ message: known ?? text }) ??
    (meaning.test(text) ? contextOverflowIn({ message: "context length" }) : undefined)
  );
}

/** The numbers in the words in which they are looked for. */
function words(most = "", prompt = "", output?: string): string {
  const requested = output === undefined ? "" : ` you requested ${Number(prompt) + Number(output)} tokens`;
  return `context length is ${most},${requested} (${prompt} in the messages)`;
}
