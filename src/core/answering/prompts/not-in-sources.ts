import { noAnswerToken } from "./shipped-prompts.ts";

/** Whether a reply says that no passage holds the answer, and nothing of weight beside it. */
export function saysNotInSources(reply: string): boolean {
  return lettersOf(reply) === lettersOf(noAnswerToken);
}

/** Whether what has come of a reply may still become that. */
export function maySayNotInSources(begun: string): boolean {
  return lettersOf(noAnswerToken).startsWith(lettersOf(begun));
}

/** Models put quotes, stars and full stops around a token, and forget underscores. */
function lettersOf(text: string): string {
  return text.replaceAll(/[\s"'`*.!_-]+/g, "").toUpperCase();
}
