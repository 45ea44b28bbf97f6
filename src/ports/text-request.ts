/** One request that an embedder or a reranker is about to send. */
export interface TextRequest {
  /** Id of the embedder or reranker. */
  part: string;
  /** A reranker's question is no text of these. */
  texts: number;
  /** UTF-16 code units of everything that is to be read. */
  characters: number;
  signal: AbortSignal;
}

/** What the provider tells of a request; null where it tells nothing, which does not mean that it was free. */
export interface TextUsage {
  tokens: number | null;
  /** What some rerankers bill by: a question with up to 100 texts. */
  searchUnits: number | null;
}

export interface TextReply<Value> {
  value: Value;
  usage: TextUsage;
}

/**
 * What happens around each request: trying again, waiting for a place, counting. It may send any number of times, and gives a
 * reply that it was given or throws.
 */
export type AroundTextRequest = <Value>(
  request: TextRequest,
  send: () => Promise<TextReply<Value>>,
) => Promise<TextReply<Value>>;
