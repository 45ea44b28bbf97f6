import * as t from "../../../messages/messages.ts";
import type { ChosenPassage } from "./chosen-passage.ts";

/** What is said when a passage is chosen. */
export function announcement({ chunk, characters, page }: ChosenPassage, chunks: number): string {
  const place = page === null ? "" : t.document.onPage(page);
  return chunk === null
    ? t.document.announcePassage(characters, place)
    : t.document.announceChunk(chunk + 1, chunks, characters, place);
}
