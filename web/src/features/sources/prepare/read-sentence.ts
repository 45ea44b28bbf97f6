import type { AddedSource } from "@contracts/api/source-file.ts";
import { count } from "../../../design/format.ts";
import * as t from "../../../messages/messages.ts";
import { kindName } from "./kind-name.ts";

/** How a file was read, in a sentence: "PDF, 12,044 characters." */
export function readSentence({ mediaType, documents }: AddedSource): string {
  const characters = documents.reduce((sum, document) => sum + document.characters, 0);
  return t.sources.readAs(kindName(mediaType), documents.length, count(characters));
}
