import { langgraphQueryGraph } from "../../adapters/graphs/langgraph/langgraph-query-graph.ts";
import { sha256 } from "../../adapters/shared/sha256.ts";
import type { Json } from "../../contracts/json.ts";
import type { ModelRequest } from "../../contracts/model.ts";
import type { ModelName, Pipeline } from "../../contracts/pipeline.ts";
import { agentAnswerer } from "../../core/answering/agent/agent-answerer.ts";
import { singleAnswerer } from "../../core/answering/single-answerer.ts";
import { sampledRequest } from "../../core/answering/sampled-request.ts";
import type { AnswererChoice } from "../../core/pipeline/stages/answer-stage.ts";
import type { Tokenizer } from "../../core/models/catalog/catalog-model.ts";
import { type InputTokens, inputTokensOf } from "../../core/models/input-tokens.ts";
import { loadTokenCounter } from "../../core/text/token-counter.ts";
import type { Clock } from "../../ports/clock.ts";
import { loadPrompts } from "../prompts/load-prompts.ts";
import { samplingOf } from "./sampling-of.ts";
import type { ModelAccess } from "./model-access.ts";

export interface ModelAnswererParts {
  /** The configuration's: prompt files are relative to it. */
  folder: string;
  models: ModelAccess;
  run: string | undefined;
  clock: Clock;
}

/** An answerer that asks a language model: `single` or `agent`. */
export async function modelAnswerer(
  settings: Pipeline["answer"],
  { folder, models, run, clock }: ModelAnswererParts,
): Promise<AnswererChoice> {
  const name = settings.model as ModelName;
  const kind = settings.kind as "single" | "agent";
  const prompts = await loadPrompts({ kind, prompt: settings.prompt, folder });
  const model = models.language(name, run);
  const sampling = samplingOf(settings);
  const common = { model, prompts, sampling, clock, digestOf: sha256 };
  const tokenizer = models.knownOf(name)?.tokenizer ?? null;
  const count = tokenizer === null ? undefined : await countOf(tokenizer);
  const make = () =>
    kind === "single"
      ? singleAnswerer({ ...common, measure: count && ((request) => count(request).estimate) })
      : agentAnswerer({
          ...common,
          graph: langgraphQueryGraph(),
          limits: settings.agent,
          boundPrompt: count && ((request) => count(request).upperBound),
        });
  const { id, version } = make();
  const { messages: _, ...asked } = sampledRequest([], model, sampling);
  const identity = {
    model: model.id,
    modelVersion: model.version,
    prompts: prompts.digest,
    // As it is sent: what a model is said to be able to do changes what it is asked.
    sampling: given(asked),
    ...(kind === "agent" && {
      limits: settings.agent,
      tokenizer,
      isHeldToSchema: model.traits.responseSchema,
    }),
  };
  return {
    id,
    version,
    identity,
    concurrent: models.concurrentOf(name),
    searches: kind === "agent",
    prompts,
    make,
  };
}

async function countOf(tokenizer: Tokenizer): Promise<(request: ModelRequest) => InputTokens> {
  const countTokens = await loadTokenCounter();
  return (request) => inputTokensOf(request, tokenizer, countTokens);
}

function given(settings: object): { [name: string]: Json } {
  return JSON.parse(JSON.stringify(settings)) as { [name: string]: Json };
}
