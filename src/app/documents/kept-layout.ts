import type { Digest } from "../../contracts/digest.ts";
import type { Layout } from "../../contracts/source.ts";
import { layoutOf } from "../../core/pipeline/parsed-file.ts";
import type { CorpusFile } from "../../core/pipeline/stages/parse-stage.ts";
import type { Workspace } from "../workspace.ts";

/** The layout of one source that a file of a stored corpus holds. Decoding a long one takes a while, and a reader asks page by page: it is kept. */
export function keptLayout(
  { memo }: Pick<Workspace, "memo">,
  { corpus, file, source }: { corpus: Digest; file: CorpusFile; source: string },
): Promise<Layout | undefined> {
  return memo.get(`layout of ${source} in ${corpus}`, async () => {
    const value = layoutOf(file, file.body, source);
    const numbers = value?.pages.reduce((sum, { boxes }) => sum + boxes.length, value.origins.length) ?? 0;
    return { value, bytes: 8 * numbers };
  });
}
