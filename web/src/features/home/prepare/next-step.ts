import type { Home } from "@contracts/api/home.ts";

/** The one thing that is worth doing now. */
export type NextStep =
  | { kind: "mend" }
  | { kind: "watch"; running: number }
  | { kind: "add-sources" }
  | { kind: "decide-drafts"; drafts: number }
  | { kind: "draft-questions" }
  | { kind: "first-run" }
  /** The best run is being worked out. */
  | { kind: "pending" }
  | { kind: "try-another" }
  | { kind: "more-questions"; sentence: string }
  | { kind: "compare"; baseline: string; best: string; label: string };

/** In the order in which nothing later is worth anything without the earlier. */
export function nextStep(home: Home): NextStep {
  const running = runningCount(home);
  if (running > 0) return { kind: "watch", running };
  if (home.faults.length > 0) return { kind: "mend" };
  if (home.sources === 0) return { kind: "add-sources" };
  if (home.questions === 0) {
    return (home.drafts ?? 0) > 0
      ? { kind: "decide-drafts", drafts: home.drafts ?? 0 }
      : { kind: "draft-questions" };
  }
  const ranked = home.experiments.find(({ best }) => best !== null);
  if (ranked === undefined || ranked.best === null) {
    return { kind: home.experiments.some(({ isPending }) => isPending === true) ? "pending" : "first-run" };
  }
  const { baseline, best, verdict } = ranked;
  if (verdict !== null && verdict.kind === "inconclusive")
    return { kind: "more-questions", sentence: verdict.sentence };
  if (baseline === null || baseline.id === best.run.id) return { kind: "try-another" };
  return { kind: "compare", baseline: baseline.id, best: best.run.id, label: best.run.label };
}

/** Jobs of this server and runs of other processes, each once. */
export function runningCount(home: Pick<Home, "jobs" | "running">): number {
  const jobs = home.jobs.filter(({ status }) => status === "running" || status === "stopping");
  const own = new Set(jobs.flatMap(({ runs }) => runs));
  return jobs.length + home.running.filter(({ id }) => !own.has(id)).length;
}

/** Nothing was put there yet: there are three ways to begin. Questions that cannot be counted are something, which is at fault. */
export function isEmptyFolder(home: Pick<Home, "configFile" | "sources" | "questions" | "runs">): boolean {
  return home.configFile === null && home.runs === 0 && (home.sources ?? 0) === 0 && home.questions === 0;
}
