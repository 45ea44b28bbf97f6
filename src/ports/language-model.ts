import type { ModelEvent, ModelRequest, ModelTraits } from "../contracts/model.ts";
import type { Passage } from "../contracts/passage.ts";

/** A model that answers messages with text. One call, streamed. */
export interface LanguageModel {
  /** Vendor and the vendor's name of the model, such as "openai/gpt-5-mini": part of every key that its answers depend on. */
  readonly id: string;
  /** Changes whenever the same request is put to the provider otherwise. */
  readonly version: string;
  readonly traits: ModelTraits;
  /**
   * Any number of events, the last of them `finish`; `usage`, where the provider tells it, comes once, and what was sent and
   * received once each. Throws AppError before any event: "model.unsupported" for what the traits exclude (nothing is sent),
   * "model.refused" where the provider turns the request down (wrong key, unknown model, too long a prompt: what to do is said),
   * "model.busy" where it asks to wait, and "model.failed" before or between events for whatever broke, with what is known;
   * "aborted" once the signal fired. What was asked for and silently not given, such as log probabilities, is "model.failed"
   * naming it. What a program can act on in an error is told by `faultOf` (language-model-fault.ts).
   */
  stream(request: ModelRequest, options: ModelCallOptions): AsyncIterable<ModelEvent>;
}

export interface ModelCallOptions {
  signal: AbortSignal;
  /** Passages of sources whose text the request holds, for the ledger. */
  carries?: readonly Passage[];
}
