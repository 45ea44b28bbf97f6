import { AppError } from "../../contracts/app-error.ts";
import type { Passage } from "../../contracts/passage.ts";
import type { Embedder, EmbedOptions } from "../../ports/embedder.ts";
import type { StageContext } from "./stage.ts";

/** Bounds what an embedder holds at once, and how long nothing is heard of it. */
const batchSize = 256;

/** One row for each text, row-major. Throws AppError "plugin.failed" where the embedder gives another number of them. */
export async function embedTexts(
  embedder: Embedder,
  texts: readonly string[],
  kind: EmbedOptions["kind"],
  { signal, breathe, progress }: Pick<StageContext, "signal" | "breathe" | "progress">,
  carries?: readonly Passage[],
): Promise<Float32Array> {
  const { dimensions } = embedder;
  const rows = new Float32Array(texts.length * dimensions);
  for (let from = 0; from < texts.length; from += batchSize) {
    const pause = breathe();
    if (pause) await pause;
    const some = texts.slice(from, from + batchSize);
    const batch = await embedder.embed(some, {
      kind,
      signal,
      ...(carries !== undefined && { carries: carries.slice(from, from + batchSize) }),
    });
    if (batch.length !== some.length * dimensions) throw wrongLength(embedder, some.length, batch.length);
    rows.set(batch, from * dimensions);
    progress(from + some.length, texts.length, "texts");
  }
  return rows;
}

function wrongLength(embedder: Embedder, texts: number, numbers: number): AppError {
  return new AppError("plugin.failed", {
    message: `The embedder ${embedder.id} gave ${numbers} numbers for ${texts} texts of ${embedder.dimensions} dimensions.`,
    hint: "Check the embedder's dimensions.",
  });
}
