import { expect, onTestFinished, test } from "vitest";
import type { Search } from "../../contracts/search.ts";
import { temporaryFolder } from "../../testing/temporary-folder.ts";
import { openWorkspace } from "../workspace.ts";
import { cleanStore } from "./clean-store.ts";

test("cleaning waits while a search is at work, and no longer once it has ended", async () => {
  const workspace = await openWorkspace(temporaryFolder());
  onTestFinished(() => workspace.close());
  const search: Search = {
    id: "search-1",
    experiment: "tides",
    status: "running",
    strategy: "screen-race-confirm",
    metric: "token-f1",
    seed: 1,
    budget: 100,
    minutes: null,
    usd: null,
    baseline: "default",
    candidates: {},
    events: [],
    result: null,
    startedAt: workspace.clock.now(),
    finishedAt: null,
    environment: {},
    error: null,
  };
  const digest = await workspace.artifacts.put(new TextEncoder().encode("an answer"));
  const cleanWhile = async (status: Search["status"]) => {
    await workspace.searches.save({ ...search, status });
    const { postponed, artifacts } = await cleanStore(workspace, { dryRun: false });
    return { postponed, artifacts, there: (await workspace.artifacts.get(digest)) !== undefined };
  };
  expect([await cleanWhile("running"), await cleanWhile("stopped")]).toEqual([
    { postponed: true, artifacts: 0, there: true },
    { postponed: false, artifacts: 1, there: false },
  ]);
});
