import type { TokenPrices } from "../token-prices.ts";
import type { CatalogModel } from "./catalog-model.ts";

/** What a row says a token costs; undefined where it sells none. */
export function catalogPrices(
  fields: CatalogModel["fields"],
  isInGeography: boolean,
): TokenPrices | undefined {
  const input = fields.input?.value;
  if (input === undefined) return undefined;
  const factor = isInGeography ? (fields.inGeography?.value ?? 1) : 1;
  const prices = scaled(
    {
      input,
      // An embedder puts out no tokens.
      output: fields.output?.value ?? 0,
      cachedInput: fields.cachedInput?.value,
      cacheWrite: fields.cacheWrite?.value,
    },
    factor,
  );
  const above = fields.above?.value;
  if (above === undefined) return prices;
  return { ...prices, above: { inputTokens: above.inputTokens, ...scaled(above, factor) } };
}

type FlatPrices = Omit<TokenPrices, "above">;

function scaled({ input, output, cachedInput, cacheWrite }: FlatPrices, factor: number): FlatPrices {
  // 3 times 1.1 is 3.3, not 3.3000000000000003.
  const times = (price: number): number => Number((price * factor).toPrecision(12));
  return {
    input: times(input),
    output: times(output),
    ...(cachedInput === undefined ? {} : { cachedInput: times(cachedInput) }),
    ...(cacheWrite === undefined ? {} : { cacheWrite: times(cacheWrite) }),
  };
}
