import { styleText } from "node:util";
import type { ShownQuestion } from "../../app/use-cases/show-question.ts";
import type { Passage } from "../../contracts/passage.ts";
import { answerSteps } from "./answer-steps.ts";
import { score } from "./numbers.ts";
import { table } from "./table.ts";
import { checkLines } from "./trace-lines.ts";

/** One question of a run: its answer and how that came about, what was ranked, and every outcome. */
export function questionText({ question, passages, given, outcomes }: ShownQuestion): string {
  const overlapsGold = (passage: Passage) =>
    question.gold.some(
      (gold) => gold.source === passage.source && gold.start < passage.end && passage.start < gold.end,
    );
  const answerable = question.answerable === false ? "not answerable from the sources" : "";
  return [
    styleText("bold", question.question),
    [question.id, answerable, question.answer === undefined ? "" : `gold answer: ${question.answer}`]
      .filter((part) => part !== "")
      .join("  ·  "),
    "",
    ...answerLines(given),
    "",
    table(
      [{ title: "" }, { title: "score" }, { title: "passage" }, { title: "" }],
      passages.map((passage, rank) => [
        `${rank + 1}${rank < (given?.used ?? 0) ? "" : " (not used)"}`,
        score(passage.score),
        `${spanOf(passage)}${overlapsGold(passage) ? styleText("green", "  gold") : ""}`,
        passage.breadcrumb.join(" › "),
      ]),
    ),
    "",
    ...question.gold.map((gold) => `gold: ${spanOf(gold)}`),
    "",
    table(
      [{ title: "metric" }, { title: "outcome" }],
      Object.entries(outcomes).map(([metric, outcome]) => [
        metric,
        outcome.status === "scored" ? score(outcome.score) : `${outcome.status}: ${outcome.reason}`,
      ]),
    ),
  ].join("\n");
}

function answerLines(given: ShownQuestion["given"]): string[] {
  if (given === undefined) return ["answer: –"];
  if (given.failed !== undefined) return [styleText("red", `answer: none could be given: ${given.failed}`)];
  const { text, evidence, citations, trace } = given.answer;
  return [
    `answer: ${text}  (evidence ${score(evidence, 2)})`,
    ...citations.map((citation) => `  cites ${spanOf(citation)}`),
    ...(trace === undefined ? [] : ["", ...answerSteps(trace.steps, spanOf), ...checkLines(trace)]),
  ];
}

function spanOf({ source, start, end }: Passage): string {
  return `${source} ${start}–${end}`;
}
