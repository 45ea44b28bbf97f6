/** One request that left the machine, or was kept from leaving. Holds no header and no body: they may hold secrets. */
export interface LedgerRow {
  /** Milliseconds since 1970-01-01 UTC, when it was sent. */
  at: number;
  purpose: string;
  method: string;
  /** Such as "https://models.example.org". */
  origin: string;
  /** Without the query: it may hold a key. */
  path: string;
  /** Of the body. 0 where nothing was sent. */
  requestBytes: number;
  responseBytes: number;
  /** Null where no answer came. */
  status: number | null;
  /** Null where an answer came whole. */
  error: string | null;
  /** SHA-256 of the request's body: proves what was sent without keeping it. */
  bodyDigest: string;
  /**
   * What went through the connection in all, heads of requests and answers too, before encryption. Null in rows of versions that
   * did not count it.
   */
  sentBytes: number | null;
  receivedBytes: number | null;
  /** From the sending to the end of the answer, or to where it broke off. Null as sentBytes. */
  milliseconds: number | null;
  /** The run that it was sent for; null where there was none. */
  run: string | null;
  /** Which passages of sources the body held. Sources by name, each with its spans in order, none touching another. */
  passages: LedgerPassages[];
}

export interface LedgerPassages {
  source: string;
  spans: [start: number, end: number][];
}

export interface PlacedRow {
  row: LedgerRow;
  place: number;
  next: number;
}

/** The append-only record of what was sent outside. */
export interface Ledger {
  /** Durable when it resolves. */
  append(row: LedgerRow): Promise<void>;
  /** In the order appended. */
  rows(): AsyncIterable<LedgerRow>;
  /**
   * Rows from a place on, in the order appended, each with its own place and that of what follows it; 0 is the place of the first.
   * Nothing where none is there yet. What was told once stays at its place.
   */
  rowsFrom(place: number): AsyncIterable<PlacedRow>;
}
