import type { Prompts } from "@contracts/api/prompts.ts";
import { type DiffPiece, diffTexts } from "../../../design/diff-tokens.ts";

export type Prompt = Prompts["prompts"][number];

export interface NodeText {
  node: string;
  pieces: DiffPiece[];
  isChanged: boolean;
}

/** The prompt that an address names; the first one where it names none, or one that is not there any more. */
export function chosenPrompt(
  prompts: readonly Prompt[],
  name: string | undefined,
  version: string | undefined,
): Prompt | undefined {
  const named = prompts.filter((prompt) => prompt.name === name);
  return named.find((prompt) => prompt.version === version) ?? named[0] ?? prompts[0];
}

/** What is said at each node, with what another prompt says otherwise; nodes that only that one has come last. */
export function nodeTexts(shown: Prompt, against: Prompt | undefined): NodeText[] {
  if (against === undefined) {
    return shown.texts.map(({ node, text }) => ({
      node,
      pieces: [{ kind: "same", text }],
      isChanged: false,
    }));
  }
  const before = new Map(against.texts.map(({ node, text }) => [node, text]));
  const after = new Map(shown.texts.map(({ node, text }) => [node, text]));
  return [...new Set([...after.keys(), ...before.keys()])].map((node) => {
    const pieces = diffTexts(before.get(node) ?? "", after.get(node) ?? "");
    return { node, pieces, isChanged: pieces.some(({ kind }) => kind !== "same") };
  });
}
