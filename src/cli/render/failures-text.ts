import { styleText } from "node:util";
import type { FailureAnalysis } from "../../app/use-cases/analyse-failures.ts";
import type { Run } from "../../contracts/run.ts";
import { endWords } from "./end-words.ts";
import { count } from "../../contracts/count-text.ts";
import { score } from "./numbers.ts";
import { shortened } from "./shortened.ts";
import { table } from "./table.ts";

type EndCount = FailureAnalysis["ends"][number];
type End = FailureAnalysis["perQuestion"][number]["end"];

const exampleWidth = 44;

/** Where answers were lost, step by step, and what to try next. */
export function failuresText(run: Run, failures: FailureAnalysis): string {
  return [
    funnelTable(run, failures),
    aside(failures),
    examples(failures),
    next(failures),
    styleText("dim", pointers(run, failures)),
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function funnelTable(run: Run, { steps, ends, unjudged }: FailureAnalysis): string {
  const asked = steps[0]?.reached ?? 0;
  if (asked === 0) return "";
  const counts = new Map(ends.map((one) => [one.end, one]));
  const rows = steps.map(({ step, reached, lost, end }) => [
    stepWords(step, run),
    count(reached),
    score(reached / asked, 2),
    lost === 0 || end === null ? "" : styleText("red", count(lost)),
    [
      ...(lost === 0 || end === null ? [] : [`${end}${notesOf(counts.get(end))}`]),
      ...(step === "right" && unjudged > 0 ? [`(${count(unjudged)} used-unjudged: no rule can tell)`] : []),
    ].join("  "),
  ]);
  return table(
    [
      { title: styleText("bold", "where answers were lost") },
      { title: "questions", align: "right" },
      { title: "share", align: "right" },
      { title: "lost", align: "right" },
      { title: "" },
    ],
    rows,
  );
}

function stepWords(step: FailureAnalysis["steps"][number]["step"], { pipeline: { retrieve } }: Run): string {
  const { budget } = retrieve;
  switch (step) {
    case "asked":
      return "answerable, with gold";
    case "indexed":
      return "gold reached the index";
    case "ranked":
      return "was ranked";
    case "given":
      return budget === undefined
        ? `was given to the answerer (k ${retrieve.k})`
        : `was given to the answerer (${count(budget.characters ?? budget.tokens ?? 0)} ${budget.characters === undefined ? "tokens" : "characters"})`;
    case "answered":
      return "was not refused";
    case "cited":
      return "was cited";
    case "right":
      return "answered right";
  }
}

function notesOf(end: EndCount | undefined): string {
  const notes = [
    ...((end?.refused ?? 0) > 0 ? [`${count(end?.refused ?? 0)} of them refused`] : []),
    ...((end?.rightAllTheSame ?? 0) > 0 ? [`${count(end?.rightAllTheSame ?? 0)} right all the same`] : []),
  ];
  return notes.length === 0 ? "" : ` (${notes.join(", ")})`;
}

/** The questions outside the funnel. */
function aside({ perQuestion }: FailureAnalysis): string {
  const countOf = (wanted: End["end"], reason?: End["cause"]) =>
    perQuestion.filter(({ end: { end, cause } }) => end === wanted && (reason ?? cause) === cause).length;
  const [refused, answered] = [countOf("rightly-refused"), countOf("should-have-refused")];
  const unmarked = countOf("not-analysable", "no-gold");
  const unanswered = countOf("not-analysable", "no-answers");
  const failed = countOf("not-analysable", "no-answer-given");
  return [
    ...(refused + answered === 0
      ? []
      : [
          `Not answered by the sources: ${count(refused + answered)}, of which ${count(refused)} rightly-refused and ${count(answered)} should-have-refused.`,
        ]),
    ...(unanswered === 0
      ? []
      : [
          `Not answered by the sources, in a run where nothing could refuse: ${count(unanswered)} (not-analysable).`,
        ]),
    ...(failed === 0 ? [] : [`The model gave no answer to judge: ${count(failed)} (not-analysable).`]),
    ...(unmarked === 0
      ? []
      : [
          `Nobody marked where the answer stands: ${count(unmarked)} (not-analysable); soundings questions --draft may find it.`,
        ]),
  ].join("\n");
}

function examples({ ends }: FailureAnalysis): string {
  const shown = ends.filter(({ end, count: number }) => number > 0 && isLost(end));
  if (shown.length === 0) return "";
  return table(
    [{ title: "lost as" }, { title: "", align: "right" }, { title: "for example" }],
    shown.map(({ end, count: number, examples: few }) => [
      end,
      count(number),
      few
        .map(
          ({ questionId, question }) =>
            `${shortened(questionId, exampleWidth)} “${shortened(question, exampleWidth)}”`,
        )
        .join("  "),
    ]),
  );
}

function next({ largestLoss, ends, next: steps }: FailureAnalysis): string {
  if (largestLoss === null) return "No answer was lost that a rule can tell of.";
  const lost = ends.find(({ end }) => end === largestLoss)?.count ?? 0;
  const title = `Most were lost as ${largestLoss} (${count(lost)}): ${endWords[largestLoss]}.${steps.length === 0 ? "" : " Try:"}`;
  return [title, ...steps.map((step) => `  ${step}`)].join("\n");
}

function pointers({ id }: Run, { largestLoss, ends }: FailureAnalysis): string {
  const example = ends.find(({ end }) => end === largestLoss)?.examples[0]?.questionId;
  if (largestLoss === null || example === undefined) return "";
  return `soundings show ${id} --why ${example} tells that question's story; --failures ${largestLoss} lists all of them.`;
}

const notLost = new Set<EndCount["end"]>([
  "right",
  "retrieved",
  "rightly-refused",
  "used-unjudged",
  "not-analysable",
]);

function isLost(end: EndCount["end"]): boolean {
  return !notLost.has(end);
}

/** Every question that ended so, with what tells it from the others. */
export function endText(end: string, found: FailureAnalysis["perQuestion"]): string {
  if (found.length === 0) return `No question ended as ${end}.`;
  const rows = found.map(({ question, end: { questionId, rank, refused, judgement, cause } }) => [
    shortened(questionId, 40),
    shortened(question.question, 90),
    [
      ...(cause === null ? [] : [cause]),
      ...(rank === null ? [] : [`gold at rank ${rank}`]),
      ...(refused === true && end !== "rightly-refused" && end !== "refused-wrongly" ? ["refused"] : []),
      ...(judgement === "right" && end !== "right" ? ["right all the same"] : []),
    ].join(", "),
  ]);
  return table([{ title: `${count(found.length)} ${end}` }, { title: "" }, { title: "" }], rows);
}
