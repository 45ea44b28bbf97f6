import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Job } from "../contracts/api/jobs.ts";
import { type HeardEvent, listen, post } from "./http-client.fixture.ts";

const boats = "# Boats\n\nThe ferry leaves at nine. Luggage may stay in the boat shed until two o'clock.\n";
const bread = "# Bread\n\nKnead the dough for ten minutes. The oven must be at 230 degrees.\n";
const birds = "# Birds\n\nThe heron nests by the pond. Its eggs are blue.\n";

const questions = [
  gold("1", "Until when may luggage stay?", "until two o'clock", "boats.md"),
  gold("2", "How hot must the oven be?", "230 degrees", "bread.md"),
  gold("3", "Where does the heron nest?", "by the pond", "birds.md"),
  JSON.stringify({ id: "4", question: "What does a train cost?", answerable: false }),
];

function gold(id: string, question: string, quote: string, source: string): string {
  return JSON.stringify({ id, question, answer: quote, gold: [{ source, quote }] });
}

export const projectFiles = {
  "soundings.yaml":
    "experiment: tides\npipeline:\n  embed:\n    embedder: none\n  answer:\n    threshold: -100\nvary:\n  chunk.size: [60, 120]\n",
  "questions.jsonl": `${questions.join("\n")}\n`,
  "sources/boats.md": boats,
  "sources/bread.md": bread,
  "sources/birds.md": birds,
  "sources/page.html":
    "<!doctype html><title>Page</title><p>Seals sleep on the skerries.</p><script>alert(1)</script>",
};

/** A folder of files that a server can show. Values are texts. */
export function projectFolder(files: Record<string, string> = projectFiles): {
  folder: string;
  remove(): void;
} {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), "soundings-serve-")));
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Starts a job and listens until it has ended. */
export async function workThrough(
  address: string,
  route: "/api/runs" | "/api/answers",
  body: unknown,
): Promise<{ job: Job; events: HeardEvent[] }> {
  const started = await post(address, route, body);
  const job = JSON.parse(started.text) as Job;
  const events = await Array.fromAsync(listen(address, `/api/jobs/${job.id}/events`));
  return { job, events };
}
