/** What a provider's models cost where no row of the catalogue says it. */
export type ProviderBilling = "free" | "time";

/** Servers that a person runs: nobody charges for a token. */
const free = new Set(["vllm", "ollama", "llama-cpp", "tei"]);

/**
 * How every model of a provider is billed: not at all, or by the time that machines run for it, whatever is asked of them.
 * Undefined where each model has a price of its own.
 */
export function providerBilling(modelId: string): ProviderBilling | undefined {
  const [provider = ""] = modelId.split("/", 1);
  if (free.has(provider)) return "free";
  if (provider === "sagemaker") return "time";
  return billedByTimeOnBedrock.test(modelId) ? "time" : undefined;
}

/** Imported models are billed by model units and minutes, provisioned throughput by the hour. */
const billedByTimeOnBedrock =
  /^bedrock\/arn:aws[\w-]*:bedrock:[^:]*:[^:]*:(?:imported-model|provisioned-model)\//;
