/** A name under which the catalogue may hold a model, and whether it was reached through a profile of one geography. */
export interface ModelAlias {
  id: string;
  isInGeography: boolean;
}

/**
 * The names of one model, the most precise first, by the rules that providers document and by nothing else:
 * - OpenAI and Azure date their snapshots ("gpt-5-2025-08-07"), Anthropic its own ("claude-haiku-4-5-20251001").
 * - Bedrock takes an ARN that ends in the name of a model or of a system profile, ends a name in ":0", and begins that of a
 *   profile with its geography ("us.", "global.").
 */
export function modelAliases(modelId: string): ModelAlias[] {
  if (modelId.startsWith("bedrock/")) return bedrockAliases(modelId.slice("bedrock/".length));
  const dated = /^(?:openai|azure)\//.test(modelId)
    ? /-\d{4}-\d{2}-\d{2}$/
    : modelId.startsWith("anthropic/")
      ? /-20\d{6}$/
      : undefined;
  const names = new Set([modelId, dated === undefined ? modelId : modelId.replace(dated, "")]);
  return [...names].map((id) => ({ id, isInGeography: false }));
}

const arn = /^arn:aws[\w-]*:bedrock:[^:]*:\d*:(?:inference-profile|foundation-model)\//;
/** GovCloud has prices of its own. */
const geography = /^(us|eu|apac|jp|au|ca|in|global)\./;

function bedrockAliases(name: string): ModelAlias[] {
  const full = name.replace(arn, "").replace(/:0$/, "");
  const prefix = geography.exec(full)?.[1];
  const aliases = [{ id: `bedrock/${full}`, isInGeography: false }];
  if (prefix !== undefined) {
    aliases.push({
      id: `bedrock/${full.slice(prefix.length + 1)}`,
      isInGeography: prefix !== "global",
    });
  }
  return aliases;
}
