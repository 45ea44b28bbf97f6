import { findRun, runResults } from "../../app/run-results.ts";
import { sourceDocuments } from "../../app/source-documents.ts";
import { openQuestionFile } from "../../app/use-cases/question-file.ts";
import { readQuestionSources } from "../../app/use-cases/question-sources.ts";
import { soundQuestions } from "../../app/use-cases/count-question-set.ts";
import type { DocumentQuery, DocumentView } from "../../contracts/api/document.ts";
import { AppError } from "../../contracts/app-error.ts";
import type { PreparedDocument } from "../../contracts/chunk.ts";
import type { Passage, Span } from "../../contracts/passage.ts";
import type { Question } from "../../contracts/question-set.ts";
import { errorDetails } from "../error-details.ts";
import { chunkOneDocument } from "./chunk-one-document.ts";
import type { OpenProject } from "./open-project.ts";
import type { Task } from "./task.ts";

/** What lies under the view: the text, and what is known of it. */
interface Shown {
  run: string | null;
  version: string | null;
  document: PreparedDocument;
  /** Undefined where they are to be made. */
  chunks: readonly Span[] | undefined;
  questions: readonly Question[];
  citations: DocumentView["citations"];
  notices: string[];
}

/** More text than a page can show at once is read piece by piece. */
const mostCharacters = 500_000;

export const showDocument: Task<DocumentQuery, DocumentView> = async (project, query, { signal }) => {
  const shown =
    query.run === undefined
      ? await presentDocument(project, query.source, signal)
      : await documentOfRun(project, query.run, query.source);
  const { document, notices } = shown;
  const { text } = document;
  const asked = askedChunks(query);
  const chunks =
    shown.chunks !== undefined && asked === undefined
      ? shown.chunks
      : await chunkOneDocument(project, document, asked ?? {}, signal);
  const start = Math.min(query.start, text.length);
  const end = Math.max(start, Math.min(query.end ?? text.length, text.length, start + mostCharacters));
  return {
    source: document.source,
    run: shown.run,
    mediaType: document.mediaType ?? null,
    version: shown.version,
    language: document.language,
    characters: text.length,
    window: { start, end },
    text: text.slice(start, end),
    headings: [...document.headings],
    pages: [...(document.pages ?? [])],
    places: [...(document.places ?? [])],
    regions: [...document.regions],
    chunks: chunks.map((chunk) => ({ start: chunk.start, end: chunk.end })),
    gold: shown.questions.flatMap(({ id, gold }) =>
      gold.filter(({ source }) => source === document.source).map((span) => ({ ...span, questionId: id })),
    ),
    citations: shown.citations,
    notices,
  };
};

function askedChunks({ strategy, size, overlap, unit }: DocumentQuery): Record<string, unknown> | undefined {
  const asked = Object.entries({ strategy, size, overlap, unit }).filter(([, value]) => value !== undefined);
  return asked.length === 0 ? undefined : Object.fromEntries(asked);
}

async function presentDocument(project: OpenProject, source: string, signal: AbortSignal): Promise<Shown> {
  const workspace = await project.workspace();
  const config = await project.config();
  const sources = await readQuestionSources(workspace, config, signal);
  const document = sources.documents.find((one) => one.source === source);
  if (document === undefined) throw unknownDocument(source, sources.known.leftOut.get(source));
  const file = sources.sources.find(({ name }) => source === name || source.startsWith(`${name}/`));
  const notices: string[] = [];
  let questions: Question[] = [];
  try {
    const { sound } = soundQuestions(await openQuestionFile(workspace, config), sources);
    questions = sound;
  } catch (thrown) {
    // The document can be shown all the same; why no gold lies over it is said beside it.
    if (!(thrown instanceof AppError) || !thrown.code.startsWith("questions.")) throw thrown;
    notices.push(errorDetails(thrown, project.folder).message);
  }
  return {
    run: null,
    version: file?.digest ?? null,
    document,
    chunks: undefined,
    questions,
    citations: [],
    notices,
  };
}

async function documentOfRun(project: OpenProject, id: string, source: string): Promise<Shown> {
  const workspace = await project.workspace();
  const run = await findRun(workspace, id);
  const [documentOf, dataset, spans, questions, answers] = await Promise.all([
    sourceDocuments(workspace, run),
    runResults.dataset(workspace, run),
    runResults.chunkSpans(workspace, run),
    runResults.questions(workspace, run),
    run.stages.some(({ stage }) => stage === "answer") ? runResults.answers(workspace, run) : [],
  ]);
  const parsed = documentOf(source);
  const prepared = dataset.documents.find((one) => one.source === source);
  if (parsed === undefined || prepared === undefined) {
    throw unknownDocument(source, run.leftOut.find((one) => one.source === source)?.reason, run.id);
  }
  const bounds = spans.find((one) => one.source === source)?.bounds ?? [];
  const goldOf = new Map(questions.map(({ id: question, gold }) => [question, gold]));
  return {
    run: run.id,
    version: prepared.version,
    document: { ...parsed, language: prepared.language, regions: prepared.regions },
    chunks: pairs(bounds),
    questions,
    citations: answers.flatMap(({ questionId, answer }) =>
      answer.citations
        .filter((citation) => citation.source === source)
        .map(({ start, end }) => ({
          source,
          start,
          end,
          questionId,
          gold: (goldOf.get(questionId) ?? []).some((span) => touches(span, { source, start, end })),
        })),
    ),
    notices: [],
  };
}

function pairs(bounds: readonly number[]): Span[] {
  return Array.from({ length: bounds.length / 2 }, (_, at) => ({
    start: bounds[2 * at]!,
    end: bounds[2 * at + 1]!,
  }));
}

function touches(one: Passage, other: Passage): boolean {
  return one.source === other.source && one.start < other.end && other.start < one.end;
}

function unknownDocument(source: string, reason: string | undefined, run?: string): AppError {
  const where =
    run === undefined ? "among the sources" : `in the sources of ${run}, or its text is no longer kept`;
  return new AppError("source.unknown", {
    message:
      reason === undefined
        ? `There is no document ${JSON.stringify(source)} ${where}.`
        : `${source} is left out: ${reason}.`,
    hint:
      run === undefined
        ? "The list of sources names every document."
        : "Ask for it without the run, or run the configuration again.",
  });
}
