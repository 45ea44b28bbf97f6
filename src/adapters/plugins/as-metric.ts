import { messageOf } from "../../contracts/app-error.ts";
import type { Metric, Sample } from "../../ports/metric.ts";
import { throwIfAborted } from "../../contracts/abort.ts";
import { readResult } from "./plugin-fault.ts";
import type { PluginTransport } from "./plugin-transport.ts";
import { MeasureResult, type Description, type MeasureRequest } from "./plugin-wire.ts";

/** A metric that asks a plugin. An error it answers belongs to the sample; a plugin that breaks ends the evaluation. */
export function asMetric(plugin: PluginTransport, { id, version, title }: Description): Metric {
  return {
    id,
    version,
    title: title ?? id,
    async measure(sample, signal) {
      throwIfAborted(signal);
      let request: MeasureRequest;
      try {
        request = measureRequest(sample);
      } catch (error) {
        return { status: "failed", reason: messageOf(error) };
      }
      const reply = await plugin.call(request, signal);
      if ("error" in reply) return { status: "failed", reason: reply.error };
      return readResult(plugin.name, "measure", MeasureResult, reply);
    },
  };
}

function measureRequest(sample: Sample): MeasureRequest {
  const { question, ranking, used, answer } = sample;
  const gold = question.gold.map((span) => ({
    ...span,
    text: sample.textOf(span.source).slice(span.start, span.end),
  }));
  return { kind: "measure", question: { ...question, gold }, ranking, used, answer };
}
