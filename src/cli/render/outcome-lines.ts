import type { QuestionStory } from "../../app/use-cases/explain-question.ts";
import { count } from "../../contracts/count-text.ts";
import { score } from "./numbers.ts";

/** Every metric's outcome with what it measures; those that do not apply together under their reason. */
export function outcomeLines({ outcomes }: Pick<QuestionStory, "outcomes">): string[] {
  const widest = Math.max(0, ...outcomes.map(({ metric }) => metric.length));
  const scored = outcomes.flatMap(({ metric, title, outcome }) =>
    outcome.status === "scored"
      ? [`${metric.padEnd(widest)}  ${valueText(outcome.score, title)}  ${meaning(title)}`.trimEnd()]
      : [],
  );
  const others = Map.groupBy(
    outcomes.flatMap(({ metric, outcome }) =>
      outcome.status === "scored" ? [] : [{ metric, status: outcome.status, reason: outcome.reason }],
    ),
    ({ status, reason }) => `${status === "failed" ? "Failed" : "Not applicable"}: ${reason}`,
  );
  const grouped = [...others].map(
    ([why, list]) => `${why}  (${list.map(({ metric }) => metric).join(", ")})`,
  );
  return [...scored, ...grouped];
}

/** What counts something has no places behind the point. */
function valueText(value: number, title: string | null): string {
  const counts = title !== null && countTitle.test(title);
  return counts && Number.isInteger(value) ? count(value).padStart(score(0).length) : score(value);
}

const countTitle = /, [01] or more(?=,|$)/;

/** The range stands in docs/metrics.md; here it would stand in every line. */
function meaning(title: string | null): string {
  return (
    title
      ?.replace(/, 0 to 1(?=,|$)/, "")
      .replace(countTitle, "")
      .replace(/, (?:higher|lower) is better$/, "") ?? ""
  );
}
