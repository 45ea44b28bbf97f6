import { counted } from "../../../contracts/count-text.ts";
import type { AskedTexts } from "../../shared/provider/asked-texts.ts";

/** Throws AppError "model.failed" where there are more or fewer vectors than texts, so that nobody knows whose is which. */
export function requireOneForEach(vectors: readonly unknown[], texts: number, asked: AskedTexts): void {
  if (vectors.length === texts) return;
  throw asked.badReply(`${counted(vectors.length, "vector")} for ${counted(texts, "text")}`);
}
