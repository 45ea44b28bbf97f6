import type { Matrix } from "@contracts/api/matrix.ts";

/** What one run made of every question, a place a question. */
export interface RunColumn {
  run: string;
  /** A letter a question: s scored, n not applicable, f failed, - not asked, ? the run has no such metric. */
  status: string;
  /** NaN where nothing was scored. */
  scores: Float64Array;
  /** 1 yes, 0 no, - not asked; null where the run gives no answers. */
  refused: string | null;
  failed: string | null;
}

/** The questions of some runs by one metric, a list a property: 50,000 of them must not be 50,000 objects. */
export interface QuestionColumns {
  metric: string;
  count: number;
  ids: readonly string[];
  texts: readonly string[];
  /** What is sought and sorted in. */
  plainTexts: readonly string[];
  answerable: readonly (boolean | null)[];
  tags: readonly (readonly number[])[];
  splits: readonly (number | null)[];
  tagNames: readonly string[];
  splitNames: readonly string[];
  /** In the order asked for. */
  runs: readonly RunColumn[];
  /** The highest score of all, 1 at least: bars end there. */
  highest: number;
  right: Matrix["right"];
  notices: readonly string[];
}

export function questionColumns(matrix: Matrix): QuestionColumns {
  const { questions, metric } = matrix;
  const count = questions.id.length;
  const runs = matrix.runs.map(({ id }): RunColumn => {
    const column = matrix.columns.find((one) => one.run === id && one.metric === metric);
    const answers = matrix.answers.find(({ run }) => run === id);
    return {
      run: id,
      status: column?.status ?? "?".repeat(count),
      scores: Float64Array.from({ length: count }, (_, place) => column?.scores[place] ?? Number.NaN),
      refused: answers?.refused ?? null,
      failed: answers?.failed ?? null,
    };
  });
  return {
    metric,
    count,
    ids: questions.id,
    texts: questions.text,
    plainTexts: questions.text.map(plainText),
    answerable: questions.answerable,
    tags: questions.tags,
    splits: questions.split,
    tagNames: matrix.tagNames,
    splitNames: matrix.splitNames,
    runs,
    highest: runs.reduce(
      (most, { scores }) => scores.reduce((high, score) => (score > high ? score : high), most),
      1,
    ),
    right: matrix.right,
    notices: matrix.notices,
  };
}

/** Without case and accents. */
export function plainText(text: string): string {
  return text
    .normalize("NFKD")
    .replaceAll(/\p{Mark}+/gu, "")
    .toLowerCase();
}
