import { readFile } from "node:fs/promises";
import { readQuestions } from "../../adapters/connectors/questions-file/questions-file.ts";

/**
 * The part of the set that each question belongs to, by its id; questions of no part are not in it. Of JSON lines only those are read
 * that could name one: checking every question as a run does takes ten times as long. What is no question is passed over: who asks for
 * the questions is told of it. Throws for other formats what reading them throws.
 */
export async function splitsOf(file: string): Promise<Map<string, string>> {
  const splits = new Map<string, string>();
  if (!file.endsWith(".jsonl")) {
    for (const { entry } of await readQuestions(file)) {
      if (entry.split !== undefined) splits.set(entry.id, entry.split);
    }
    return splits;
  }
  for (const line of (await readFile(file, "utf8")).split("\n")) {
    if (!line.includes('"split"')) continue;
    const { id, split } = fieldsOf(line);
    if (typeof id === "string" && typeof split === "string") splits.set(id, split.trim());
  }
  return splits;
}

function fieldsOf(line: string): { id?: unknown; split?: unknown } {
  try {
    return (JSON.parse(line) as object | null) ?? {};
  } catch {
    return {};
  }
}
