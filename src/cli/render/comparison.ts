import { stripVTControlCharacters, styleText } from "node:util";
import type { RunComparison } from "../../app/use-cases/compare-runs.ts";
import type { FoundPassage, MovedDetail, QuestionSide } from "../../app/use-cases/moved-questions.ts";
import type { Coverage, MetricComparison, SensitivityCheck } from "../../contracts/verdict.ts";
import { intervalText } from "../../contracts/score-text.ts";
import { count } from "../../contracts/count-text.ts";
import { difference, pValue, score } from "./numbers.ts";
import { atPlace } from "./at-place.ts";
import { table } from "./table.ts";

export interface ShownMoves {
  gained: readonly MovedDetail[];
  lost: readonly MovedDetail[];
}

/** A comparison for people: the verdict first, then what it rests on, then the questions behind it. */
export function comparisonText(compared: RunComparison, moves: ShownMoves): string {
  const { first, second, metrics, metric, notices, moved } = compared;
  const headline = metrics.find((one) => one.metric === metric);
  const up = moved.filter((one) => one.second > one.first).length;
  return [
    `A  ${first.id}  ${first.label}`,
    `B  ${second.id}  ${second.label}`,
    "",
    settingsTable(compared),
    "",
    ...notices.map((notice) => styleText("yellow", notice)),
    ...(headline === undefined
      ? []
      : [styleText("bold", headline.verdict.sentence), ...basis(headline, compared)]),
    "",
    metricsTable(metrics),
    ...movedSection(`Gained most by ${metric} (${count(up)} in all)`, moves.gained),
    ...movedSection(`Lost most by ${metric} (${count(moved.length - up)} in all)`, moves.lost),
    "",
    styleText(
      "dim",
      "Paired by question; clusters of questions are kept whole. The verdict that counts is that of the metric named before the\n" +
        "runs were seen; the other rows inform, each by itself. docs/verdicts.md explains verdict, margin, cluster and coverage.",
    ),
  ].join("\n");
}

function settingsTable({ settings }: RunComparison): string {
  if (settings.length === 0) return "The settings are the same.";
  const rows = settings.map(({ path, first, second }) => [
    path,
    JSON.stringify(first),
    JSON.stringify(second),
  ]);
  return table([{ title: "setting" }, { title: "A" }, { title: "B" }], rows);
}

/** What the verdict of the metric asked for rests on, a line each. */
function basis(compared: MetricComparison, { checks }: RunComparison): string[] {
  const { coverage, discordant, detectable, designEffect, clusters } = compared;
  const side = (name: string, { scored, notApplicable, failed }: Coverage) =>
    `${name} ${count(scored)} scored, ${count(notApplicable)} not applicable, ${count(failed)} failed`;
  const lines: [string, string][] = [
    ...(coverage === null
      ? []
      : [["coverage", `${side("A", coverage.first)}; ${side("B", coverage.second)}`] as [string, string]]),
    [
      "clusters",
      `${count(clusters)}${designEffect === null ? "" : `; the variance is ${designEffect.toFixed(1)} times that of independent questions`}`,
    ],
  ];
  if (discordant !== null) {
    lines.push(["changed sides", `${count(discordant.gained)} gained, ${count(discordant.lost)} lost`]);
  }
  if (detectable !== null && compared.verdict.kind !== "none") {
    lines.push(["could detect", `a true difference of ${score(detectable)}, four times in five`]);
  }
  if (checks.length > 0) lines.push(["other methods", checks.map(checkText).join("; ")]);
  const width = Math.max(...lines.map(([title]) => title.length));
  return lines.map(([title, text]) => `  ${styleText("dim", title.padEnd(width))}  ${text}`);
}

function checkText(check: SensitivityCheck): string {
  switch (check.check) {
    case "sign-flip":
      return `sign flips of whole clusters ${pValue(check.p)}${check.exact ? " (exact)" : ""}`;
    case "mcnemar-mid-p":
      return `McNemar mid-${pValue(check.p)}`;
    case "wilcoxon":
      return `Wilcoxon ${pValue(check.p)} of cluster means (about ranks, not the mean)`;
    case "studentised-bootstrap":
      return `cluster bootstrap of t ${intervalText(check.low, check.high)}`;
  }
}

const verdictWords = {
  better: styleText("green", "better"),
  "not-worse": styleText("green", "not worse"),
  worse: styleText("red", "worse"),
  inconclusive: "cannot say yet",
  none: styleText("dim", "no verdict"),
} as const;

function metricsTable(metrics: readonly MetricComparison[]): string {
  const right = "right" as const;
  const idle = metrics.filter(({ n, first, second }) => n === 0 && first === null && second === null);
  const compared = metrics.filter((row) => !idle.includes(row));
  const rows = compared.map((row) => [
    row.lowerIsBetter ? `${row.metric} (lower is better)` : row.metric,
    score(row.first),
    score(row.second),
    difference(row.difference),
    row.low === null ? "–" : intervalText(row.low, row.high),
    count(row.n),
    count(row.clusters),
    row.verdict.reason === "unchanged" ? styleText("dim", "unchanged") : verdictWords[row.verdict.kind],
  ]);
  const columns = [
    { title: "metric" },
    { title: "A", align: right },
    { title: "B", align: right },
    { title: "B − A", align: right },
    { title: "95 % interval", align: right },
    { title: "n", align: right },
    { title: "clusters", align: right },
    { title: "B is" },
  ];
  const apart = `Scored on both sides for no question: ${idle.map(({ metric }) => metric).join(", ")}.`;
  return idle.length === 0 ? table(columns, rows) : `${table(columns, rows)}\n${styleText("dim", apart)}`;
}

function movedSection(title: string, moves: readonly MovedDetail[]): string[] {
  return moves.length === 0 ? [] : ["", styleText("bold", title), ...moves.flatMap(movedQuestion)];
}

function movedQuestion({ questionId, question, first, second, goldAnswer, details }: MovedDetail): string[] {
  const sides = sideBySide(sideLines("A", first, details.first), sideLines("B", second, details.second));
  return [
    "",
    `  ${styleText("cyan", questionId)}  ${question}`,
    ...(goldAnswer === null ? [] : [styleText("dim", `  gold: ${oneLine(goldAnswer, 160)}`)]),
    ...sides.map((line) => `  ${line}`),
  ];
}

function sideLines(name: string, scored: number, { answer, passages }: QuestionSide): string[] {
  const text = answer === null ? "" : answer.refused ? "refused" : oneLine(answer.text, 400);
  return [
    `${name} ${score(scored)}`,
    ...(answer === null ? [] : wrapped(text)),
    ...passages.map(passageLine),
  ];
}

function passageLine({ rank, source, where, used, gold }: FoundPassage): string {
  const lines = /^lines? (.+)$/.exec(where)?.[1];
  const name = shortName(source);
  const place = lines === undefined ? atPlace(name, where) : `${name}:${lines}`;
  const text = `${rank}. ${place.length > placeWidth ? `${place.slice(0, placeWidth - 1)}…` : place}`;
  return `${used ? text : styleText("dim", text)}${gold ? styleText("green", " gold") : ""}`;
}

const columnWidth = 56;
/** With rank and mark it fits into a column. */
const placeWidth = 46;

function sideBySide(left: readonly string[], right: readonly string[]): string[] {
  const rows = Math.max(left.length, right.length);
  return Array.from({ length: rows }, (_, row) => {
    const cell = left[row] ?? "";
    const gap = " ".repeat(Math.max(0, columnWidth - stripVTControlCharacters(cell).length));
    return `${cell}${gap}  ${right[row] ?? ""}`.trimEnd();
  });
}

function wrapped(text: string): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line !== "" && line.length + 1 + word.length > columnWidth) {
      lines.push(line);
      line = "";
    }
    line = line === "" ? word.slice(0, columnWidth) : `${line} ${word}`;
  }
  return [...lines, line];
}

function oneLine(text: string, most: number): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length <= most ? line : `${line.slice(0, most - 1)}…`;
}

function shortName(source: string): string {
  return source.length <= 36 ? source : `…${source.slice(-35)}`;
}
