import { throwIfAborted } from "../../contracts/abort.ts";
import type { Embedder } from "../../ports/embedder.ts";

/** Knows letters: a text's vector counts them. Texts without one of a to z are unknown to it. */
export function letterEmbedder(): Embedder {
  return embedderOf("letters", 26, (text, add) => {
    for (const letter of text.toLowerCase()) {
      if (letter >= "a" && letter <= "z") add(letter.charCodeAt(0) - 97);
    }
  });
}

/** Knows the topics of made sentences: the words named here, one dimension each. All other words are unknown to it. */
export function topicEmbedder(...topics: string[]): Embedder {
  return embedderOf(`topics-${topics.join("-")}`, topics.length, (text, add) => {
    for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
      const topic = topics.indexOf(word);
      if (topic >= 0) add(topic);
    }
  });
}

function embedderOf(
  id: string,
  dimensions: number,
  count: (text: string, add: (dimension: number) => void) => void,
): Embedder {
  return {
    id,
    version: "1",
    dimensions,
    async embed(texts, { signal }) {
      throwIfAborted(signal);
      const rows = new Float32Array(texts.length * dimensions);
      for (const [row, text] of texts.entries()) {
        const counts = rows.subarray(row * dimensions, (row + 1) * dimensions);
        count(text, (dimension) => (counts[dimension] = (counts[dimension] as number) + 1));
        const length = Math.hypot(...counts);
        if (length > 0) for (let i = 0; i < dimensions; i++) counts[i] = (counts[i] as number) / length;
      }
      return rows;
    },
  };
}
