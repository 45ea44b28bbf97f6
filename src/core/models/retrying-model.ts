import type { ModelEvent } from "../../contracts/model.ts";
import type { LanguageModel } from "../../ports/language-model.ts";
import { type Circuit, failureBehind } from "./circuit.ts";
import { circuitOutcomeOf, retryDelay, type RetryDelaySettings } from "./retry-delay.ts";
import type { Wait } from "./wait.ts";

export interface RetryingModelSettings extends RetryDelaySettings {
  model: LanguageModel;
  circuit: Circuit;
  wait: Wait;
  /** Nothing is passed on before a reply has ended, so that one which breaks off in the middle can be asked for again. */
  onlyWhole?: boolean;
}

/**
 * Asks again where a failure may pass, as long as nothing of a reply was passed on: a reader never sees the beginning of one
 * reply and the end of another. A provider's own wish to wait is kept.
 */
export function retryingModel(settings: RetryingModelSettings): LanguageModel {
  const { model, circuit, wait, onlyWhole = false } = settings;
  return {
    id: model.id,
    version: model.version,
    traits: model.traits,
    async *stream(request, options) {
      const { signal } = options;
      let waited = 0;
      for (let attempt = 1; ; attempt += 1) {
        const held: ModelEvent[] = [];
        let isPassedOn = false;
        let delay: number;
        let pass;
        try {
          pass = circuit.enter();
          for await (const event of model.stream(request, options)) {
            held.push(event);
            if (!isPassedOn && event.type !== "finish" && (onlyWhole || !isContent(event))) continue;
            isPassedOn = true;
            if (event.type === "finish") pass.end("answered");
            for (const ready of held.splice(0)) yield ready;
          }
          return;
        } catch (error) {
          pass?.end(circuitOutcomeOf(error), error);
          const again = isPassedOn ? undefined : retryDelay(error, attempt, waited, settings);
          if (again === undefined) {
            yield* held;
            throw failureBehind(error);
          }
          delay = again;
        } finally {
          pass?.end("unknown");
        }
        await wait(delay, signal);
        waited += delay;
      }
    },
  };
}

/** What a reader could have shown. */
function isContent({ type }: ModelEvent): boolean {
  return /^(?:text|reasoning|tool)-(?:delta|end)$|logprobs$/.test(type);
}
