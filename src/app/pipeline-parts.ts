import path from "node:path";
import { makeBreathe } from "../adapters/clock/breathe.ts";
import { egressOfRun } from "../adapters/egress/egress-of-run.ts";
import { openOnnxEmbedder } from "../adapters/embedders/onnx/onnx-embedder.ts";
import { openPlugin, type OpenedPlugin, type PluginParts } from "../adapters/plugins/open-plugin.ts";
import { sha256 } from "../adapters/shared/sha256.ts";
import type { Json } from "../contracts/json.ts";
import type { EmbeddingModelReference, ModelName, Pipeline, PluginReference } from "../contracts/pipeline.ts";
import { extractiveAnswerer } from "../core/answering/extractive-answerer.ts";
import { firstSentenceAnswerer } from "../core/answering/first-sentence-answerer.ts";
import { agentMetrics } from "../core/evaluation/agent-metrics.ts";
import { answerSimilarity } from "../core/evaluation/answer-similarity.ts";
import { chunkerFor } from "../core/chunking/catalog.ts";
import type { ChosenEmbedder } from "../core/pipeline/chosen-embedder.ts";
import { embedderFamily } from "../core/retrieval/embedder-family.ts";
import type { AnswererChoice } from "../core/pipeline/stages/answer-stage.ts";
import type { Identified, PipelineParts } from "../core/pipeline/run-pipeline.ts";
import { canonicalJson } from "../core/pipeline/stage-key.ts";
import type { TermStatistics } from "../core/answering/term-statistics.ts";
import type { Chunker } from "../ports/chunker.ts";
import type { Embedder } from "../ports/embedder.ts";
import type { Metric } from "../ports/metric.ts";
import type { Reranker } from "../ports/reranker.ts";
import type { SourceReader } from "../ports/source-reader.ts";
import { loadTokenCounter } from "../core/text/token-counter.ts";
import { tokenizerId } from "../core/text/tokenizer-id.ts";
import { openEgress } from "./open-egress.ts";
import { shippedEmbedder } from "./shipped-embedder.ts";
import type { ModelAccess } from "./models/model-access.ts";
import { modelAnswerer } from "./models/model-answerer.ts";
import { vectorIndexesFor } from "./vector-indexes.ts";
import type { Workspace } from "./workspace.ts";

export interface PipelineSurroundings {
  /** The configuration's: plugin paths are relative to it. */
  folder: string;
  reader: SourceReader;
  /** Whoever asks models; shared by everything that runs at the same time. */
  models: ModelAccess;
  /** The run that the parts are made for; whatever is sent is told to the ledger as its. */
  run?: string;
  /** Parts that are not needed are not made: they may want a key, or a server that is not there. All are where absent. */
  needs?: { embedder: boolean; answerer: boolean };
  signal: AbortSignal;
}

const everything = { embedder: true, answerer: true };

/** Makes what a pipeline's settings name. The only place where adapters meet core. */
export async function makeParts(
  workspace: Workspace,
  pipeline: Pipeline,
  { folder, reader, models, run, needs = everything, signal }: PipelineSurroundings,
): Promise<PipelineParts & { close(): Promise<void> }> {
  const opened: OpenedPlugin<unknown>[] = [];
  const way = openEgress(workspace, { allowedOrigins: originsOf(pipeline), clock: workspace.clock });
  const egress = run === undefined ? way : egressOfRun(way, run);
  async function plugin<Kind extends keyof PluginParts>(
    kind: Kind,
    reference: PluginReference,
  ): Promise<OpenedPlugin<PluginParts[Kind]>> {
    const made = await openPlugin(kind, reference, { folder, egress, digestOf: sha256, signal });
    opened.push(made);
    return made;
  }

  async function chunker(embedder: ChosenEmbedder | undefined): Promise<Identified<Chunker>> {
    const { strategy, size, overlap, unit, semantic } = pipeline.chunk;
    if (typeof strategy !== "string") return plugin("chunker", strategy);
    const identity = { size, overlap, unit, ...textTools(unit) };
    if (strategy !== "semantic") return { part: chunkerFor({ strategy, size, overlap, unit }), identity };
    const parts =
      embedder === undefined
        ? undefined
        : { ...semantic, embedder: embedder.part, knownWords: embedder.knownWords };
    return {
      part: chunkerFor({ strategy, size, overlap, unit, semantic: parts }),
      identity: {
        ...identity,
        semantic: { ...semantic, smallest: semantic.smallest ?? null },
        embedder: embedder === undefined ? null : identityOf(embedder),
      },
    };
  }

  async function embedder(): Promise<ChosenEmbedder | undefined> {
    if (!needs.embedder && pipeline.chunk.strategy !== "semantic") return undefined;
    const { embedder: chosen } = pipeline.embed;
    const family = embedderFamily(chosen);
    if (typeof chosen === "string") {
      if (isModelName(chosen)) return served({ model: chosen });
      const shipped = shippedEmbedder(pipeline.embed);
      return shipped && { ...shipped, family };
    }
    if ("model" in chosen) return served(chosen);
    if (!("onnx" in chosen)) return { ...(await plugin("embedder", chosen)), knownWords: undefined, family };
    const made = await openOnnxEmbedder(chosen, {
      folder: path.resolve(folder, chosen.onnx),
      runtimeFolders: [folder],
    });
    opened.push(made);
    return { ...made, knownWords: undefined, family };
  }

  function served(asked: EmbeddingModelReference): ChosenEmbedder {
    return { part: models.embedder(asked, run), identity: null, knownWords: undefined };
  }

  function reranker(): Identified<Reranker> | undefined {
    const { model } = pipeline.rerank;
    if (model === undefined || !needs.answerer) return undefined;
    return { part: models.reranker(model, run), identity: null };
  }

  async function answerer(): Promise<AnswererChoice | undefined> {
    const { kind: chosen, threshold, maxSentences } = pipeline.answer;
    if (chosen === "none" || !needs.answerer) return undefined;
    if (typeof chosen !== "string") {
      const { part, identity } = await plugin("answerer", chosen);
      return { id: part.id, version: part.version, identity, ...onItsOwn, make: () => part };
    }
    if (chosen === "single" || chosen === "agent") {
      return modelAnswerer(pipeline.answer, { folder, models, run, clock: workspace.clock });
    }
    const settings = { maxSentences, ...(threshold === undefined ? {} : { threshold }) };
    const make =
      chosen === "extractive"
        ? (statistics?: TermStatistics) =>
            extractiveAnswerer({ ...settings, ...(statistics === undefined ? {} : { statistics }) })
        : () => firstSentenceAnswerer();
    const { id, version } = make();
    return { id, version, identity: settings, ...onItsOwn, make };
  }

  async function ownMetrics(): Promise<PipelineParts["metrics"]> {
    return Promise.all(
      pipeline.evaluate.metrics.map(async (reference) => {
        const { part, identity } = await plugin("metric", reference);
        return { metric: withDefinition(part, identity), identity };
      }),
    );
  }

  /** Where answers are given and there is something to compare them by: by the embedder unfitted, so that the metric stays the same over corpora. */
  function similarity(embedder: ChosenEmbedder | undefined): PipelineParts["metrics"] {
    if (embedder === undefined || pipeline.answer.kind === "none") return [];
    const metric = answerSimilarity(embedder.part, embedder.knownWords);
    const { identity } = embedder;
    // One of ours is told by its id and version alone; one of the person's own also by its file and settings.
    return [{ metric: identity === null ? metric : withDefinition(metric, identity), identity }];
  }

  try {
    const chosenEmbedder = await embedder();
    return {
      engine: workspace.engine,
      memo: workspace.memo,
      digestOf: sha256,
      clock: workspace.clock,
      reader,
      parsers: workspace.parsers,
      vectorIndexes: vectorIndexesFor(pipeline.index.vectors, workspace),
      chunker: await chunker(chosenEmbedder),
      embedder: chosenEmbedder,
      reranker: reranker(),
      answerer: await answerer(),
      metrics: [...(await ownMetrics()), ...similarity(chosenEmbedder), ...onTheWay(pipeline.answer)],
      countTokens,
      makeBreathe,
      close: () => closeAll(opened),
    };
  } catch (thrown) {
    await closeAll(opened);
    throw thrown;
  }
}

/** Of answerers that ask no language model of ours. */
const onItsOwn = { concurrent: 1, searches: false };

/** What one call does not do. */
const agentsAlone = /^(?:agent-|grading-|answer-repairs|stopped-by-limit)/;

/** How answers of language models came about. */
function onTheWay({ kind, agent }: Pipeline["answer"]): PipelineParts["metrics"] {
  if (kind !== "single" && kind !== "agent") return [];
  const metrics =
    kind === "agent"
      ? agentMetrics({ rounds: agent.rounds })
      : agentMetrics({ rounds: 0 }).filter(({ id }) => !agentsAlone.test(id));
  return metrics.map((metric) => ({ metric, identity: null }));
}

function isModelName(embedder: string): embedder is ModelName {
  return embedder.includes("/");
}

function identityOf({ part, identity }: Identified<Embedder>): Json {
  return { id: part.id, version: part.version, settings: identity };
}

/** Two metrics of one id and version are still not the same measurement where their files or settings differ: the version says so. */
function withDefinition(metric: Metric, identity: Json): Metric {
  const { id, version, title } = metric;
  const definition = sha256(canonicalJson(identity)).slice(0, 8);
  return { id, version: `${version}+${definition}`, title, measure: (...given) => metric.measure(...given) };
}

async function closeAll(opened: readonly OpenedPlugin<unknown>[]): Promise<void> {
  for (const one of opened) await one.close();
}

/** Addresses that the settings themselves name; nothing else may be reached. */
function originsOf({ chunk, embed, answer, evaluate }: Pipeline): string[] {
  const references = [chunk.strategy, embed.embedder, answer.kind, ...evaluate.metrics];
  return references.flatMap((reference) =>
    typeof reference === "object" && "url" in reference ? [new URL(reference.url).origin] : [],
  );
}

/** What our chunkers rest on beside their own version: word boundaries come with Node, tokens with the tokenizer. */
function textTools(unit: Pipeline["chunk"]["unit"]): { unicode: string; tokenizer?: string } {
  const unicode = process.versions["unicode"] ?? "unknown";
  return unit === "tokens" ? { unicode, tokenizer: tokenizerId } : { unicode };
}

async function countTokens(text: string): Promise<number> {
  const count = await loadTokenCounter();
  return count(text);
}
