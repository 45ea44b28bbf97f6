import * as t from "../../../messages/messages.ts";

/** A kind of source in a word or two; what has no word keeps its media type. */
export function kindName(mediaType: string): string {
  return t.sources.kinds[mediaType] ?? mediaType;
}
