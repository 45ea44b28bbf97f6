export interface EgressRequest {
  /** Why it is sent, for the ledger, such as "embed" or "metric politeness". */
  purpose: string;
  method: "GET" | "POST";
  url: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
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
