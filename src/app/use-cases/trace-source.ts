import { makeBreathe } from "../../adapters/clock/breathe.ts";
import { AppError } from "../../contracts/app-error.ts";
import type { Digest } from "../../contracts/digest.ts";
import type { Span } from "../../contracts/passage.ts";
import type { Run } from "../../contracts/run.ts";
import type { HiddenText } from "../../contracts/source.ts";
import { sharedLength } from "../../core/evaluation/spans.ts";
import { fileHolding } from "../../core/pipeline/parsed-file.ts";
import { embedSources } from "../../core/pipeline/run-pipeline.ts";
import { nearestWord } from "../../adapters/shared/nearest-word.ts";
import { type CitedPlace, placeOf } from "../cited-place.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import { readInputs } from "../experiment-inputs.ts";
import { openModelAccess } from "../models/open-model-access.ts";
import { makeParts } from "../pipeline-parts.ts";
import { runResults } from "../run-results.ts";
import type { Workspace } from "../workspace.ts";

/** From the file over its text and its chunks to the answers that rest on it. */
export interface TracedSource {
  source: string;
  /** The file that holds it, and the digest of the bytes that were read. */
  file: string;
  version: Digest;
  mediaType: string;
  parser: string;
  language: string;
  characters: number;
  hidden: HiddenText[];
  notices: string[];
  chunks: (CitedPlace & Span & { id: number; cited: string[]; gold: string[] })[];
  /** The canonical text: what is searched and quoted. */
  text: string;
  /** Whose citations and gold these are; null where no run of this folder has answered. */
  run: string | null;
}

/** Throws AppError "source.unknown" for a source that the folder does not have or that was left out, with the reason. */
export async function traceSource(
  workspace: Workspace,
  config: LoadedConfig,
  source: string,
  signal: AbortSignal,
): Promise<TracedSource> {
  const { pipeline } = config;
  const inputs = await readInputs({ ...config, questionsFile: null }, signal);
  const parts = await makeParts(workspace, pipeline, {
    folder: config.folder,
    reader: inputs.reader,
    models: await openModelAccess(workspace, config, [pipeline]),
    needs: { embedder: false, answerer: false },
    signal,
  });
  try {
    const sources = await embedSources(
      { ...inputs, pipeline },
      { ...parts, embedder: undefined },
      {
        signal,
        onStageStart: () => {},
        onStageProgress: () => {},
        onStageEnd: () => {},
      },
    );
    const documents = await sources.documents();
    const at = documents.findIndex((document) => document.source === source);
    const document = documents[at];
    if (document === undefined) {
      const names = documents.map((one) => one.source);
      throw unknownSource(source, names, await sources.leftOut());
    }
    const corpus = await sources.corpus.load();
    const parsed = corpus.documents.find((one) => one.source === source);
    const file = fileHolding(source, new Map(inputs.sources.map((one) => [one.name, one])));
    if (parsed === undefined || file === undefined)
      throw new Error(`The dataset names ${source}, which the corpus does not hold.`);
    const finding = (await sources.findings.load()).find((one) => one.source === source);
    const chunks = (await sources.chunks())[at] ?? [];
    const used = await usesIn(workspace, source);
    const parser = workspace.parsers.parserFor(parsed.mediaType);
    const breathe = makeBreathe(signal);
    const traced: TracedSource["chunks"] = [];
    for (const [id, { start, end, breadcrumb }] of chunks.entries()) {
      const pause = breathe();
      if (pause) await pause;
      const touching = (uses: readonly Use[]) =>
        uses.filter((one) => sharedLength(one, { start, end }) > 0).map(({ question }) => question);
      traced.push({
        id,
        start,
        end,
        ...placeOf({ source, start, end, breadcrumb: [...breadcrumb] }, document),
        cited: touching(used.cited),
        gold: touching(used.gold),
      });
    }
    return {
      source,
      file: file.name,
      version: parsed.version,
      mediaType: parsed.mediaType,
      parser: parser?.id ?? "",
      language: document.language,
      characters: document.text.length,
      hidden: finding?.hidden ?? [],
      notices: finding?.notices ?? [],
      chunks: traced,
      text: document.text,
      run: used.run?.id ?? null,
    };
  } finally {
    await parts.close();
  }
}

type Use = Span & { question: string };

/** What the newest finished run cited of the source, and what is gold in it. */
async function usesIn(
  workspace: Workspace,
  source: string,
): Promise<{ run: Run | undefined; cited: Use[]; gold: Use[] }> {
  const runs = await workspace.runs.list({ status: "finished" });
  const run = runs.toSorted((a, b) => b.startedAt - a.startedAt)[0];
  if (run === undefined) return { run, cited: [], gold: [] };
  const [questions, answers] = await Promise.all([
    runResults.questions(workspace, run),
    runResults.answers(workspace, run),
  ]);
  const spansOf = (question: string, spans: readonly (Span & { source: string })[]): Use[] =>
    spans.filter((one) => one.source === source).map(({ start, end }) => ({ question, start, end }));
  return {
    run,
    cited: answers.flatMap((given, at) => spansOf(questions[at]?.id ?? "", given?.answer.citations ?? [])),
    gold: questions.flatMap(({ id, gold }) => spansOf(id, gold)),
  };
}

function unknownSource(
  source: string,
  names: readonly string[],
  leftOut: readonly { source: string; reason: string }[],
): AppError {
  const left = leftOut.find((one) => one.source === source);
  if (left !== undefined) {
    return new AppError("source.unknown", { message: `${source} was left out: ${left.reason}.` });
  }
  const inside = names.filter((name) => name.startsWith(source));
  if (inside.length > 0) {
    return new AppError("source.unknown", {
      message: `"${source}" is no source by itself: ${inside.length} sources have names that begin so, such as "${inside[0]}".`,
      hint: "Name one of them: soundings sources --all lists them.",
    });
  }
  const near = nearestWord(source, names);
  return new AppError("source.unknown", {
    message: `The folder has no source named "${source}".`,
    hint: near === undefined ? "soundings sources lists them." : `Is "${near}" meant?`,
  });
}
