import type { Run } from "../contracts/run.ts";
import { packCodec } from "../core/pipeline/pack.ts";
import type { Workspace } from "./workspace.ts";

/** The canonical text of a source; undefined where it is no longer stored. */
export type TextOf = (source: string) => string | undefined;

/** Texts as a run saw them, decoded when asked for: few of many sources are quoted. Cleaning the store may have removed them all. */
export async function sourceTexts(workspace: Workspace, run: Run | undefined): Promise<TextOf> {
  const digest = run?.stages.find(({ stage }) => stage === "parse")?.outputs["corpus"];
  const bytes = digest === undefined ? undefined : await workspace.artifacts.get(digest);
  // The first entry lists the documents; every other one is a document under its source's name.
  const [, ...documents] = bytes === undefined ? [] : packCodec.decode(bytes);
  const encoded = new Map(documents.map((document) => [document.name, document.bytes]));
  const decoded = new Map<string, string>();
  return (source) => {
    const known = decoded.get(source);
    const body = encoded.get(source);
    if (known !== undefined || body === undefined) return known;
    const { text } = JSON.parse(new TextDecoder().decode(body)) as { text: string };
    decoded.set(source, text);
    return text;
  };
}
