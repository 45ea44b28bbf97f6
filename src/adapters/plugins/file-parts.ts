import type { Answer, AnswerEvent } from "../../contracts/answer.ts";
import { AppError, messageOf } from "../../contracts/app-error.ts";
import type { Answerer } from "../../ports/answerer.ts";
import type { Chunker } from "../../ports/chunker.ts";
import type { Embedder } from "../../ports/embedder.ts";
import type { Metric } from "../../ports/metric.ts";
import { throwIfAborted, untilAborted } from "../../contracts/abort.ts";
import { nothingFound } from "./as-answerer.ts";
import { checkedAnswer, checkedSpans, writeUnitRow } from "./check-results.ts";
import type { LoadedFile } from "./file-plugin.ts";
import { checkShape, pluginFault } from "./plugin-fault.ts";
import { MeasureResult } from "./plugin-wire.ts";

/** Runs a person's code: what it throws becomes AppError "plugin.failed", unless the work was stopped: then nobody waits for it. */
async function guarded<Result>(
  name: string,
  signal: AbortSignal,
  work: () => Result | Promise<Result>,
): Promise<Result> {
  throwIfAborted(signal);
  try {
    const result = await untilAborted(Promise.resolve(work()), signal);
    throwIfAborted(signal);
    return result;
  } catch (error) {
    throwIfAborted(signal);
    if (error instanceof AppError) throw error;
    throw pluginFault(name, `failed: ${messageOf(error)}`, undefined, error);
  }
}

export function fileChunker({ name, description: { id, version }, part }: LoadedFile): Chunker {
  const own = part as unknown as Chunker;
  return {
    id,
    version,
    chunk: async (document, signal) =>
      checkedSpans(name, await guarded(name, signal, () => own.chunk(document, signal)), document),
  };
}

export function fileEmbedder({ name, description: { id, version, dimensions }, part }: LoadedFile): Embedder {
  if (dimensions === undefined)
    throw pluginFault(name, "exports no dimensions.", "An embedder must say its dimensions.");
  const own = part as { embed(...from: Parameters<Embedder["embed"]>): unknown };
  return {
    id,
    version,
    dimensions,
    async embed(texts, options) {
      const rows = new Float32Array(texts.length * dimensions);
      throwIfAborted(options.signal);
      if (texts.length === 0) return rows;
      const given = await guarded(name, options.signal, () => own.embed(texts, options));
      const vectors = vectorsOf(given, dimensions);
      if (vectors?.length !== texts.length) {
        throw pluginFault(name, `gave ${vectors?.length ?? "no"} vectors for ${texts.length} texts.`);
      }
      vectors.forEach((vector, row) => {
        writeUnitRow(name, vector, rows.subarray(row * dimensions, (row + 1) * dimensions));
      });
      return rows;
    },
  };
}

/** Rows of one flat Float32Array, or a list of vectors as most models give them. */
function vectorsOf(given: unknown, dimensions: number): ArrayLike<number>[] | undefined {
  if (Array.isArray(given)) return given as ArrayLike<number>[];
  if (!(given instanceof Float32Array)) return undefined;
  return Array.from({ length: given.length / dimensions }, (_, row) =>
    given.subarray(row * dimensions, (row + 1) * dimensions),
  );
}

export function fileAnswerer({ name, description: { id, version }, part }: LoadedFile): Answerer {
  const own = part as unknown as Answerer;
  return {
    id,
    version,
    async *answer(request) {
      throwIfAborted(request.signal);
      if (request.passages.length === 0) {
        yield { type: "answer-delta", text: nothingFound.text };
        yield { type: "answer-end", answer: nothingFound };
        return;
      }
      let streamed = "";
      try {
        for await (const event of eventsOf(own.answer(request))) {
          if (event.type !== "answer-end") {
            if (event.type === "answer-delta") streamed += event.text;
            if (event.type === "answer-reset") streamed = "";
            yield event;
            continue;
          }
          const answer = checkedAnswer(name, event.answer, request.passages);
          if (answer.text !== streamed)
            throw pluginFault(name, "gave an answer whose text is not its deltas joined.");
          yield { type: "answer-end", answer };
          return;
        }
        throw pluginFault(name, "ended without an answer-end event.");
      } catch (error) {
        throwIfAborted(request.signal);
        throw error instanceof AppError
          ? error
          : pluginFault(name, `failed: ${messageOf(error)}`, undefined, error);
      }
    },
  };
}

/** A part that does not stream may return its answer whole. */
async function* eventsOf(
  given: AsyncIterable<AnswerEvent> | Promise<Answer> | Answer,
): AsyncGenerator<AnswerEvent> {
  if (typeof given === "object" && Symbol.asyncIterator in given) {
    yield* given;
    return;
  }
  const answer = await given;
  if (typeof answer?.text === "string") yield { type: "answer-delta", text: answer.text };
  yield { type: "answer-end", answer };
}

/** What the person's measure throws belongs to the sample; an outcome of the wrong shape ends the evaluation. */
export function fileMetric({ name, description: { id, version, title }, part }: LoadedFile): Metric {
  const own = part as unknown as Metric;
  return {
    id,
    version,
    title: title ?? id,
    async measure(sample, signal) {
      throwIfAborted(signal);
      let given: unknown;
      try {
        given = await own.measure(sample, signal);
      } catch (error) {
        throwIfAborted(signal);
        return { status: "failed", reason: messageOf(error) || "It failed without a word." };
      }
      return checkShape(name, "measure", MeasureResult, given);
    },
  };
}
