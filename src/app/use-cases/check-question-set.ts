import { makeBreathe } from "../../adapters/clock/breathe.ts";
import type { Passage } from "../../contracts/passage.ts";
import type { Question, QuestionFault } from "../../contracts/question-set.ts";
import { checkEachQuestion } from "../../core/questions/check-questions.ts";
import { draftGold } from "../../core/questions/draft-gold.ts";
import { type QuestionSetReview, reviewQuestions } from "../../core/questions/review-questions.ts";
import type { LoadedConfig } from "../config/load-config.ts";
import type { Workspace } from "../workspace.ts";
import { openQuestionFile, type QuestionFile } from "./question-file.ts";
import { type QuestionSources, readQuestionSources } from "./question-sources.ts";

export interface CheckedQuestionSet {
  /** The file's name. */
  name: string;
  /** Questions that cannot be read, or whose gold does not stand where they say. */
  faults: QuestionFault[];
  /** Of the accepted questions without a fault. */
  review: QuestionSetReview;
  /** Questions that nobody has accepted yet. */
  draftQuestions: number;
  /** Where the answers of questions without gold stand literally, for a person to confirm. */
  drafts: { id: string; gold: (Passage & { quote: string })[] }[];
}

/** What is checked. */
export interface QuestionGround {
  file: QuestionFile;
  sources: QuestionSources;
}

/** Checks every question against its sources and against the others. */
export async function checkQuestionSet(
  workspace: Workspace,
  config: LoadedConfig,
  signal: AbortSignal,
): Promise<CheckedQuestionSet> {
  const file = await openQuestionFile(workspace, config);
  const sources = await readQuestionSources(workspace, config, signal);
  return (await checkGround({ file, sources }, config, signal)).checked;
}

/** The same of what was read already, with the questions that are accepted and without a fault. */
export async function checkGround(
  { file, sources }: QuestionGround,
  config: LoadedConfig,
  signal: AbortSignal,
): Promise<{ checked: CheckedQuestionSet; accepted: Question[] }> {
  const { documents, known } = sources;
  const { sound, faults } = checkEachQuestion(file.questions, known);
  const entries = new Map(file.questions.map(({ entry }) => [entry.id, entry]));
  const textOf = (source: string) => known.textOf(source) ?? "";
  const accepted = sound.filter(({ id }) => entries.get(id)?.draft !== true);
  const checked: CheckedQuestionSet = {
    name: file.name,
    faults: [...file.faults, ...faults],
    review: await reviewQuestions(accepted, {
      entries,
      textOf,
      chunk: config.config.pipeline.chunk,
      breathe: makeBreathe(signal),
    }),
    draftQuestions: file.questions.filter(({ entry }) => entry.draft === true).length,
    drafts: [...draftGold(sound, documents)].map(([id, gold]) => ({
      id,
      gold: gold.map((passage) => ({
        ...passage,
        quote: textOf(passage.source).slice(passage.start, passage.end),
      })),
    })),
  };
  return { checked, accepted };
}
