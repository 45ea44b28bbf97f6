import { readFile } from "node:fs/promises";
import { readQuestions } from "../../adapters/connectors/questions-file/questions-file.ts";

const named = '"split"';
const lineEnd = 0x0a;

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
  // Sought in the bytes: a text of a whole file, and one of every line, would be made for nothing where no question is of a part.
  const bytes = await readFile(file);
  for (let at = bytes.indexOf(named); at !== -1;) {
    const begin = bytes.lastIndexOf(lineEnd, at) + 1;
    const next = bytes.indexOf(lineEnd, at);
    const end = next === -1 ? bytes.length : next;
    const { id, split } = fieldsOf(bytes.toString("utf8", begin, end));
    if (typeof id === "string" && typeof split === "string") splits.set(id, split.trim());
    at = bytes.indexOf(named, end);
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
