import type { ModelName } from "../../contracts/pipeline.ts";
import { type CallsForecast, forecastCalls, type PlannedCall } from "../../core/models/forecast-calls.ts";
import type { Workspace } from "../workspace.ts";
import { measuredPace } from "./measured-pace.ts";
import type { ModelAccess } from "./model-access.ts";

/** What planned calls take, at the prices that are known and as fast as models were so far. */
export interface CallForecaster {
  forecast(calls: readonly PlannedCall[]): CallsForecast;
  /** What is assumed of models that were never asked here, a sentence each. */
  assumptions(forecast: CallsForecast): string[];
}

const tokensPerSecond = 50;
const textsPerSecond = 200;
const assumption = `Where no call was made before, ${tokensPerSecond} tokens of a reply a second are assumed, and ${textsPerSecond} texts.`;

export async function callForecaster(workspace: Workspace, models: ModelAccess): Promise<CallForecaster> {
  const pace = await measuredPace(workspace);
  return {
    forecast: (calls) =>
      forecastCalls(calls, {
        entryOf: (model) => models.knownOf(model as ModelName),
        paceOf: (model) => ({
          concurrency: models.concurrentOf(model as ModelName),
          secondsPerCall: pace.get(model) ?? assumedSeconds(model, calls),
        }),
      }),
    assumptions: ({ models: asked }) => (asked.some(({ model }) => !pace.has(model)) ? [assumption] : []),
  };
}

/** Of a model that was never asked here: replies as long as they may be. */
function assumedSeconds(model: string, calls: readonly PlannedCall[]): number {
  let longest = 0;
  for (const call of calls) {
    if (call.model === model) longest = Math.max(longest, call.maxOutputTokens);
  }
  return longest === 0 ? 1 / textsPerSecond : longest / tokensPerSecond;
}
