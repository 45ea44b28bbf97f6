import { intervalText } from "../../contracts/score-text.ts";
import type { GateEnd, GateLine, GateReport } from "../../contracts/gate.ts";
import { difference, score } from "./numbers.ts";

/** One line of the rule as a row of a table: what was asked on the left, how it ended on the right. */
export interface GateRow {
  subject: string;
  baseline: string;
  candidate: string;
  difference: string;
  asked: string;
  end: GateEnd;
}

export const endWords: Readonly<Record<GateEnd, string>> = {
  pass: "pass",
  fail: "fail",
  "could-not-decide": "could not decide",
};

/** The lines worth a row, and that enough was measured as one sentence where it was. */
export function shownLines({ lines }: GateReport): { lines: GateLine[]; measured: string | null } {
  const coverage = lines.filter((line) => line.rule === "coverage");
  const [first] = coverage;
  if (first === undefined || coverage.some(({ end }) => end !== "pass")) return { lines, measured: null };
  const asked = first.title.slice(first.metric.length + 1);
  return {
    lines: lines.filter(({ rule }) => rule !== "coverage"),
    measured: `Coverage: ${coverage.map(({ metric }) => metric).join(", ")} ${coverage.length === 1 ? asked : asked.replace(/^is/, "are each")}.`,
  };
}

export function gateRow(line: GateLine): GateRow {
  const { end } = line;
  switch (line.rule) {
    case "primary":
    case "guard": {
      const { figures, metric } = line;
      const interval = figures.low === null ? "" : ` ${intervalText(figures.low, figures.high)}`;
      return {
        subject: `${metric}${figures.lowerIsBetter ? " (lower is better)" : ""}`,
        baseline: score(figures.baseline),
        candidate: score(figures.candidate),
        difference:
          line.reason === "unchanged" ? "unchanged" : `${difference(figures.difference)}${interval}`,
        asked: line.title.slice(metric.length + 1),
        end,
      };
    }
    case "coverage": {
      const share = ({ scored, of }: { scored: number; of: number }) => `${scored} of ${of}`;
      const [baseline, candidate] = [share(line.baseline), share(line.candidate)];
      const asked = line.title.slice(line.metric.length + 1);
      return { subject: line.metric, baseline, candidate, difference: "", asked, end };
    }
    case "must-pass": {
      const asked = line.title.slice(line.question.length + 1);
      return {
        subject: line.question,
        baseline: "",
        candidate: score(line.score),
        difference: "",
        asked,
        end,
      };
    }
  }
}
