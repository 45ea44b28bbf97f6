/**
 * A model folder over four English corpora, chunks of 500 characters: alone, and beside words at two weights, in float32 and
 * in int8 where the folder has it. Span recall@5 / nDCG@10 with 95 % intervals, and texts embedded a second.
 *
 *   SOUNDINGS_ONNX_RUNTIME=FOLDER node scripts/model-quality.ts MODEL_FOLDER [DATA_FOLDER=../shared/data]
 *
 * The variable names a folder where npm installed the ONNX runtime, where it is not beside Soundings.
 */
import { cpSync, existsSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openFolder, type PipelineChanges } from "../src/app/open-folder.ts";
import { summaryText } from "./interval-text.ts";

const [given, data = "../shared/data"] = process.argv.slice(2);
if (given === undefined) {
  console.error("Name a model folder, as scripts/fetch-minilm.ts makes one.");
  process.exit(2);
}
const model = path.resolve(given);
const runtime = process.env["SOUNDINGS_ONNX_RUNTIME"];
const corpora = ["product-docs", "clapnq-dev", "chunking-evaluation", "xquad-en"];
const quantised = existsSync(path.join(model, "model_int8.onnx"))
  ? (["none", "int8"] as const)
  : (["none"] as const);
const methods: [name: string, retrieve: PipelineChanges["retrieve"]][] = [
  ["vector", { method: "vector" }],
  ["hybrid .5", { method: "hybrid", weights: { vector: 0.5 } }],
  ["hybrid 1", { method: "hybrid", weights: { vector: 1 } }],
];

const scratch = mkdtempSync(path.join(tmpdir(), "soundings-model-"));
try {
  console.log(`| corpus | weights | ${methods.map(([name]) => name).join(" | ")} | texts/s |`);
  console.log(`|---|---|${"---|".repeat(methods.length)}---|`);
  for (const corpus of corpora) await printCorpus(corpus);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

async function printCorpus(corpus: string): Promise<void> {
  const copy = path.join(scratch, corpus);
  cpSync(path.join(data, corpus), copy, { recursive: true });
  if (runtime !== undefined)
    symlinkSync(path.resolve(runtime, "node_modules"), path.join(copy, "node_modules"));
  const folder = await openFolder(copy);
  try {
    for (const quantize of quantised) {
      const cells: string[] = [];
      let speed = "";
      for (const [, retrieve] of methods) {
        const run = await folder.run({
          chunk: { size: 500 },
          embed: { embedder: { onnx: model, quantize } },
          retrieve,
          answer: { kind: "none" },
        });
        const { metrics, stages } = run;
        cells.push(`${summaryText(metrics["span-recall@5"])} / ${summaryText(metrics["ndcg@10"])}`);
        const embed = stages.find(({ stage }) => stage === "embed");
        if (speed === "" && embed !== undefined && !embed.cached) {
          speed = ((embed.timings["texts-embedded"] ?? 0) / embed.seconds).toFixed(0);
        }
      }
      console.log(
        `| ${corpus} | ${quantize === "none" ? "float32" : "int8"} | ${cells.join(" | ")} | ${speed} |`,
      );
    }
  } finally {
    await folder.close();
  }
}
