import type { DigestOf } from "../../../ports/digest-of.ts";
import { canonicalJson } from "../../pipeline/stage-key.ts";
import { type PromptNode, promptNodes, type PromptSet } from "./prompt.ts";

/** Texts as one set, known by the digest of all that they say. */
export function promptSet(
  name: string,
  version: string,
  texts: Readonly<Record<PromptNode, string>>,
  digestOf: DigestOf,
): PromptSet {
  const said = promptNodes.map((node) => [node, texts[node]]);
  return { name, version, digest: digestOf(canonicalJson({ kind: "prompts", said })), texts };
}
