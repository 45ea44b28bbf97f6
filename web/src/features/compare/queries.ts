import { queryOptions } from "@tanstack/react-query";
import type { Comparison } from "@contracts/api/comparison.ts";
import type { Matrix } from "@contracts/api/matrix.ts";
import type { RunsPage } from "@contracts/api/runs.ts";
import { readJson } from "../../api/ask-server.ts";
import { pagedQuery } from "../../api/paged-query.ts";
import { questionColumns } from "./prepare/question-columns.ts";

const unchangedMilliseconds = 60_000;

/** Finished runs to choose from, newest first. */
export const runChoicesQuery = (label: string | undefined) =>
  pagedQuery<RunsPage>(["run-choices", label ?? ""], "/api/runs", { status: "finished", label, limit: 50 });

/** Every run against the first. The questions that moved are in the matrix. */
export const comparisonQuery = (runs: readonly string[], metric: string | undefined) =>
  queryOptions({
    queryKey: ["comparison", runs, metric ?? ""],
    queryFn: ({ signal }) =>
      readJson<Comparison>("/api/comparison", { runs: runs.join(","), metric, moved: 0 }, signal),
    staleTime: unchangedMilliseconds,
  });

/** The same by other methods, which takes longer. */
export const checksQuery = (runs: readonly string[], metric: string) =>
  queryOptions({
    queryKey: ["comparison-checks", runs, metric],
    queryFn: async ({ signal }) => {
      const { comparisons } = await readJson<Comparison>(
        "/api/comparison",
        { runs: runs.join(","), metric, moved: 0, checks: true },
        signal,
      );
      return comparisons.map(({ second, checks }) => ({ second, checks }));
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

/** The runs question by question. Only the columns that are shown are kept. */
export const matrixQuery = (runs: readonly string[], metric: string | undefined) =>
  queryOptions({
    queryKey: ["matrix", runs, metric ?? ""],
    queryFn: async ({ signal }) =>
      questionColumns(
        await readJson<Matrix>("/api/matrix", { runs: runs.join(","), metrics: metric }, signal),
      ),
    staleTime: unchangedMilliseconds,
    // Comparing 50,000 rows with those before costs more than drawing them.
    structuralSharing: false,
  });
