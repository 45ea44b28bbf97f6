import { call } from "../../../src/server/http-client.fixture.ts";
import type { Site } from "./site.ts";

/** What the server says, as a page would read it. */
export async function readApi<Value>({ address }: Pick<Site, "address">, at: string): Promise<Value> {
  const { status, text } = await call(address, at);
  if (status !== 200) throw new Error(`${at} was answered ${status}: ${text}`);
  return JSON.parse(text) as Value;
}

/** Runs of the leaderboard, best first. */
export async function rankedRuns(site: Pick<Site, "address">): Promise<string[]> {
  const { rows } = await readApi<{ rows: { run: { id: string } }[] }>(site, "/api/leaderboard");
  return rows.map(({ run }) => run.id);
}
