import * as z from "zod";

const Vectors = z.array(z.array(z.unknown()).nonempty());
const Named = z.object({ embedding: z.union([Vectors, z.array(z.number())]) });
const Listed = z.object({
  data: z.array(z.object({ index: z.int().min(0), embedding: z.array(z.unknown()) })),
});

/**
 * The vectors in an answer, in whichever shape the container has: `{embedding}` of JumpStart, where one text may come without the
 * list around it; bare lists of text-embeddings-inference; `{data}` of those that speak as OpenAI does. Undefined where there are
 * none: lists of token vectors, as feature extraction gives them, are none of texts.
 */
export function endpointVectors(answer: unknown): readonly (readonly unknown[])[] | undefined {
  const named = Named.safeParse(answer).data?.embedding;
  if (named !== undefined) return isVector(named) ? [named] : ofTexts(named);
  const listed = Listed.safeParse(answer).data?.data;
  if (listed !== undefined)
    return [...listed].sort((a, b) => a.index - b.index).map(({ embedding }) => embedding);
  const bare = Vectors.safeParse(answer).data;
  return bare && ofTexts(bare);
}

function isVector(list: readonly unknown[]): list is readonly number[] {
  return list.length > 0 && typeof list[0] === "number";
}

function ofTexts(vectors: readonly (readonly unknown[])[]): readonly (readonly unknown[])[] | undefined {
  return vectors.some((vector) => Array.isArray(vector[0])) ? undefined : vectors;
}
