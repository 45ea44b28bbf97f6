import { AppError } from "../../contracts/app-error.ts";
import type { Outcome } from "../../contracts/outcome.ts";
import type { Passage } from "../../contracts/passage.ts";
import type { Question } from "../../contracts/question-set.ts";
import type { Run, StageName } from "../../contracts/run.ts";
import { refusalThreshold } from "../../core/answering/evidence-weights.ts";
import { makeChunks } from "../../core/chunking/make-chunks.ts";
import { agentMetrics } from "../../core/evaluation/agent-metrics.ts";
import { standardMetrics } from "../../core/evaluation/catalog.ts";
import { overlaps, sharedLength } from "../../core/evaluation/spans.ts";
import { endOfQuestion } from "../../core/failure-analysis/end-of-question.ts";
import type { QuestionEnd } from "../../core/failure-analysis/question-end.ts";
import type { QuestionRecord } from "../../core/failure-analysis/question-record.ts";
import { remedies } from "../../core/failure-analysis/remedies.ts";
import { type SharedWords, sharedWords } from "../../core/failure-analysis/shared-words.ts";
import { indexedText } from "../../core/pipeline/stages/embed-stage.ts";
import { placeOf } from "../cited-place.ts";
import { type StoryAnswer, storyAnswer, type StoryPassage } from "../story-answer.ts";
import { type FurtherRank, rankFurther } from "../rank-further.ts";
import { type RunRecords, runRecords } from "../run-records.ts";
import { type DocumentOf, sourceDocuments } from "../source-documents.ts";
import type { Workspace } from "../workspace.ts";

export interface StoryChunk extends StoryPassage {
  /** From 1; null where it was not ranked. */
  rank: number | null;
  score: number | null;
  /** Whether it overlaps gold. */
  gold: boolean;
  /** Whether the answerer was given it. */
  given: boolean;
  /** Words of the question in what is indexed of it; null where its text is no longer kept. */
  words: SharedWords | null;
}

export interface GoldStory extends StoryPassage {
  /** Null where the dataset holds no such source. */
  document: { language: string; characters: number | null } | null;
  /** Characters of the gold that cleaning kept. */
  keptCharacters: number;
  /** Those that hold any of it, in order. */
  chunks: (StoryChunk & { sharedCharacters: number })[];
}

/** What became of one question, stage by stage. */
export interface QuestionStory {
  runId: string;
  question: Question;
  /** Stages that the run finished. */
  stages: StageName[];
  gold: GoldStory[];
  /** Of the whole index. */
  chunks: number;
  /** Best first. */
  ranking: StoryChunk[];
  /** Null where nobody looked: the gold was ranked, or its ranking cannot be carried on. */
  further: FurtherRank | null;
  /** Passages that the answerer was given, and the characters of them; null in a run without answers. */
  given: { passages: number; characters: number } | null;
  answer: StoryAnswer | null;
  /** Below this evidence the answerer refuses; null for answerers that have none. */
  threshold: number | null;
  outcomes: { metric: string; title: string | null; outcome: Outcome }[];
  /** Null where the run ended before it could be told. */
  end: QuestionEnd | null;
  /** What would have changed the end, one sentence each. */
  remedies: string[];
}

/** Throws AppError "run.unknown" for a question that the run does not have, "run.unfinished" before its questions were checked. */
export async function explainQuestion(
  workspace: Workspace,
  run: Run,
  questionId: string,
  signal: AbortSignal,
): Promise<QuestionStory> {
  const known = await runRecords(workspace, run, ["prepare"]);
  const record = known.records.find(({ question }) => question.id === questionId);
  if (record === undefined) throw unknownQuestion(run, questionId, known);
  const stages = run.stages.map(({ stage }) => stage);
  const documentOf = await sourceDocuments(workspace, run);
  const { question } = record;
  const describe = describer(run, record, known, documentOf);
  const answers = run.pipeline.answer.kind !== "none";
  const complete = stages.includes("evaluate") && (!answers || record.given !== null);
  const end = complete ? endOfQuestion(record, known) : null;
  const unranked = end?.end === "not-retrieved" && end.cause === null;
  const further = unranked ? await rankFurther(workspace, run, question, signal) : undefined;
  const threshold =
    run.pipeline.answer.kind === "extractive" ? (run.pipeline.answer.threshold ?? refusalThreshold) : null;
  const used = record.ranking.slice(0, record.given?.used ?? 0);
  return {
    runId: run.id,
    question,
    stages,
    gold: question.gold.map((span) => describe.gold(span)),
    chunks: known.chunkCount,
    ranking: record.ranking.map((passage) => describe.chunk(passage)),
    further: further ?? null,
    given:
      record.given === null
        ? null
        : {
            passages: used.length,
            characters: used.reduce((sum, passage) => sum + passage.end - passage.start, 0),
          },
    answer: record.given === null ? null : storyAnswer(record.given, question, describe.place),
    threshold,
    outcomes: titled(run, record),
    end,
    remedies:
      end === null
        ? []
        : remedies(end, run.pipeline, {
            furtherRank: further?.rank,
            evidence: record.given?.answer.evidence ?? null,
            threshold: threshold ?? refusalThreshold,
          }),
  };
}

/** Puts spans into words of their sources. */
function describer(
  run: Run,
  { question, ranking, given }: QuestionRecord,
  known: RunRecords,
  documentOf: DocumentOf,
) {
  /** Of the passage that it is, or that it stands in. */
  function placeInRanking({ source, start, end }: Passage): number | undefined {
    const index = ranking.findIndex((one) => one.source === source && one.start <= start && end <= one.end);
    return index === -1 ? undefined : index;
  }

  function place({ source, start, end }: Passage): StoryPassage {
    const document = documentOf(source);
    if (document === undefined)
      return { source, start, end, where: null, firstLine: null, lastLine: null, page: null, quote: null };
    const { where, firstLine, lastLine, page, quote } = placeOf(
      { source, start, end, breadcrumb: [] },
      document,
    );
    return { source, start, end, where, firstLine, lastLine, page, quote };
  }

  function chunk(passage: Passage): StoryChunk {
    const index = placeInRanking(passage);
    return {
      ...place(passage),
      rank: index === undefined ? null : index + 1,
      score: index === undefined ? null : (ranking[index]?.score ?? null),
      gold: question.gold.some((span) => overlaps(span, passage)),
      given: index !== undefined && index < (given?.used ?? 0),
      words: wordsOf(passage),
    };
  }

  function wordsOf(passage: Passage): SharedWords | null {
    const document = documentOf(passage.source);
    const prepared = known.documentOf(passage.source);
    if (document === undefined || prepared === undefined) return null;
    // A passage may span several regions of what cleaning kept.
    const regions = [{ start: 0, end: document.text.length }];
    const [made] = makeChunks({ ...document, ...prepared, regions }, [passage]);
    return made === undefined
      ? null
      : sharedWords(question.question, indexedText(made, run.pipeline.index.breadcrumbs), prepared.language);
  }

  function gold(span: Passage): GoldStory {
    const prepared = known.documentOf(span.source);
    const holders = known.chunksOf(span.source).filter((one) => sharedLength(one, span) > 0);
    return {
      ...place(span),
      document:
        prepared === undefined
          ? null
          : {
              language: prepared.language,
              characters: documentOf(span.source)?.text.length ?? null,
            },
      keptCharacters: (prepared?.regions ?? []).reduce((sum, region) => sum + sharedLength(region, span), 0),
      chunks: holders.map((one) => ({
        ...chunk({ source: span.source, ...one }),
        sharedCharacters: sharedLength(one, span),
      })),
    };
  }

  return { place, chunk, gold };
}

function titled(run: Run, { outcomes }: QuestionRecord): QuestionStory["outcomes"] {
  const { evaluate, answer } = run.pipeline;
  const metrics = [
    ...standardMetrics(evaluate).metrics,
    ...agentMetrics({ rounds: answer.kind === "agent" ? answer.agent.rounds : 0 }),
  ];
  const titles = new Map(metrics.map(({ id, title }) => [id, title]));
  return Object.entries(outcomes).map(([metric, outcome]) => ({
    metric,
    title: titles.get(metric) ?? null,
    outcome,
  }));
}

function unknownQuestion(run: Run, questionId: string, { records }: RunRecords): AppError {
  const [first, last] = [records[0]?.question.id, records.at(-1)?.question.id];
  return new AppError("run.unknown", {
    message: `${run.id} has no question "${questionId}".`,
    hint: first === undefined ? "Its question set is empty." : `Its questions are ${first} to ${last}.`,
  });
}
