import { styleText } from "node:util";
import type { GateEnd, GateLine, GateReport } from "../../contracts/gate.ts";
import { nextSteps } from "./gate-next.ts";
import { endWords, gateRow, shownLines } from "./gate-rows.ts";
import { score } from "./numbers.ts";
import { table } from "./table.ts";

const colours = { pass: "green", fail: "red", "could-not-decide": "yellow" } as const;

/** How a gate ended, for people: the end first, then what it rests on, then what to do. */
export function gateText(report: GateReport): string {
  const { end, sentence, lines, notices, evidence } = report;
  const { rule, baseline, candidate, soundings } = evidence;
  const shown = shownLines(report);
  const open = lines.filter((line) => line.end !== "pass");
  const unchanged = lines.filter(
    (line) => "reason" in line && line.reason === "unchanged" && line.end === "pass",
  );
  const source = baseline.file === null ? "" : ` of ${baseline.file.name}`;
  return [
    styleText(["bold", colours[end]], sentence),
    "",
    `baseline   ${baseline.run}${source}  ${baseline.label}`,
    `candidate  ${candidate.run}  ${candidate.label}`,
    ...settings(report),
    "",
    ...notices.map((notice) => styleText("yellow", notice)),
    linesTable(shown.lines),
    ...(shown.measured === null ? [] : [shown.measured]),
    ...section(
      "Why",
      [...open, ...unchanged].map((line) => line.sentence),
    ),
    ...moved(`Gained most by ${report.moved.metric}`, report.moved.gained),
    ...moved(`Lost most by ${report.moved.metric}`, report.moved.lost),
    ...section(
      "Next",
      nextSteps(report).flatMap(({ text, command }) => [
        text,
        ...(command === undefined ? [] : [`  ${command}`]),
      ]),
    ),
    "",
    styleText(
      "dim",
      `Judged by ${rule.file} (${short(rule.digest)}), Soundings ${soundings}; evaluations ${short(baseline.evaluation)} and ` +
        `${short(candidate.evaluation)}. Kept in .soundings/gates.jsonl.`,
    ),
  ].join("\n");
}

function linesTable(lines: readonly GateLine[]): string {
  const right = "right" as const;
  const columns = [
    { title: "rule" },
    { title: "" },
    { title: "baseline", align: right },
    { title: "candidate", align: right },
    { title: "difference", align: right },
    { title: "asked" },
    { title: "verdict" },
  ];
  const rows = lines.map((line) => {
    const { subject, baseline, candidate, difference, asked, end } = gateRow(line);
    return [line.rule, subject, baseline, candidate, difference, asked, word(end)];
  });
  return table(columns, rows);
}

function word(end: GateEnd): string {
  return styleText(colours[end], endWords[end]);
}

function settings({ settings: changed }: GateReport): string[] {
  return changed.map(
    ({ path, baseline, candidate }, index) =>
      `${index === 0 ? "changed  " : "         "}  ${path}  ${JSON.stringify(baseline)} → ${JSON.stringify(candidate)}`,
  );
}

function moved(title: string, questions: GateReport["moved"]["gained"]): string[] {
  return section(
    title,
    questions.map(
      ({ questionId, question, baseline, candidate }) =>
        `${styleText("cyan", questionId)}  ${score(baseline)} → ${score(candidate)}  ${question.replace(/\s+/g, " ")}`,
    ),
  );
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ["", styleText("bold", title), ...lines.map((line) => `  ${line}`)];
}

function short(digest: string): string {
  return digest.slice(0, 12);
}
