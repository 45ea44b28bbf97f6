import type { Matrix } from "../../contracts/api/matrix.ts";
import type { Question } from "../../contracts/question-set.ts";
import type { Run } from "../../contracts/run.ts";
import { canonicalJson } from "../../core/pipeline/stage-key.ts";
import { eachQuestionOf } from "./each-question-of.ts";
import type { Workspace } from "../workspace.ts";

export interface AskedQuestions {
  /** Every question once, in the order of the first run that has it. */
  shown: Pick<Matrix, "questions" | "tagNames" | "splitNames">;
  /** Of each run, where its questions stand among them. */
  placesOf: Uint32Array[];
  /** Questions that were another in one of the runs. */
  changed: number;
}

/** The questions that any of the runs was asked. Each set is read once, and of its questions only what is shown is kept. */
export async function askedQuestions(
  workspace: Workspace,
  runs: readonly Run[],
  splitOf: ReadonlyMap<string, string>,
): Promise<AskedQuestions> {
  const { shown, add } = shownQuestions(splitOf);
  const places = new Map<string, number>();
  const changed = new Set<number>();
  const setOf = ({ questions, id }: Run): string => questions ?? id;
  const placesOf = new Map<string, Uint32Array>();
  /** To tell what differs; where all runs were asked the same set, nothing does. */
  const contents = new Set(runs.map(setOf)).size > 1 ? new Map<number, string>() : undefined;
  for (const run of runs) {
    if (placesOf.has(setOf(run))) continue;
    const own: number[] = [];
    await eachQuestionOf(workspace, run, (question) => {
      const known = places.get(question.id);
      const place = known ?? add(question);
      if (known === undefined) places.set(question.id, place);
      own.push(place);
      if (contents === undefined) return;
      const content = canonicalJson(question);
      if (known === undefined) contents.set(place, content);
      else if (placesOf.size > 0 && contents.get(place) !== content) changed.add(place);
    });
    placesOf.set(setOf(run), Uint32Array.from(own));
  }
  return { shown, placesOf: runs.map((run) => placesOf.get(setOf(run))!), changed: changed.size };
}

function shownQuestions(splitOf: ReadonlyMap<string, string>): {
  shown: AskedQuestions["shown"];
  /** Where it stands. */
  add(question: Question): number;
} {
  const tags = numbering();
  const splits = numbering();
  const questions: Matrix["questions"] = { id: [], text: [], answerable: [], tags: [], split: [] };
  return {
    shown: { questions, tagNames: tags.names, splitNames: splits.names },
    add({ id, question, answerable, tags: own = [] }) {
      const split = splitOf.get(id);
      questions.text.push(question);
      questions.answerable.push(answerable);
      questions.tags.push(own.map(tags.numberOf));
      questions.split.push(split === undefined ? null : splits.numberOf(split));
      return questions.id.push(id) - 1;
    },
  };
}

function numbering(): { names: string[]; numberOf(name: string): number } {
  const names: string[] = [];
  const numbers = new Map<string, number>();
  return {
    names,
    numberOf(name) {
      const known = numbers.get(name);
      if (known !== undefined) return known;
      numbers.set(name, names.length);
      return names.push(name) - 1;
    },
  };
}
