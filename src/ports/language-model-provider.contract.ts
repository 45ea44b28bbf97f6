import type { ModelFinish, ModelUsage, TokenLogprob } from "../contracts/model.ts";
import type { LanguageModel } from "./language-model.ts";

/** What a provider sends at once, in our words; the subject puts it into its wire. */
export type ProviderPiece =
  | { say: string; tokens?: readonly TokenLogprob[] }
  /** The signature, where the wire has them, comes after the last piece of this reasoning. */
  | { think: string; signature?: string }
  | { refuse: string }
  /** A fragment of a call's input; the first of a call tells its id and name on the wire. */
  | { call: string; name: string; json: string };

export type ProviderEnd =
  | { is: "finished"; reason: Exclude<ModelFinish["reason"], "refusal" | "other">; usage?: ModelUsage }
  /** The connection breaks. */
  | { is: "cut" }
  /** The connection is closed in good order, but the reply had not ended. */
  | { is: "missing" }
  /** Nothing more comes, and the connection stays. */
  | { is: "silence" }
  /** What should be JSON is none. */
  | { is: "malformed" }
  /** JSON of another shape than the wire's. */
  | { is: "wrong-shape" };

/** What the provider does when it is asked. */
export type ProviderReply =
  | {
      does: "reply";
      pieces: readonly ProviderPiece[];
      end: ProviderEnd;
      /** Each so many bytes are sent apart. */ packetBytes?: number;
    }
  | { does: "refuse"; status: number; retryAfterSeconds?: number }
  /** Success, and not a byte. */
  | { does: "say-nothing" }
  | { does: "hang" };

/** A model whose provider is a script on this machine. */
export interface ModelUnderTest {
  model: LanguageModel;
  /** What the model proves itself with. */
  secret: string;
  /** How many requests have come. */
  requests: () => number;
  /** Resolves once the provider has seen the connection of a reply close before the reply had ended. */
  left: Promise<void>;
}

/** What a wire can say. What is left out is as with chat completions. */
export interface SpokenWire {
  reasoning: boolean;
  refusal: boolean;
  tools: boolean;
  logprobs: boolean;
  /** Whether a filter can end a reply; else it turns requests down. */
  contentFilter?: boolean;
  /** Whether the input of a call comes in fragments, as the model writes it; else each call comes whole. */
  callFragments?: boolean;
  /** Whether log probabilities tell the bytes of their tokens. */
  tokenBytes?: boolean;
  /** Which parts of the usage are told. Left out: both. */
  usageParts?: readonly ("cachedInputTokens" | "reasoningTokens")[];
  /** Whether reasoning is signed. Left out: it is not. */
  signatures?: boolean;
}

export interface LanguageModelSubject {
  name: string;
  wire: SpokenWire;
  /** Every request of a test is answered by the same reply. */
  make: (reply: ProviderReply, options: { silenceMs: number }) => Promise<ModelUnderTest>;
}
