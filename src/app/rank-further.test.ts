import { writeFileSync } from "node:fs";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { Run } from "../contracts/run.ts";
import { temporaryFolder } from "../testing/temporary-folder.ts";
import { loadConfig } from "./config/load-config.ts";
import { rankFurther } from "./rank-further.ts";
import { runResults } from "./run-results.ts";
import { runExperiment } from "./use-cases/run-experiment.ts";
import { openWorkspace } from "./workspace.ts";

const { signal } = new AbortController();
const sources = {
  "tide.md": "# Tides\n\nHigh water is at noon. Low water is at six.\n",
  "boat.md": "# Boat\n\nThe boat has two oars. The mooring is number 14.\n",
  "barn.md": "# Barn\n\nThe cows are milked at dawn. The sheep graze on the hill.\n",
};
const asked = {
  id: "q",
  question: "At what hour does the ocean rise?",
  gold: [{ source: "boat.md", quote: "The mooring is number 14." }],
};

async function ranked(...overrides: string[]) {
  const folder = temporaryFolder();
  for (const [name, text] of Object.entries(sources)) writeFileSync(path.join(folder, name), text);
  writeFileSync(path.join(folder, "questions.jsonl"), JSON.stringify(asked));
  const workspace = await openWorkspace(path.join(folder, ".soundings"));
  onTestFinished(() => workspace.close());
  const config = await loadConfig({ folder, overrides: ["chunk.size=30", ...overrides] });
  const configurations = [{ label: "", pipeline: config.pipeline }];
  let ended: Run | undefined;
  for await (const event of runExperiment(workspace, config, configurations, { signal })) {
    if (event.type === "run-end") ended = event.run;
  }
  const run = ended as Run;
  const [question] = await runResults.questions(workspace, run);
  const [ranking] = await runResults.rankings(workspace, run);
  const further = await rankFurther(workspace, run, question!, signal);
  const passages = ranking!.passages;
  const place = passages.findIndex(({ source, start }) => source === "boat.md" && start > 8);
  return { further, place, passages };
}

test.each(["static", "hashing"])(
  "where words find nothing, those near by the %s embedder go on as the run itself ranked them",
  async (embedder) => {
    const { further, place, passages } = await ranked(`embed.embedder=${embedder}`);
    expect([further?.rank, further?.score, further?.ranked]).toEqual([
      place + 1,
      passages[place]?.score,
      passages.length,
    ]);
  },
);

test.each([
  ["by vectors alone", ["retrieve.method=vector"]],
  ["put into another order by their vectors", ["retrieve.diversity=0.5"]],
  ["read as larger passages", ["retrieve.parent={neighbours: 1}"]],
])("passages %s are not ranked on", async (_, overrides) => {
  expect((await ranked(...overrides)).further).toBeUndefined();
});
