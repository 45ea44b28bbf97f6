import { AppError } from "../../contracts/app-error.ts";
import type { DigestOf } from "../../ports/digest-of.ts";
import type { EmbeddedQuestion } from "../retrieval/embedded-question.ts";
import { type ChosenEmbedder, knowledgeOf } from "./chosen-embedder.ts";
import { embedTexts } from "./embed-texts.ts";
import { embedderDifferences, type EmbedderIdentity, identityOfEmbedder } from "./embedder-identity.ts";
import type { StageContext } from "./stage.ts";

/**
 * One a question, by the very embedder that made the index's vectors, with what it knows of it. Throws AppError "pipeline.invalid" for any other:
 * cosines between two embedders' vectors look like scores and mean nothing.
 */
export async function embedQuestions(
  questions: readonly string[],
  embedder: ChosenEmbedder,
  indexed: EmbedderIdentity | undefined,
  digestOf: DigestOf,
  context: Pick<StageContext, "signal" | "breathe" | "progress">,
): Promise<EmbeddedQuestion[]> {
  const own = identityOfEmbedder(embedder, digestOf);
  if (indexed === undefined) {
    throw new AppError("pipeline.invalid", {
      message: `The index holds no vectors, and the question would be embedded by ${own.id}.`,
      hint: "Run again with embed.embedder set: the index is made anew.",
    });
  }
  const differing = embedderDifferences(own, indexed);
  if (differing.length > 0) {
    throw new AppError("pipeline.invalid", {
      message: `The index was embedded by ${indexed.id}, and the question would be by ${own.id}; they differ in ${differing.join(" and ")}.`,
      hint: "Remove the .soundings folder and run again: the index is made anew.",
    });
  }
  const { dimensions } = embedder.part;
  const vectors = await embedTexts(embedder.part, questions, "query", context);
  const embedded: EmbeddedQuestion[] = [];
  for (const [row, question] of questions.entries()) {
    const vector = vectors.subarray(row * dimensions, (row + 1) * dimensions);
    embedded.push({ vector, known: await knowledgeOf(embedder, question), family: embedder.family });
  }
  return embedded;
}
