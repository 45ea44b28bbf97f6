import { leastSupport } from "../src/core/answering/grounding/ground-answer.ts";
import { type GroundingChecks, groundingChecks } from "./answering/grounding-checks.ts";
import { type GroundingPair, groundingPairs, kinds } from "./answering/grounding-pairs.ts";
import { readCorpus } from "./answering/read-corpus.ts";

/**
 * Fits `leastSupport` of src/core/answering/grounding/ground-answer.ts and prints what each threshold keeps.
 *
 *   node scripts/fit-grounding.ts ../shared/data
 *
 * Pairs are made of product-docs and clapnq-dev (scripts/answering/grounding-pairs.ts). Fitted on half of them by the hash of the
 * question's id: the threshold with the best mean, over the corpora, of balanced accuracy between gold and other passages.
 */
const names = ["product-docs", "clapnq-dev"] as const;
const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error("Usage: node scripts/fit-grounding.ts <folder of the corpora>");
  process.exit(2);
}

const pairsOf = new Map<string, GroundingPair[]>();
const checksOf = new Map<string, GroundingChecks>();
for (const name of names) {
  const corpus = await readCorpus(folder, name, { leftOut: false });
  pairsOf.set(name, groundingPairs(corpus));
  checksOf.set(name, groundingChecks(corpus));
}

const thresholds = Array.from({ length: 17 }, (_, at) => 0.1 + 0.05 * at);
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const kept = (pairs: readonly GroundingPair[], threshold: number) =>
  mean(pairs.map(({ support }) => (support >= threshold ? 1 : 0)));

function balanced(pairs: readonly GroundingPair[], threshold: number): number {
  const right = kept(
    pairs.filter(({ kind }) => kind === "gold"),
    threshold,
  );
  const wrong = kept(
    pairs.filter(({ kind }) => kind !== "gold"),
    threshold,
  );
  return (right + 1 - wrong) / 2;
}

function precisionAndRecall(pairs: readonly GroundingPair[], threshold: number): [number, number] {
  const gold = pairs.filter(({ kind }) => kind === "gold");
  const right = kept(gold, threshold) * gold.length;
  const all = kept(pairs, threshold) * pairs.length;
  return [all === 0 ? Number.NaN : right / all, right / gold.length];
}

const percent = (share: number) => `${(100 * share).toFixed(0).padStart(4)} %`;

for (const heldBack of [false, true]) {
  console.log(heldBack ? "\nHeld back" : "Fitted on");
  const halves = names.map((name) => (pairsOf.get(name) ?? []).filter((pair) => pair.heldBack === heldBack));
  for (const [at, name] of names.entries()) {
    const pairs = halves[at] ?? [];
    console.log(
      `\n${name}: ${kinds.map((kind) => `${pairs.filter((pair) => pair.kind === kind).length} ${kind}`).join(", ")}`,
    );
    console.log("support   kept: gold  same document  another   precision  recall  balanced");
    for (const threshold of thresholds) {
      const shares = kinds.map((kind) =>
        percent(
          kept(
            pairs.filter((pair) => pair.kind === kind),
            threshold,
          ),
        ),
      );
      const [precision, recall] = precisionAndRecall(pairs, threshold);
      const mark = Math.abs(threshold - leastSupport) < 0.001 ? "  <- frozen" : "";
      console.log(
        `${threshold.toFixed(2)}        ${shares.join("        ")}     ${percent(precision)}   ${percent(recall)}   ${percent(balanced(pairs, threshold))}${mark}`,
      );
    }
  }
  const scored = thresholds.map((threshold) => ({
    threshold,
    score: mean(halves.map((pairs) => balanced(pairs, threshold))),
  }));
  const best = scored.reduce((one, other) => (other.score > one.score ? other : one));
  console.log(`\nBest by mean balanced accuracy: ${best.threshold.toFixed(2)} (${percent(best.score)})`);
}

console.log("\nGold answers with the frozen threshold, all of each corpus");
for (const [name, { sentences, grounded, withoutCitation, withFacts, changed, caught }] of checksOf) {
  console.log(
    `${name}: of ${sentences} sentences ${grounded} grounded, ${withoutCitation} without support, ${withFacts} with a fact not held; ` +
      `of ${changed} with a digit changed ${caught} caught`,
  );
}
