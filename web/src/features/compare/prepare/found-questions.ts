import { plainText, type QuestionColumns } from "./question-columns.ts";
import { bitOf, type QuestionKind, questionKinds } from "./question-marks.ts";

/** What is asked for; undefined asks for everything. */
export interface QuestionFilter {
  kind: QuestionKind | undefined;
  tag: string | undefined;
  split: string | undefined;
  text: string | undefined;
}

export interface FoundQuestions {
  /** Places of the questions, in the order of the columns. */
  places: Uint32Array;
  /** How many there would be of each kind, tag and part, were it chosen and all else left as it is. */
  kinds: Record<QuestionKind | "all", number>;
  tags: Uint32Array;
  splits: Uint32Array;
}

/** One walk over all questions. */
export function foundQuestions(
  columns: QuestionColumns,
  marks: Uint16Array,
  { kind, tag, split, text }: QuestionFilter,
): FoundQuestions {
  const { count, tags, splits, tagNames, splitNames } = columns;
  const places = new Uint32Array(count);
  const byKind = new Uint32Array(questionKinds.length);
  const byTag = new Uint32Array(tagNames.length);
  const bySplit = new Uint32Array(splitNames.length);
  const bit = kind === undefined ? 0 : bitOf(kind);
  const wantedTag = tag === undefined ? null : tagNames.indexOf(tag);
  const wantedSplit = split === undefined ? null : splitNames.indexOf(split);
  const sought = plainText(text ?? "").trim();
  let found = 0;
  let ofAllKinds = 0;
  for (let place = 0; place < count; place++) {
    if (!holds(columns, place, sought)) continue;
    const own = tags[place]!;
    const part = splits[place] ?? null;
    const isOfKind = bit === 0 || (marks[place]! & bit) !== 0;
    const hasTag = wantedTag === null || own.includes(wantedTag);
    const isInSplit = wantedSplit === null || part === wantedSplit;
    if (hasTag && isInSplit) {
      ofAllKinds++;
      for (let index = 0; index < byKind.length; index++) byKind[index]! += (marks[place]! >> index) & 1;
    }
    if (isOfKind && isInSplit) for (const one of own) byTag[one]!++;
    if (isOfKind && hasTag && part !== null) bySplit[part]!++;
    if (isOfKind && hasTag && isInSplit) places[found++] = place;
  }
  return {
    places: places.slice(0, found),
    kinds: {
      all: ofAllKinds,
      ...(Object.fromEntries(questionKinds.map((one, index) => [one, byKind[index]!])) as Record<
        QuestionKind,
        number
      >),
    },
    tags: byTag,
    splits: bySplit,
  };
}

function holds({ plainTexts, ids }: QuestionColumns, place: number, sought: string): boolean {
  return sought === "" || plainTexts[place]!.includes(sought) || ids[place]!.toLowerCase().includes(sought);
}
