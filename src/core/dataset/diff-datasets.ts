import type { Dataset } from "../pipeline/stages/prepare-stage.ts";

type Compared = Pick<Dataset, "documents" | "duplicates">;
type Entry = Dataset["documents"][number];

export interface DatasetDifference {
  added: string[];
  removed: string[];
  /**
   * `read`: the bytes are the same and were read otherwise, as by another version of the parser; `prepared`: the text is the same,
   * and its language or what cleaning keeps of it is another.
   */
  changed: { source: string; what: "bytes" | "read" | "prepared" }[];
  /** The same content under another name. */
  moved: { from: string; to: string }[];
  unchanged: number;
}

/** What became of the sources between two versions of a dataset. */
export function diffDatasets(old: Compared, now: Compared): DatasetDifference {
  const before = withDuplicates(old);
  const after = withDuplicates(now);
  const was = new Map(before.map((entry) => [entry.source, entry]));
  const is = new Map(after.map((entry) => [entry.source, entry]));
  const gone = Map.groupBy(
    before.filter(({ source }) => !is.has(source)),
    ({ content }) => content,
  );
  const difference: DatasetDifference = { added: [], removed: [], changed: [], moved: [], unchanged: 0 };
  for (const entry of after) {
    const { source, content } = entry;
    const earlier = was.get(source);
    const twin = earlier === undefined ? gone.get(content)?.shift() : undefined;
    const what = earlier === undefined ? undefined : changeOf(earlier, entry);
    if (earlier !== undefined && what === undefined) difference.unchanged += 1;
    else if (what !== undefined) difference.changed.push({ source, what });
    else if (twin !== undefined) difference.moved.push({ from: twin.source, to: source });
    else difference.added.push(source);
  }
  difference.removed = [...gone.values()].flat().map(({ source }) => source);
  return difference;
}

function changeOf(before: Entry, after: Entry): DatasetDifference["changed"][number]["what"] | undefined {
  if (before.content !== after.content) return before.version === after.version ? "read" : "bytes";
  const prepared = ({ language, regions }: Entry) => JSON.stringify([language, regions]);
  return prepared(before) === prepared(after) ? undefined : "prepared";
}

/** A source that another one stands for is a source all the same. */
function withDuplicates({ documents, duplicates }: Compared): Entry[] {
  const entryOf = new Map(documents.map((entry) => [entry.source, entry]));
  const twins = duplicates.flatMap(({ source, of }) => {
    const entry = entryOf.get(of);
    return entry === undefined ? [] : [{ ...entry, source }];
  });
  return [...documents, ...twins];
}
