import { Json } from "../../../contracts/json.ts";
import type { ModelEvent } from "../../../contracts/model.ts";
import { modelError } from "../../../ports/language-model-fault.ts";

export interface GatheredCall {
  id: string;
  name: string;
  json: string;
}

/** The end of a tool call; one that the limit of tokens cut off is only told. Throws AppError "model.failed" for an input that is no JSON. */
export function endOfCall({ id, name, json }: GatheredCall, isCutOff: boolean): ModelEvent {
  const isEmpty = json.trim() === "";
  try {
    // Models leave the input out where there is nothing to say.
    if (!isEmpty || !isCutOff)
      return { type: "tool-end", id, name, input: isEmpty ? {} : Json.parse(JSON.parse(json)) };
  } catch (cause) {
    if (!isCutOff) {
      throw modelError(
        "model.failed",
        {
          message: `The model called ${name} with an input that is no JSON.`,
          hint: "Try again, or choose a model that is better at calling tools.",
          cause,
        },
        { mayPass: true },
      );
    }
  }
  return { type: "warning", sentence: `The call of ${name} was cut off by the limit of output tokens.` };
}
