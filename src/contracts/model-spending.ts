/** What one model took and cost in one piece of work, counted by what its provider told. */
export interface ModelSpending {
  model: string;
  /** Requests that were sent, every attempt counted. */
  calls: number;
  inputTokens: number;
  outputTokens: number;
  /** Texts that an embedder or a reranker read. */
  texts: number;
  /** What some rerankers bill by. */
  searches: number;
  /** Calls that may have cost something and of which nobody told what they took: tokens and dollars are a lower bound then. */
  callsWithoutUsage: number;
  /** Answered from what was kept before, for nothing: calls of a language model, and texts of an embedder or a reranker. */
  kept: { calls: number; texts: number };
  /** US dollars; null where the price is not known, which does not mean that it was free. */
  usd: number | null;
}
