/** Writes the positions of every gold passage of a folder's questions anew, from its quote: for when the text of a source has changed. */
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { loadConfig } from "../../src/app/config/load-config.ts";
import { readQuestionSources } from "../../src/app/use-cases/question-sources.ts";
import { openWorkspace } from "../../src/app/workspace.ts";

interface Line {
  id: string;
  gold: { source: string; quote: string; start?: number; end?: number }[];
}

const folder = process.argv[2] ?? path.join(import.meta.dirname, "../../examples/house-manual");
const file = path.join(folder, "questions.jsonl");
const config = await loadConfig({ folder });
const workspace = await openWorkspace(config.stateFolder);
const { known } = await readQuestionSources(workspace, config, new AbortController().signal);
await workspace.close();

let moved = 0;
const placed = readFileSync(file, "utf8").replace(/^.+$/gm, (line) => {
  const question = JSON.parse(line) as Line;
  for (const gold of question.gold) {
    const start = startOf(question.id, gold.source, gold.quote);
    if (start === undefined || start === gold.start) continue;
    Object.assign(gold, { start, end: start + gold.quote.length });
    moved += 1;
  }
  return JSON.stringify(question);
});
writeFileSync(file, placed);
console.log(`${moved} gold passages stand elsewhere now.`);

function startOf(id: string, source: string, quote: string): number | undefined {
  const text = known.textOf(source) ?? "";
  const start = text.indexOf(quote);
  if (start >= 0 && text.indexOf(quote, start + 1) < 0) return start;
  console.error(`${id}: ${source} holds “${quote}” ${start < 0 ? "nowhere" : "more than once"}.`);
  process.exitCode = 1;
  return undefined;
}
