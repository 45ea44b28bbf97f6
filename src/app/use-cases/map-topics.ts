import { makeBreathe } from "../../adapters/clock/breathe.ts";
import { AppError } from "../../contracts/app-error.ts";
import type { Chunk, PreparedDocument } from "../../contracts/chunk.ts";
import type { StageName, StageRun } from "../../contracts/run.ts";
import type { LeftOut } from "../../contracts/source.ts";
import { embedSources } from "../../core/pipeline/run-pipeline.ts";
import { documentFinder } from "../../core/pipeline/read-passages.ts";
import { indexedText } from "../../core/pipeline/stages/embed-stage.ts";
import { type Topic, type TopicMap, topicMap } from "../../core/topics/topic-map.ts";
import type { NearPairs } from "../../core/topics/near-pairs.ts";
import { type UnderstoodRows, understoodRows } from "../../core/topics/understood-rows.ts";
import { languageName, listedNames } from "../../core/text/language-names.ts";
import { type CitedPlace, placeOf } from "../cited-place.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import { eventChannel } from "../../contracts/event-channel.ts";
import { readInputs } from "../experiment-inputs.ts";
import { openModelAccess } from "../models/open-model-access.ts";
import { makeParts } from "../pipeline-parts.ts";
import type { Workspace } from "../workspace.ts";

export interface TopicRequest {
  /** Chosen where undefined. */
  count: number | undefined;
  seed: number;
  /** Cosine from which two texts are nearly the same. */
  threshold: number;
}

export interface MappedTopics extends Pick<TopicMap, "unknown" | "silhouette"> {
  /** Whose vectors these are: cosines of another do not compare with these. */
  embedder: { id: string; version: string };
  documents: number;
  chunks: number;
  asked: number | null;
  seed: number;
  topics: (Omit<Topic, "central"> & { central: CitedPlace & { cosine: number } })[];
  nearDuplicates: {
    threshold: number;
    /** `share` of the chunks, or of the documents, that are in a pair; null where there are none at all. */
    chunks: {
      pairs: number;
      share: number | null;
      listed: { cosine: number; first: CitedPlace; second: CitedPlace }[];
    };
    documents: {
      pairs: number;
      share: number | null;
      listed: { cosine: number; first: string; second: string }[];
    };
  };
  notices: string[];
  leftOut: LeftOut[];
}

export type TopicEvent =
  | { type: "stage-start"; stage: StageName | "topics" }
  | { type: "stage-progress"; stage: StageName | "topics"; done: number; total: number; unit: string }
  | { type: "stage-end"; stageRun: StageRun }
  | { type: "topics-end"; mapped: MappedTopics };

const listed = 20;

/** Embeds what changed in the folder and groups its chunks by what they are about. Throws AppError "pipeline.invalid" without an embedder. */
export async function* mapTopics(
  workspace: Workspace,
  config: LoadedConfig,
  request: TopicRequest,
  signal: AbortSignal,
): AsyncGenerator<TopicEvent> {
  const channel = eventChannel<TopicEvent>();
  void mapFolder(workspace, config, request, signal, channel.push).then(channel.end, channel.fail);
  yield* channel;
}

async function mapFolder(
  workspace: Workspace,
  config: LoadedConfig,
  request: TopicRequest,
  signal: AbortSignal,
  emit: (event: TopicEvent) => void,
): Promise<void> {
  const { pipeline } = config;
  if (pipeline.embed.embedder === "none") throw noEmbedder();
  const inputs = await readInputs({ ...config, questionsFile: null }, signal);
  const parts = await makeParts(workspace, pipeline, {
    folder: config.folder,
    reader: inputs.reader,
    models: await openModelAccess(workspace, config, [pipeline]),
    needs: { embedder: true, answerer: false },
    signal,
  });
  try {
    const sources = await embedSources({ ...inputs, pipeline }, parts, {
      signal,
      onStageStart: (stage) => emit({ type: "stage-start", stage }),
      onStageProgress: (stage, done, total, unit) =>
        emit({ type: "stage-progress", stage, done, total, unit }),
      onStageEnd: (stageRun) => emit({ type: "stage-end", stageRun }),
    });
    const embedder = sources.embedder?.part;
    if (sources.embeddings === undefined || embedder === undefined) throw noEmbedder();
    const [documents, chunksBySource, embeddings] = await Promise.all([
      sources.documents(),
      sources.chunks(),
      sources.embeddings.output.load(),
    ]);
    const chunks = chunksBySource.flat();
    const documentOf = documentFinder(documents);
    emit({ type: "stage-start", stage: "topics" });
    const breathe = makeBreathe(signal);
    const understood = await understoodRows(chunks, embeddings, {
      knownWords: sources.embedder?.knownWords,
      documentOf,
      textOf: (chunk) => indexedText(chunk, pipeline.index.breadcrumbs),
      breathe,
    });
    const map = await topicMap(chunks, understood.rows, {
      ...request,
      listed,
      languageOf: (source) => documentOf(source).language,
      breathe,
      progress: (done, total, unit) => emit({ type: "stage-progress", stage: "topics", done, total, unit }),
    });
    emit({
      type: "topics-end",
      mapped: {
        embedder: { id: embedder.id, version: embedder.version },
        ...mapped(map, chunks, request, documentOf),
        notices: noticesOf(map, understood, {
          chunks: chunks.length,
          asked: request.count,
          embedder: embedder.id,
        }),
        leftOut: await sources.leftOut(),
      },
    });
  } finally {
    await parts.close();
  }
}

function mapped(
  map: TopicMap,
  chunks: readonly Chunk[],
  { count, seed, threshold }: TopicRequest,
  documentOf: (source: string) => PreparedDocument,
): Omit<MappedTopics, "embedder" | "notices" | "leftOut"> {
  const place = (row: number) => {
    const { source, start, end, breadcrumb } = chunks[row] as Chunk;
    return placeOf({ source, start, end, breadcrumb: [...breadcrumb] }, documentOf(source));
  };
  const { sources, ...near } = map.nearDuplicates;
  const counted = ({ count: pairs, rows }: NearPairs, of: number) => ({
    pairs,
    share: of === 0 ? null : rows / of,
  });
  return {
    documents: sources.length,
    chunks: chunks.length,
    unknown: map.unknown,
    asked: count ?? null,
    seed,
    silhouette: map.silhouette,
    topics: map.topics.map(({ central, ...topic }) => ({
      ...topic,
      central: { ...place(central.row), cosine: central.cosine },
    })),
    nearDuplicates: {
      threshold,
      chunks: {
        ...counted(near.chunks, chunks.length),
        listed: near.chunks.listed.map(({ first, second, cosine }) => ({
          cosine,
          first: place(first),
          second: place(second),
        })),
      },
      documents: {
        ...counted(near.documents, sources.length),
        listed: near.documents.listed.map(({ first, second, cosine }) => ({
          cosine,
          first: sources[first] as string,
          second: sources[second] as string,
        })),
      },
    },
  };
}

function noticesOf(
  { topics, unknown }: TopicMap,
  { unserved, littleKnown }: UnderstoodRows,
  { chunks, asked, embedder }: { chunks: number; asked: number | undefined; embedder: string },
): string[] {
  const notices: string[] = [];
  if (chunks === 0) notices.push("The sources gave no chunk, so there is nothing to map.");
  const unservedChunks = [...unserved.values()].reduce((sum, count) => sum + count, 0);
  if (unservedChunks > 0) {
    const names = [...unserved.keys()].map(languageName).sort();
    const none = unservedChunks === 1 ? "it has no topic and is" : "they have no topic and are";
    notices.push(
      `${unservedChunks} of ${chunks} chunks ${unservedChunks === 1 ? "is" : "are"} in ${listedNames(names)}, which ${embedder} does not know: ${none} compared with no other.`,
    );
  }
  if (littleKnown > 0) {
    const [hold, none] =
      littleKnown === 1 ? ["holds", "it has no topic and is"] : ["hold", "they have no topic and are"];
    notices.push(
      `${littleKnown} of ${chunks} chunks ${hold} too few words that ${embedder} knows: ${none} compared with no other.`,
    );
  }
  const nothing = unknown - unservedChunks - littleKnown;
  if (nothing > 0) {
    const [hold, have] = nothing === 1 ? ["holds", "has"] : ["hold", "have"];
    notices.push(
      `${nothing} of ${chunks} chunks ${hold} nothing that the embedder knows, and ${have} no topic.`,
    );
  }
  if (asked !== undefined && topics.length < asked && chunks > 0) {
    notices.push(
      `${asked} topics were asked for, but the chunks differ in no more than ${topics.length} directions.`,
    );
  }
  return notices;
}

function noEmbedder(): AppError {
  return new AppError("pipeline.invalid", {
    message: "A topic map is made of embeddings, but embed.embedder is none.",
    hint: "Set embed.embedder in soundings.yaml, or ask with --set embed.embedder=static, which comes with Soundings.",
  });
}
