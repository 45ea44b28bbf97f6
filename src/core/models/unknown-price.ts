import { AppError } from "../../contracts/app-error.ts";
import type { CatalogEntry } from "./catalog/catalog-entry.ts";

/** Why a budget cannot be kept with a model that nobody knows the price of, and what to write where. */
export function unknownPrice(modelId: string, billing?: CatalogEntry["billing"]): AppError {
  const name = JSON.stringify(modelId);
  return new AppError("budget.unknown-price", {
    message:
      billing === "time"
        ? `${name} is billed by the time its machines run, so nobody can say what a call costs, and a budget cannot be kept.`
        : `Nobody knows what a call of ${name} costs, so a budget cannot be kept.`,
    hint: `Write into soundings.yaml what a million tokens cost in US dollars, such as models: { ${name}: { prices: { input: 1.25, output: 10 } } }, or leave --budget out.`,
  });
}

/** Throws AppError "budget.unknown-price" before anything is asked. */
export function requirePrice(
  modelId: string,
  entry: Pick<CatalogEntry, "billing" | "prices"> | undefined,
): void {
  if (entry?.prices === undefined) throw unknownPrice(modelId, entry?.billing);
}
