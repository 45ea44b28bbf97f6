import { noAnswerToken } from "./shipped-prompts.ts";

/** What models put around a word they were told to write alone. */
const around = /^[\s"'`*_([{“„«]+/u;

/** Whether a text begins with the token: "said", or "maybe" where what is to come decides. */
export function promisesNoAnswer(text: string): "said" | "maybe" | false {
  const begun = text.replace(around, "");
  if (begun.startsWith(noAnswerToken)) return "said";
  return noAnswerToken.startsWith(begun) ? "maybe" : false;
}
