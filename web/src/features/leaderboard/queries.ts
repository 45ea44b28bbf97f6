import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { Effects } from "@contracts/api/effects.ts";
import type { Leaderboard } from "@contracts/api/leaderboard.ts";
import { readJson } from "../../api/ask-server.ts";

export interface BoardRequest {
  experiment?: string | undefined;
  metric?: string | undefined;
  baseline?: string | undefined;
}

/** Runs best first. What is shown stays while another metric or baseline is worked out. */
export const leaderboardQuery = ({ experiment, metric, baseline }: BoardRequest) =>
  queryOptions({
    queryKey: ["leaderboard", experiment, metric, baseline],
    queryFn: ({ signal }) =>
      readJson<Leaderboard>("/api/leaderboard", { experiment, metric, baseline }, signal),
    placeholderData: keepPreviousData,
  });

/** What each setting does over all runs. */
export const effectsQuery = ({ experiment, metric }: BoardRequest) =>
  queryOptions({
    queryKey: ["effects", experiment, metric],
    queryFn: ({ signal }) => readJson<Effects>("/api/effects", { experiment, metric }, signal),
    placeholderData: keepPreviousData,
  });
