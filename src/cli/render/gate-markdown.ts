import type { GateLine, GateReport } from "../../contracts/gate.ts";
import { nextSteps } from "./gate-next.ts";
import { endWords, gateRow, shownLines } from "./gate-rows.ts";
import { code, escaped } from "./markdown.ts";
import { score } from "./numbers.ts";
import { gateMarker } from "../../app/written-files.ts";

/** How a gate ended, to be read as a comment on a pull request. Names no folder of the machine it ran on. */
export function gateMarkdown(report: GateReport): string {
  const { sentence, lines, notices, moved } = report;
  const shown = shownLines(report);
  const open = lines.filter(({ end }) => end !== "pass").map((line) => `- ${escaped(line.sentence)}`);
  return `${[
    gateMarker,
    `**${escaped(sentence)}**`,
    notices.map(escaped).join("\n"),
    table(shown.lines),
    escaped(shown.measured ?? ""),
    open.join("\n"),
    settings(report),
    movedDetails(`Gained most by ${moved.metric}`, moved.gained),
    movedDetails(`Lost most by ${moved.metric}`, moved.lost),
    next(report),
    footer(report),
  ]
    .filter((block) => block.trim() !== "")
    .join("\n\n")}\n`;
}

function table(lines: readonly GateLine[]): string {
  const rows = lines.map((line) => {
    const { subject, baseline, candidate, difference, asked, end } = gateRow(line);
    const verdict = end === "pass" ? endWords[end] : `**${endWords[end]}**`;
    return `| ${[subject, baseline, candidate, difference, asked].map(escaped).join(" | ")} | ${verdict} |`;
  });
  return [
    "| metric | baseline | candidate | difference | rule | verdict |",
    "|---|--:|--:|--:|---|---|",
    ...rows,
  ].join("\n");
}

function settings({ settings: changed }: GateReport): string {
  if (changed.length === 0) return "";
  const each = changed.map(
    ({ path, baseline, candidate }) =>
      `${code(path)} ${code(JSON.stringify(baseline))} → ${code(JSON.stringify(candidate))}`,
  );
  return `Changed settings: ${each.join(", ")}.`;
}

function movedDetails(title: string, questions: GateReport["moved"]["gained"]): string {
  if (questions.length === 0) return "";
  const rows = questions.map(
    ({ questionId, question, baseline, candidate }) =>
      `| ${escaped(questionId)} | ${score(baseline)} | ${score(candidate)} | ${escaped(question)} |`,
  );
  return [
    `<details><summary>${escaped(title)}</summary>`,
    "",
    "| question | baseline | candidate | |",
    "|---|--:|--:|---|",
    ...rows,
    "",
    "</details>",
  ].join("\n");
}

function next(report: GateReport): string {
  const steps = nextSteps(report).map(
    ({ text, command }) => `- ${escaped(text)}${command === undefined ? "" : ` ${code(command)}`}`,
  );
  return ["What to do next:", "", ...steps].join("\n");
}

function footer({ evidence: { rule, baseline, candidate, soundings, at } }: GateReport): string {
  const short = (digest: string) => digest.slice(0, 12);
  const file = baseline.file === null ? "" : `${escaped(baseline.file.name)}, `;
  const when = `${new Date(at).toISOString().slice(0, 16).replace("T", " ")} UTC`;
  return (
    `<sub>Candidate ${escaped(candidate.run)} (evaluation ${short(candidate.evaluation)}), baseline ${file}${escaped(baseline.run)} ` +
    `(evaluation ${short(baseline.evaluation)}), rule ${escaped(rule.file)} (${short(rule.digest)}), Soundings ${soundings}, ${when}.</sub>`
  );
}
