import { AppError, type AppErrorCode } from "../../contracts/app-error.ts";
import type { ModelUsage } from "../../contracts/model.ts";
import type { LanguageModel } from "../../ports/language-model.ts";

/** How one call ended and what it took. */
export interface MeteredCall {
  model: string;
  /** Null where the provider told nothing, which does not mean that it was free. */
  usage: ModelUsage | null;
  ended: "finished" | "failed" | "left";
  /** What it failed with. */
  code: AppErrorCode | null;
}

export interface MeteredModelSettings {
  model: LanguageModel;
  /** Told once of every call, however it ended. */
  onCall: (call: MeteredCall) => void;
}

/** Tells what every call took. Placed around the model itself, it counts every attempt and nothing that came from a cache. */
export function meteredModel({ model, onCall }: MeteredModelSettings): LanguageModel {
  return {
    id: model.id,
    version: model.version,
    traits: model.traits,
    async *stream(request, options) {
      const call: MeteredCall = { model: model.id, usage: null, ended: "left", code: null };
      try {
        for await (const event of model.stream(request, options)) {
          if (event.type === "usage") call.usage = event.usage;
          if (event.type === "finish") call.ended = "finished";
          yield event;
        }
      } catch (error) {
        call.ended = "failed";
        call.code = error instanceof AppError ? error.code : "internal";
        throw error;
      } finally {
        onCall(call);
      }
    },
  };
}
