import { AppError } from "../../contracts/app-error.ts";
import type { Answer, AnswerEvent, Citation } from "../../contracts/answer.ts";
import type { Digest } from "../../contracts/digest.ts";
import type { Pipeline } from "../../contracts/pipeline.ts";
import type { StageName, StageRun } from "../../contracts/run.ts";
import type { LeftOut } from "../../contracts/source.ts";
import { type CallTotals, callTotals } from "../../core/answering/call-totals.ts";
import { placeCitations } from "../../core/answering/place-citations.ts";
import { fileHolding, layoutOf } from "../../core/pipeline/parsed-file.ts";
import { indexSources, searchOf } from "../../core/pipeline/run-pipeline.ts";
import type { CorpusFile } from "../../core/pipeline/stages/parse-stage.ts";
import { rankingNotices, vectorsNeeded } from "../../core/pipeline/stages/retrieve-stage.ts";
import { type PageRectangle, pageRectangles } from "../../core/text/page-rectangles.ts";
import type { ReadPassage } from "../../ports/answerer.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import { eventChannel } from "../../contracts/event-channel.ts";
import { readInputs } from "../experiment-inputs.ts";
import { type CitedPlace, placeOf } from "../cited-place.ts";
import type { ModelAccess } from "../models/model-access.ts";
import { idleModelNotices } from "../models/models-asked.ts";
import { openModelAccess } from "../models/open-model-access.ts";
import { makeParts } from "../pipeline-parts.ts";
import type { Workspace } from "../workspace.ts";

export interface AskedAnswer {
  question: string;
  answer: Answer;
  /** What models were asked for it; none where no model gave it. */
  calls: CallTotals;
  /** Where each citation stands, for people: file, page or lines, headings; and where to draw it on the page. */
  places: (CitedPlace & { version: Digest; rectangles: PageRectangle[] })[];
  /** What the answerer was given, best first. */
  passages: ReadPassage[];
  /** What else to know of how they were found, a sentence each. */
  notices: string[];
  leftOut: LeftOut[];
  /** From the question to the answer, once everything was indexed. */
  seconds: number;
}

export type AskEvent =
  | { type: "stage-start"; stage: StageName }
  | { type: "stage-progress"; stage: StageName; done: number; total: number; unit: string }
  | { type: "stage-end"; stageRun: StageRun }
  | Exclude<AnswerEvent, { type: "answer-end" }>
  | { type: "answer-end"; asked: AskedAnswer };

export interface AskOptions {
  signal: AbortSignal;
  /** What models may cost for it, in US dollars; not limited where absent. */
  budgetUsd?: number | undefined;
}

/** Indexes what changed in the folder and answers one question from it. */
export async function* ask(
  workspace: Workspace,
  config: LoadedConfig,
  pipeline: Pipeline,
  question: string,
  { signal, budgetUsd }: AskOptions,
): AsyncGenerator<AskEvent> {
  const channel = eventChannel<AskEvent>();
  const models = await openModelAccess(workspace, config, [pipeline], { budgetUsd, streams: true });
  void answerOne(workspace, config, pipeline, question, models, signal, channel.push).then(
    channel.end,
    channel.fail,
  );
  yield* channel;
}

async function answerOne(
  workspace: Workspace,
  config: LoadedConfig,
  pipeline: Pipeline,
  question: string,
  models: ModelAccess,
  signal: AbortSignal,
  emit: (event: AskEvent) => void,
): Promise<void> {
  const inputs = await readInputs({ ...config, questionsFile: null }, signal);
  const parts = await makeParts(workspace, pipeline, {
    folder: config.folder,
    reader: inputs.reader,
    models,
    signal,
  });
  try {
    const choice = parts.answerer;
    if (choice === undefined) throw nobodyToAnswer();
    // Told before anything is read.
    vectorsNeeded(pipeline.retrieve, parts.embedder?.part);
    const sources = await indexSources({ ...inputs, pipeline }, parts, {
      signal,
      onStageStart: (stage) => emit({ type: "stage-start", stage }),
      onStageProgress: (stage, done, total, unit) =>
        emit({ type: "stage-progress", stage, done, total, unit }),
      onStageEnd: (stageRun) => emit({ type: "stage-end", stageRun }),
    });
    const index = await sources.open();
    const search = await searchOf(sources, pipeline, parts);

    const began = workspace.clock.monotonic();
    const passages = await search(question, signal);
    const { documentOf } = index;
    const answerer = choice.make(index.parts.lexical);
    for await (const event of answerer.answer({
      question,
      passages,
      ...(choice.searches && { search }),
      signal,
    })) {
      if (event.type !== "answer-end") {
        emit(event);
        continue;
      }
      const answer = placeCitations(event.answer, documentOf);
      const onPages = answer.citations.some(({ source }) => (documentOf(source).pages ?? []).length > 0);
      const files = onPages ? (await sources.corpus.load()).files : [];
      const fileOf = new Map(files.map((file) => [file.name, file]));
      const versions = new Map(
        (await sources.dataset.load()).documents.map((one) => [one.source, one.version]),
      );
      const versionOf = (source: string) => versions.get(source) as Digest;
      emit({
        type: "answer-end",
        asked: {
          question,
          answer,
          calls: callTotals([answer]),
          places: answer.citations.map((citation) => ({
            ...placeOf(citation, documentOf(citation.source)),
            version: versionOf(citation.source),
            rectangles: rectanglesOf(fileOf, citation),
          })),
          passages,
          notices: [
            ...idleModelNotices(pipeline),
            ...rankingNotices(pipeline.retrieve, sources.embedder, index.parts.lexical),
          ],
          leftOut: await sources.leftOut(),
          seconds: (workspace.clock.monotonic() - began) / 1000,
        },
      });
    }
  } finally {
    await parts.close();
  }
}

function rectanglesOf(
  files: ReadonlyMap<string, CorpusFile>,
  { source, start, end }: Citation,
): PageRectangle[] {
  const file = fileHolding(source, files);
  const layout = file === undefined ? undefined : layoutOf(file, file.body, source);
  return layout === undefined ? [] : pageRectangles(layout, { start, end });
}

function nobodyToAnswer(): AppError {
  return new AppError("pipeline.invalid", {
    message: "answer.kind is none, so nobody answers.",
    hint: "Set it to extractive, or ask with --set answer.kind=extractive.",
  });
}
