import type { GateLine, GateReport } from "../../contracts/gate.ts";

export interface NextStep {
  text: string;
  /** A command that helps with it. */
  command?: string;
}

/** What a person can do about the end of a gate, most pressing first. */
export function nextSteps({ end, lines, moved, evidence }: GateReport): NextStep[] {
  const { run } = evidence.candidate;
  const show = (question: string) => `soundings show ${run} --why ${quoted(question)}`;
  if (end === "pass") {
    const file = evidence.baseline.file?.name ?? "baseline.json";
    const rule = quoted(evidence.rule.file);
    const command = `soundings gate --write-baseline ${quoted(file)} --rule ${rule} ${run}`;
    return [
      {
        text: "Once the change is in, this run can be the baseline that the next one is held against.",
        command,
      },
    ];
  }
  const ended = [
    ...lines.filter((line) => line.end === "fail"),
    ...lines.filter((line) => line.end === "could-not-decide"),
  ];
  const steps = new Map<string, NextStep>();
  for (const line of ended) {
    const text = adviceOn(line);
    if (!steps.has(text))
      steps.set(text, { text, ...(line.rule === "must-pass" ? { command: show(line.question) } : {}) });
  }
  const [worst] = moved.lost;
  if (worst !== undefined && ended.some((line) => "figures" in line && line.metric === moved.metric)) {
    steps.set("lost", {
      text: "The question that lost most shows what the change does wrong.",
      command: show(worst.questionId),
    });
  }
  return [...steps.values()];
}

function adviceOn(line: GateLine): string {
  if (line.rule === "must-pass") return `See what became of ${line.question}.`;
  if (line.rule === "coverage") {
    return `See why ${line.metric} was not measured or does not apply, mend that, and run again: the rest is no fair sample.`;
  }
  switch (line.reason) {
    case "not-better":
    case "unchanged":
      return `If the change is not meant to improve ${line.metric}, a rule that asks for non-inferiority within a margin fits it; such a change of the rule is reviewed by itself.`;
    case "beyond-margin":
      return `${line.metric} loses more than was agreed to: take the change back or mend it.`;
    case "inconclusive":
      return line.needed === null
        ? `${line.metric} is too close to what is asked for to be settled by more questions: look at those that moved instead.`
        : `Add questions about sources that have none yet, write a new baseline with them, and run again.`;
    case "too-few-clusters":
      return "Ask about more sources: questions about one source rise and fall together and count little beyond the first.";
    case "too-few-scored":
    case "no-common-scores":
    case "no-variance":
    case "better":
    case "within-margin":
      return `See how ${line.metric} was measured on both sides.`;
  }
}

/** As a shell takes it for one word. */
function quoted(text: string): string {
  return /^[\w.@:/-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
