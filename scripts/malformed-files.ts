/**
 * Reads malformed files made from good ones: each must be read or left out with one sentence, within 20 s and 1 GB, whatever the
 * others do. Exits with 1 where one is not.
 *
 *   node scripts/malformed-files.ts [--count 10000] [--seed 1] [--keep FOLDER] [FOLDER OF GOOD FILES …]
 *
 * Without folders, the sources of the example, which has every kind. --keep writes those without a fit sentence there.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { workerParserPool } from "../src/adapters/parsers/worker-pool.ts";
import { goodFiles } from "./malformed/good-files.ts";
import { limits, type MalformedOutcome, readMalformed, unfit } from "./malformed/read-malformed.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    count: { type: "string", default: "10000" },
    seed: { type: "string", default: "1" },
    keep: { type: "string" },
  },
});
const good = goodFiles(positionals);
const parsers = workerParserPool();
const began = performance.now();
let [read, leftOut, slowest, mostMemory] = [0, 0, 0, 0];
const faulty: MalformedOutcome[] = [];
const reasons = new Map<string, number>();
for await (const outcome of readMalformed(good, {
  count: Number(values.count),
  seed: Number(values.seed),
  parsers,
})) {
  if (outcome.documents > 0) read += 1;
  else leftOut += 1;
  for (const reason of outcome.reasons) reasons.set(kindOf(reason), (reasons.get(kindOf(reason)) ?? 0) + 1);
  if (outcome.reasons.some(unfit)) faulty.push(outcome);
  slowest = Math.max(slowest, outcome.milliseconds);
  mostMemory = Math.max(mostMemory, process.memoryUsage.rss());
}
await parsers.close();

for (const [at, { file, reasons: said }] of faulty.slice(0, 20).entries()) {
  console.log(`${file.name} (${file.fault}): ${said.filter(unfit).join(" / ").slice(0, 300)}`);
  if (values.keep === undefined) continue;
  mkdirSync(values.keep, { recursive: true });
  writeFileSync(path.join(values.keep, `${at}-${path.basename(file.name)}`), file.bytes);
}
for (const [reason, many] of [...reasons].sort(([, a], [, b]) => b - a).slice(0, 30))
  console.log(`${many}  ${reason}`);
console.log(
  `${values.count} malformed files of ${good.length} good ones, seed ${values.seed}: ${read} read, ${leftOut} left out, ` +
    `${faulty.length} without a fit sentence; slowest ${(slowest / 1000).toFixed(2)} s, ` +
    `${Math.round(mostMemory / 1e6)} MB resident at most, ${((performance.now() - began) / 1000).toFixed(0)} s in all.`,
);
process.exitCode = faulty.length > 0 || slowest > limits.timeoutMs || mostMemory > 1e9 ? 1 : 0;

function kindOf(reason: string): string {
  return reason.replace(/\d[\d,.]*/g, "N").slice(0, 100);
}
