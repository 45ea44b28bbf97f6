import type { Dataset } from "../pipeline/stages/prepare-stage.ts";

type Entry = Pick<Dataset["documents"][number], "source" | "version" | "content">;

export interface DatasetDifference {
  added: string[];
  removed: string[];
  /** `read`: the bytes are the same and were read otherwise, as by another version of the parser. */
  changed: { source: string; what: "bytes" | "read" }[];
  /** The same content under another name. */
  moved: { from: string; to: string }[];
  unchanged: number;
}

/** What became of the sources between two versions of a dataset. */
export function diffDatasets(before: readonly Entry[], after: readonly Entry[]): DatasetDifference {
  const was = new Map(before.map((entry) => [entry.source, entry]));
  const is = new Map(after.map((entry) => [entry.source, entry]));
  const gone = Map.groupBy(
    before.filter(({ source }) => !is.has(source)),
    ({ content }) => content,
  );
  const difference: DatasetDifference = { added: [], removed: [], changed: [], moved: [], unchanged: 0 };
  for (const { source, version, content } of after) {
    const old = was.get(source);
    const twin = old === undefined ? gone.get(content)?.shift() : undefined;
    if (old?.content === content) difference.unchanged += 1;
    else if (old !== undefined)
      difference.changed.push({ source, what: old.version === version ? "read" : "bytes" });
    else if (twin !== undefined) difference.moved.push({ from: twin.source, to: source });
    else difference.added.push(source);
  }
  difference.removed = [...gone.values()].flat().map(({ source }) => source);
  return difference;
}
