/** US dollars per million tokens. */
export interface TokenPrices {
  input: number;
  output: number;
  /** Of input read from the provider's cache; `input` where absent. */
  cachedInput?: number | undefined;
  /** Of input that the provider writes to its cache unasked; absent where that costs nothing. */
  cacheWrite?: number | undefined;
  /** The whole call costs this when its prompt is longer. */
  above?: LongPromptPrices | undefined;
}

export interface LongPromptPrices extends Omit<TokenPrices, "above"> {
  inputTokens: number;
}

/** Nobody charges for them. */
export const freeTokens: TokenPrices = { input: 0, output: 0 };

/** The prices of a call with such a prompt. */
export function pricesAt(inputTokens: number, prices: TokenPrices): TokenPrices {
  const { above } = prices;
  return above !== undefined && inputTokens > above.inputTokens ? above : prices;
}

/** What input costs that comes from no cache: it may be written to one, and usage does not tell how much of it was. */
export function freshInputPrice({ input, cacheWrite = input }: TokenPrices): number {
  return Math.max(input, cacheWrite);
}
