import { Json } from "../../../contracts/json.ts";
import type { ModelEvent } from "../../../contracts/model.ts";
import { modelError } from "../../../ports/language-model-fault.ts";

export interface SpokenCall {
  id: string;
  name: string;
  /** The whole input, as it was spoken. */
  json: string;
}

/**
 * The end of a call; of one that the limit of tokens cut off, a warning. Throws AppError "model.failed" for a call that is none.
 */
export function endedCall({ id, name, json }: SpokenCall, isCutOff: boolean): ModelEvent {
  if (name === "" && !isCutOff) throw badCall("The model called a tool without naming it.");
  const isEmpty = json.trim() === "";
  try {
    // Models leave the input out where there is nothing to say.
    if (!isEmpty || !isCutOff) {
      return { type: "tool-end", id, name, input: isEmpty ? {} : Json.parse(JSON.parse(json)) };
    }
  } catch (cause) {
    if (!isCutOff) throw badCall(`The model called ${name} with an input that is no JSON.`, cause);
  }
  return { type: "warning", sentence: `The call of ${name} was cut off by the limit of output tokens.` };
}

/** That a model called a tool in a way that is no call; another try may be one. */
export function badCall(message: string, cause?: unknown): Error {
  const hint = "Try again, or choose a model that is better at calling tools.";
  return modelError("model.failed", { message, hint, cause }, { mayPass: true });
}

/** The ends of all calls of a reply, in the order they began: the limit of tokens cuts off what was said last. */
export function endedCalls(calls: readonly SpokenCall[], isCutOff: boolean): ModelEvent[] {
  return calls.map((call, at) => endedCall(call, isCutOff && at === calls.length - 1));
}
