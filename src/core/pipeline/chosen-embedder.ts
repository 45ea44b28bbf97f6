import type { Json } from "../../contracts/json.ts";
import { languageName, listedNames } from "../text/language-names.ts";
import type { CorpusFitting } from "../../ports/corpus-fitting.ts";
import type { Embedder } from "../../ports/embedder.ts";
import type { KnownWords } from "../../ports/known-words.ts";
import { allKnown, type EmbedderKnowledge } from "../retrieval/embedded-question.ts";
import type { EmbedderFamily } from "../retrieval/embedder-weights.ts";

/** An embedder with what goes into stage keys beside its id and version. */
export interface ChosenEmbedder {
  part: Embedder;
  identity: Json;
  /** Whose weight its cosine has in hybrid rankings; absent for a part of the person's own. */
  family?: EmbedderFamily | undefined;
  /** Undefined where it does not say what it knows: it is then taken to know every word and every language. */
  knownWords: KnownWords | undefined;
  /** Set where it is to be fitted to the corpus before it embeds anything of it. */
  fitting?: CorpusFitting;
}

/** With the weights that fitting gave; as it is where it was not fitted. Which words it knows does not change. */
export function withWeights(chosen: ChosenEmbedder, weights: Float32Array | undefined): ChosenEmbedder {
  const { fitting } = chosen;
  if (fitting === undefined || weights === undefined) return chosen;
  return { ...chosen, part: fitting.weighted(weights) };
}

/** What it knows of a question. */
export async function knowledgeOf(
  { knownWords }: ChosenEmbedder,
  question: string,
): Promise<EmbedderKnowledge> {
  if (knownWords === undefined) return allKnown;
  return { share: (await knownWords.knownShare(question)) ?? 0, languages: knownWords.languages };
}

/** One sentence where a hybrid index holds documents in languages the embedder does not serve. */
export function servingNotices({ part, knownWords }: ChosenEmbedder, languages: readonly string[]): string[] {
  if (knownWords === undefined) return [];
  const counts = new Map<string, number>();
  for (const language of languages) {
    if (!knownWords.languages.includes(language)) counts.set(language, (counts.get(language) ?? 0) + 1);
  }
  if (counts.size === 0) return [];
  const served = knownWords.languages.filter((language) => language !== "und").map(languageName);
  const others = [...counts]
    .sort(([a, most], [b, more]) => more - most || (a < b ? -1 : 1))
    .map(
      ([language, count]) => `${count} ${languageName(language)} ${count === 1 ? "document" : "documents"}`,
    );
  return [
    `The embedder ${part.id} knows ${listedNames(served)}; for ${listedNames(others)} words alone decide.`,
  ];
}
