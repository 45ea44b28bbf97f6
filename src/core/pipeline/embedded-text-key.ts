import type { Digest } from "../../contracts/digest.ts";
import type { Json } from "../../contracts/json.ts";
import type { DigestOf } from "../../ports/digest-of.ts";
import type { Embedder } from "../../ports/embedder.ts";
import { stageKey } from "./stage-key.ts";

/** Of how the embed stage does its work. */
export const embedVersion = "1";

/** What vectors depend on beside their texts. */
export function embedderSettings({
  part,
  identity,
}: {
  part: Pick<Embedder, "id" | "version">;
  identity: Json;
}): {
  [name: string]: Json;
} {
  return { embedder: part.id, embedderVersion: part.version, settings: identity };
}

/** Key of the item that holds a text's vector once an embed stage has ended. */
export function embeddedTextKey(
  text: string,
  settings: ReturnType<typeof embedderSettings>,
  digestOf: DigestOf,
): Digest {
  const inputs = { text: digestOf(text) };
  return stageKey({ stage: "embed-text", version: embedVersion, settings, inputs }, digestOf);
}
