import type { Answer } from "../../contracts/answer.ts";
import type { Passage } from "../../contracts/passage.ts";
import type { Run } from "../../contracts/run.ts";
import { overlaps } from "../../core/evaluation/spans.ts";
import { type CitedPlace, placeOf } from "../cited-place.ts";
import { runResults } from "../run-results.ts";
import { type DocumentOf, sourceDocuments } from "../source-documents.ts";
import type { Workspace } from "../workspace.ts";
import type { MovedQuestion, RunComparison } from "./compare-runs.ts";

/** A passage as one run found it. */
export interface FoundPassage extends Omit<CitedPlace, "quote"> {
  rank: number;
  /** Whether the answerer was given it. */
  used: boolean;
  gold: boolean;
}

/** What one run made of a question. */
export interface QuestionSide {
  /** Null where the run measured retrieval alone. */
  answer: Pick<Answer, "text" | "refused"> | null;
  /** The best few. */
  passages: FoundPassage[];
}

export interface MovedDetail extends MovedQuestion {
  goldAnswer: string | null;
  /** Of each side. */
  details: { first: QuestionSide; second: QuestionSide };
}

const shownPassages = 5;

/** The questions that moved most, up to `count` in each direction, with answers and passages of both runs. */
export async function movedDetails(
  workspace: Workspace,
  { first, second, moved }: Pick<RunComparison, "first" | "second" | "moved">,
  count: number,
): Promise<{ gained: MovedDetail[]; lost: MovedDetail[] }> {
  const up = moved.filter((one) => one.second > one.first).slice(0, count);
  const down = moved.filter((one) => one.second < one.first).slice(0, count);
  if (up.length + down.length === 0) return { gained: [], lost: [] };
  const documentOf = await sourceDocuments(workspace, first);
  const [one, other] = [
    await sideReader(workspace, first, documentOf),
    await sideReader(workspace, second, documentOf),
  ];
  const detailed = (question: MovedQuestion): MovedDetail => ({
    ...question,
    goldAnswer: one.goldAnswerOf(question.questionId),
    details: { first: one.sideOf(question.questionId), second: other.sideOf(question.questionId) },
  });
  return { gained: up.map(detailed), lost: down.map(detailed) };
}

async function sideReader(workspace: Workspace, run: Run, documentOf: DocumentOf) {
  const [questions, rankings, answers] = await Promise.all([
    runResults.questions(workspace, run),
    runResults.rankings(workspace, run),
    runResults.answers(workspace, run),
  ]);
  const places = new Map(questions.map(({ id }, place) => [id, place]));
  return {
    goldAnswerOf: (id: string) => questions[places.get(id)!]?.answer ?? null,
    sideOf(id: string): QuestionSide {
      const place = places.get(id)!;
      const given = answers[place];
      const gold = questions[place]?.gold ?? [];
      const passages = (rankings[place]?.passages ?? []).slice(0, shownPassages);
      return {
        answer:
          given === undefined || given.failed !== undefined
            ? null
            : { text: given.answer.text, refused: given.answer.refused },
        passages: passages.map((passage, index) => ({
          ...placeOfPassage(passage, documentOf),
          rank: index + 1,
          used: index < (given?.used ?? 0),
          gold: gold.some((span) => overlaps(span, passage)),
        })),
      };
    },
  };
}

/** Line 0 stands for a text that is no longer stored. */
function placeOfPassage(
  passage: Passage & { breadcrumb: string[] },
  documentOf: DocumentOf,
): Omit<CitedPlace, "quote"> {
  const document = documentOf(passage.source);
  const { source, breadcrumb } = passage;
  if (document === undefined) return { source, where: "", firstLine: 0, lastLine: 0, page: null, breadcrumb };
  const { quote: _, ...place } = placeOf(passage, document);
  return place;
}
