import { type DiffLine, diffLines } from "./diff-lines.ts";
import { type PromptNode, promptNodes, type PromptSet } from "./prompt.ts";

export interface NodeDifference {
  node: PromptNode;
  lines: DiffLine[];
}

/** The nodes at which two sets say something else, in order. */
export function diffPrompts(first: PromptSet["texts"], second: PromptSet["texts"]): NodeDifference[] {
  return changedNodes(first, second).map((node) => ({ node, lines: diffLines(first[node], second[node]) }));
}

export function changedNodes(first: PromptSet["texts"], second: PromptSet["texts"]): PromptNode[] {
  return promptNodes.filter((node) => first[node] !== second[node]);
}
