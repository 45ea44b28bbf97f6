import type { Run } from "../contracts/run.ts";
import type { Heading } from "../contracts/source.ts";
import { packCodec } from "../core/pipeline/pack.ts";
import type { Workspace } from "./workspace.ts";

/** As its parser read it. */
export interface SourceDocument {
  text: string;
  headings: readonly Heading[];
}

/**
 * The parsed sources as a run saw them; undefined for one that is no longer stored, as cleaning the store may have removed them
 * all. They are decoded when asked for: people look at few of many.
 */
export async function sourceDocuments(
  workspace: Workspace,
  run: Run | undefined,
): Promise<(source: string) => SourceDocument | undefined> {
  const digest = run?.stages.find(({ stage }) => stage === "parse")?.outputs["corpus"];
  const bytes = digest === undefined ? undefined : await workspace.artifacts.get(digest);
  // The first entry lists the documents; every other one is a document under its source's name.
  const [, ...documents] = bytes === undefined ? [] : packCodec.decode(bytes);
  const encoded = new Map(documents.map((document) => [document.name, document.bytes]));
  const decoded = new Map<string, SourceDocument>();
  return (source) => {
    const known = decoded.get(source);
    const body = encoded.get(source);
    if (known !== undefined || body === undefined) return known;
    const document = JSON.parse(new TextDecoder().decode(body)) as SourceDocument;
    decoded.set(source, document);
    return document;
  };
}
