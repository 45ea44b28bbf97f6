import { someOf } from "./some-of.ts";
import { styleText } from "node:util";
import type { countQuestionSet } from "../../app/use-cases/count-question-set.ts";
import { count, counted } from "../../contracts/count-text.ts";
import { barChart } from "./bar-chart.ts";
import { table } from "./table.ts";

type Statistics = Awaited<ReturnType<typeof countQuestionSet>>;
type Lengths = NonNullable<Statistics["questionLength"]>;
type Tally = Statistics["types"][number];

const listed = 9;

/** What a set consists of, for people. */
export function questionStatsText(counts: Statistics): string {
  const { questions, sources, sourcesWithoutQuestion, clusters } = counts;
  const parts = [
    head(counts),
    tallies("type", counts.types, questions),
    counts.tags.length === 0 ? "" : tallies("tag", counts.tags, questions),
    counts.splits.length === 0 ? "" : tallies("part", counts.splits, questions),
    tallies("language", counts.languages, questions),
    histogram("words in the question", counts.questionLength),
    histogram("words in the answer", counts.answerLength),
    table(
      [{ title: "gold passages" }, { title: "questions", align: "right" }],
      counts.goldPassages.map((one) => [count(one.passages), count(one.questions)]),
    ),
    tallies("source", sources, questions),
    sourcesWithoutQuestion.length === 0
      ? ""
      : `${counted(sourcesWithoutQuestion.length, "source")} without a question: ${someOf(sourcesWithoutQuestion, listed)}.`,
    tallies("cluster", clusters, questions),
  ];
  return parts.filter((part) => part !== "").join("\n\n");
}

function head({
  questions,
  unique,
  drafts,
  answerable,
  unanswerable,
  unknown,
  clusters,
}: Statistics): string {
  const parts = [
    `${count(unique)} unique`,
    `${percent(answerable, questions)} answerable`,
    `${percent(unanswerable, questions)} not answerable`,
    ...(unknown > 0 ? [`${percent(unknown, questions)} not said`] : []),
    counted(clusters.length, "cluster"),
    ...(drafts > 0 ? [`${counted(drafts, "draft")} not counted`] : []),
  ];
  return [styleText("bold", counted(questions, "question")), ...parts].join("  ·  ");
}

function tallies(title: string, rows: readonly Tally[], questions: number): string {
  if (rows.length === 0) return "";
  const shown = rows
    .slice(0, listed)
    .map((row) => [row.name, count(row.questions), percent(row.questions, questions)]);
  const rest = rows.length - listed;
  const text = table(
    [{ title }, { title: "questions", align: "right" }, { title: "", align: "right" }],
    shown,
  );
  return rest > 0 ? `${text}\n${styleText("dim", `and ${count(rest)} more; --json lists all`)}` : text;
}

function histogram(title: string, lengths: Lengths | null): string {
  if (lengths === null) return "";
  const bars = lengths.histogram.map(({ from, to, count: many }) => ({
    label: to === null ? `${from} or more` : from === to ? `${from}` : `${from}–${to}`,
    count: many,
  }));
  return barChart(title, `median ${lengths.median}`, bars);
}

function percent(part: number, whole: number): string {
  return whole === 0 ? "–" : `${Math.round((100 * part) / whole)} %`;
}
