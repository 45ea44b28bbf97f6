import type { Passage } from "../../contracts/passage.ts";
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
      return request.passages.map(placeOf);
    case "measure":
      return [...request.ranking, ...request.question.gold].map(placeOf);
    default:
      return request satisfies never;
  }
}

function placeOf({ source, start, end }: Passage): Passage {
  return { source, start, end };
}
