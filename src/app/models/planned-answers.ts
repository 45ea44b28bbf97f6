import { sha256 } from "../../adapters/shared/sha256.ts";
import type { ModelName, Pipeline } from "../../contracts/pipeline.ts";
import { mostCalls } from "../../core/answering/agent/most-calls.ts";
import { promptRequest, singleRequest } from "../../core/answering/single-request.ts";
import { quotePassages } from "../../core/answering/prompts/quote-passages.ts";
import { replyKey } from "../../core/models/cached-model.ts";
import type { PlannedCall } from "../../core/models/forecast-calls.ts";
import { type InputTokens, inputTokensOf } from "../../core/models/input-tokens.ts";
import type { CountTokens } from "../../core/text/token-counter.ts";
import type { ReadPassage } from "../../ports/answerer.ts";
import type { LanguageModel } from "../../ports/language-model.ts";
import type { Workspace } from "../workspace.ts";
import { loadPrompts } from "../prompts/load-prompts.ts";
import type { ModelAccess } from "./model-access.ts";
import { samplingOf } from "./sampling-of.ts";

export interface PlannedAnswers {
  calls: PlannedCall[];
  /** Calls that would be answered from replies kept earlier. */
  kept: number;
}

export interface PlanParts {
  folder: string;
  models: ModelAccess;
  workspace: Pick<Workspace, "replies" | "numbers" | "stages">;
  countTokens: CountTokens;
  /** Keys of calls that another configuration has planned: they are made once. */
  planned: Set<string>;
}

interface Asked {
  question: string;
  passages: readonly ReadPassage[];
}

/** The calls that answering would take: of `single` the very requests, of `agent` no more than its limits allow. */
export async function plannedAnswers(
  settings: Pipeline["answer"],
  asked: readonly Asked[],
  parts: PlanParts,
): Promise<PlannedAnswers> {
  const kind = settings.kind as "single" | "agent";
  const model = parts.models.language(settings.model as ModelName, undefined);
  const prompts = await loadPrompts({ kind, prompt: settings.prompt, folder: parts.folder });
  const sampling = samplingOf(settings);
  const tokenizer = parts.models.knownOf(settings.model as ModelName)?.tokenizer ?? null;
  const counted = (request: Parameters<typeof inputTokensOf>[0]): InputTokens =>
    inputTokensOf(request, tokenizer, parts.countTokens);
  const result: PlannedAnswers = { calls: [], kept: 0 };

  for (const one of asked.filter(({ passages }) => passages.length > 0 || kind === "agent")) {
    const request = singleRequest(one, { model, prompts, sampling });
    if (kind === "agent") {
      const values = { questions: one.question, passages: quotePassages(one.passages) };
      const grading = promptRequest(prompts.texts.grade, values, model, sampling);
      const shortest = counted(request).estimate + counted(grading).estimate;
      result.calls.push(agentCalls(model, settings, shortest));
      continue;
    }
    const key = replyKey(model, request, sha256);
    if (parts.planned.has(key)) continue;
    parts.planned.add(key);
    if ((await parts.workspace.replies.find(key)) !== undefined) result.kept += 1;
    else {
      const { maxOutputTokens } = request;
      result.calls.push({ model: model.id, inputTokens: counted(request), maxOutputTokens });
    }
  }
  return result;
}

/** Its limit of tokens holds for prompts and replies together, so either can be no more. */
function agentCalls(
  { id }: LanguageModel,
  { agent, maxOutputTokens }: Pipeline["answer"],
  shortest: number,
): PlannedCall {
  const count = mostCalls(agent);
  const each = (tokens: number): number => Math.ceil(tokens / count);
  return {
    model: id,
    count,
    inputTokens: {
      estimate: each(Math.min(shortest, agent.tokens)),
      upperBound: each(agent.tokens),
      isCounted: false,
    },
    maxOutputTokens: Math.min(maxOutputTokens, each(agent.tokens)),
  };
}
