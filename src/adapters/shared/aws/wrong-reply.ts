import { modelError } from "../../../ports/language-model-fault.ts";
import type { AskedAws } from "./asked-aws.ts";

/** The JSON in a text. Throws AppError "model.failed" where there is none. */
export function jsonOf(text: string, asked: AskedAws): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw wrongReply(asked, "something that is no JSON", cause);
  }
}

/** That an answer is not in the shape it should have. */
export function wrongReply({ title, name, address }: AskedAws, what: string, cause?: unknown): Error {
  return modelError("model.failed", {
    message: `${title} sent ${what} for ${name}.`,
    hint: `See whether ${name} answers in the format that is set, and whether what stands before ${address} changes answers.`,
    cause,
  });
}
