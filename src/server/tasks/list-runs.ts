import type { RunsPage, RunsQuery } from "../../contracts/api/runs.ts";
import type { Run } from "../../contracts/run.ts";
import { ApiFault } from "../api-fault.ts";
import { compareParts, cutPage } from "./cut-page.ts";
import { everyRun } from "./every-run.ts";
import { runSummaries } from "./run-summary.ts";
import type { Task } from "./task.ts";

export const listRuns: Task<RunsQuery, RunsPage> = async (project, query) => {
  const { experiment, status, label, sort, cursor, limit } = query;
  const sortedBy = sortOf(sort);
  const order = sort.startsWith("-") ? -1 : 1;
  type SortKey = readonly (string | number | null)[];
  const keyOf = (run: Run): SortKey => [sortedBy(run), run.id];
  const compare = ([a = null, firstId = null]: SortKey, [b = null, secondId = null]: SortKey): number => {
    // What was not measured stands last, whichever way round.
    const turned = a === null || b === null ? compareParts(a, b) : order * compareParts(a, b);
    return turned || compareParts(firstId, secondId);
  };
  const runs = (await everyRun(project)).filter(
    (run) =>
      (experiment === undefined || run.experiment === experiment) &&
      (status === undefined || run.status === status) &&
      (label === undefined || run.label.includes(label)),
  );
  const sorted = runs.sort((a, b) => compare(keyOf(a), keyOf(b)));
  const list = JSON.stringify(["runs", experiment, status, label, sort]);
  const page = cutPage(sorted, { cursor, limit, keyOf, compare, list });
  return { ...page, entries: page.entries.map(await runSummaries(project)) };
};

function sortOf(sort: string): (run: Run) => string | number | null {
  const by = sort.replace(/^-/, "");
  if (by === "started") return (run) => run.startedAt;
  if (by === "label") return (run) => run.label;
  if (by.startsWith("metric:")) {
    const metric = by.slice("metric:".length);
    return (run) => run.metrics[metric]?.value ?? null;
  }
  throw new ApiFault("request.invalid", {
    message: `In the query, sort is ${JSON.stringify(sort)}, and runs cannot be sorted by that.`,
    hint: "Sort by started, label or metric:ID, with a minus before it to turn it round.",
  });
}
