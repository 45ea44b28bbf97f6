import type { Passage } from "../contracts/passage.ts";

export interface EgressRequest {
  /** Why it is sent, for the ledger, such as "embed" or "metric politeness". */
  purpose: string;
  method: "GET" | "POST";
  url: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  /** Passages of sources whose text the body holds, for the ledger. */
  carries?: readonly Passage[];
  /** The run that it is sent for, for the ledger. */
  run?: string;
  /** From the first byte sent to the last received. */
  timeoutMs: number;
  maxResponseBytes: number;
  signal: AbortSignal;
}

export interface EgressResponse {
  status: number;
  /** Names in lower case; a header sent several times is joined with ", ". */
  headers: Record<string, string>;
  body: Uint8Array;
}

/** The only way out of the machine. Every request leaves a row in the ledger, whether it succeeds or not. */
export interface Egress {
  /**
   * Resolves with whatever status the other side answers; redirects are not followed. Throws AppError "egress.refused" for a
   * request that may not be sent, "egress.failed" where no answer came or it broke a limit, and "aborted" once the signal fired.
   */
  send(request: EgressRequest): Promise<EgressResponse>;
}

export interface EgressStreamRequest extends EgressRequest {
  /** How long the other side may send nothing: before the answer begins, and between two pieces of it. The reader's own pauses do not count. */
  silenceMs: number;
}

export interface EgressStream {
  status: number;
  /** As of EgressResponse. */
  headers: Record<string, string>;
  /**
   * The answer's bytes as they come, to be read once. Throws as `send` does. Leaving it early closes the connection; unread, it
   * stays open until the request's time is up.
   */
  body: AsyncIterable<Uint8Array>;
}

/** The same way out for answers that are read while they arrive. */
export interface StreamingEgress extends Egress {
  /**
   * Resolves as soon as the answer begins, and throws as `send` does. The row in the ledger is written once, when the answer has
   * ended, broke off or was left, and holds the bytes that came until then.
   */
  stream(request: EgressStreamRequest): Promise<EgressStream>;
}
