import { barePassage, type Passage } from "../../contracts/passage.ts";
import type { PluginRequest } from "./plugin-wire.ts";

/** Which passages of sources a request holds, for the ledger. Of texts to embed it is not known where they stand. */
export function carriedBy(request: PluginRequest): Passage[] {
  switch (request.kind) {
    case "describe":
    case "embed":
      return [];
    case "chunk":
      return [{ source: request.document.source, start: 0, end: request.document.text.length }];
    case "answer":
      return request.passages.map(barePassage);
    case "measure":
      return [...request.ranking, ...request.question.gold].map(barePassage);
    default:
      return request satisfies never;
  }
}
