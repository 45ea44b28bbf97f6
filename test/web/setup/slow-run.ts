import type { Job } from "../../../src/contracts/api/jobs.ts";
import { call, post } from "../../../src/server/http-client.fixture.ts";

/** Starts a run that takes about a minute, most of it resampling, and waits until it has begun. */
export async function startSlowRun(address: string): Promise<{ job: string; run: string }> {
  const configuration = "experiment: slow\npipeline:\n  evaluate:\n    resamples: 100000\n";
  const started = await post(address, "/api/runs", { kind: "run", configuration });
  if (started.status !== 202) throw new Error(started.text);
  const { id: job } = JSON.parse(started.text) as Job;
  for (;;) {
    const { runs, error } = JSON.parse((await call(address, `/api/jobs/${job}`)).text) as Job;
    if (error !== null) throw new Error(error.message);
    if (runs[0] !== undefined) return { job, run: runs[0] };
  }
}
