import type { ModelUsage, TokenLogprob } from "../../../contracts/model.ts";
import type { CallPiece } from "../provider/open-calls.ts";

/** A part of a reply as the formats of many servers have it, in our words. */
export interface ReplyPiece {
  text?: string;
  thought?: string;
  /** That the text is a refusal. */
  isRefusal?: boolean;
  calls?: readonly CallPiece[];
  tokens?: readonly TokenLogprob[];
  promptTokens?: readonly (TokenLogprob | null)[];
  /** The server's word for how the reply ended. */
  stop?: string;
  /** That nothing more comes, where no word says how it ended. */
  isLast?: boolean;
  /** As far as it is told; later counts take the place of earlier ones. */
  usage?: Partial<ModelUsage>;
}
