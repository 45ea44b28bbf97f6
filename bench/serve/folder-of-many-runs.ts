import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { loadConfig } from "../../src/app/config/load-config.ts";
import { runExperiment } from "../../src/app/use-cases/run-experiment.ts";
import { openWorkspace, type Workspace } from "../../src/app/workspace.ts";
import { runResults } from "../../src/app/run-results.ts";
import type { Run } from "../../src/contracts/run.ts";
import { evaluationCodec } from "../../src/core/evaluation/evaluation-codec.ts";
import { meanOf } from "../../src/core/statistics/clustered-values.ts";
import { temporaryFolder } from "../shared/corpora.ts";
import { seededRandom } from "../shared/seeded-random.ts";

const questionsPerSource = 10;
const syllables = ["ba", "ko", "li", "mer", "nu", "pra", "sel", "tov", "ushi", "yal"];

/**
 * A folder with so many finished runs of one experiment, in a temporary place that goes with the process. The first run is a real
 * one over made sources; every other one has another chunk size, and scores of the first of which some are drawn anew from the
 * same metric's: a run that cannot be told from the others, or one that can. The same every time but for ids and times.
 */
export async function folderOfManyRuns(runs: number, questions: number): Promise<string> {
  const folder = temporaryFolder("many-runs");
  writeMadeSources(folder, questions);
  const config = await loadConfig({ folder });
  const workspace = await openWorkspace(config.stateFolder);
  try {
    const [only] = [{ label: "chunk.size=500", pipeline: config.pipeline }];
    const signal = new AbortController().signal;
    for await (const event of runExperiment(workspace, config, [only!], { signal })) void event;
    const [first] = await workspace.runs.list();
    await saveOthers(workspace, first!, runs - 1);
  } finally {
    await workspace.close();
  }
  return folder;
}

function writeMadeSources(folder: string, questions: number): void {
  const random = seededRandom(11);
  const draw = (): string => syllables[Math.floor(random() * syllables.length)]!;
  const name = (): string => Array.from({ length: 3 }, draw).join("");
  mkdirSync(join(folder, "sources"));
  const lines: string[] = [];
  for (let source = 0; lines.length < questions; source += 1) {
    const file = `harbour-${source}.md`;
    const facts = Array.from({ length: Math.min(questionsPerSource, questions - lines.length) }, () => {
      const [ship, captain, cargo] = [name(), name(), name()];
      const quote = `The ship ${ship} under captain ${captain} carries ${cargo} to pier ${Math.floor(random() * 900)}.`;
      const question =
        random() < 0.7 ? `What does the ship ${ship} carry?` : `Who sails the ${ship}, and where?`;
      lines.push(
        JSON.stringify({
          id: `q${lines.length + 1}`,
          question,
          answer: `${cargo}, under ${captain}`,
          gold: [{ source: file, quote }],
        }),
      );
      return `## Berth ${name()}\n\n${quote} ${name()} and ${name()} were moored beside it until noon.\n`;
    });
    writeFileSync(join(folder, "sources", file), `# Harbour ${source}\n\n${facts.join("\n")}`);
  }
  writeFileSync(join(folder, "questions.jsonl"), `${lines.join("\n")}\n`);
  writeFileSync(
    join(folder, "soundings.yaml"),
    "experiment: many-runs\npipeline:\n  embed:\n    embedder: none\n",
  );
}

async function saveOthers(workspace: Workspace, first: Run, count: number): Promise<void> {
  const evaluation = await runResults.evaluation(workspace, first);
  const random = seededRandom(5);
  const codec = evaluationCodec();
  for (let number = 1; number <= count; number += 1) {
    const share = 0.02 + 0.4 * random();
    const metrics = { ...first.metrics };
    const perQuestion = evaluation.perQuestion.map((one) => ({ ...one, outcomes: { ...one.outcomes } }));
    for (const metric of Object.keys(perQuestion[0]?.outcomes ?? {})) {
      for (const one of perQuestion) {
        const other = evaluation.perQuestion[Math.floor(random() * perQuestion.length)]!.outcomes[metric]!;
        const isScored = one.outcomes[metric]!.status === "scored" && other.status === "scored";
        if (isScored && random() < share) one.outcomes[metric] = other;
      }
      const scores = perQuestion.flatMap(({ outcomes }) => {
        const outcome = outcomes[metric]!;
        return outcome.status === "scored" ? [outcome.score] : [];
      });
      const known = first.metrics[metric]!;
      if (known.value === null || scores.length === 0) continue;
      const value = meanOf(Float64Array.from(scores));
      const moved = (bound: number | null) => (bound === null ? null : bound + value - known.value!);
      metrics[metric] = { ...known, value, low: moved(known.low), high: moved(known.high) };
    }
    const bytes = codec.encode({ ...evaluation, perQuestion });
    const stored = await workspace.artifacts.put(bytes);
    const size = 500 + number;
    await workspace.runs.save({
      ...first,
      id: `${first.id}-${String(number).padStart(4, "0")}`,
      label: `chunk.size=${size}`,
      pipeline: { ...first.pipeline, chunk: { ...first.pipeline.chunk, size } },
      startedAt: first.startedAt + number,
      finishedAt: (first.finishedAt ?? first.startedAt) + number,
      metrics,
      stages: first.stages.map((stage) =>
        stage.stage === "evaluate" ? { ...stage, outputs: { ...stage.outputs, evaluation: stored } } : stage,
      ),
    });
  }
}
