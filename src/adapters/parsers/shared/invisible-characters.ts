import type { Span } from "../../../contracts/passage.ts";
import type { HiddenText } from "../../../contracts/source.ts";

/** Tag characters spell ASCII that no font shows. After a black flag emoji a few name a region's flag, and are let be. */
const tags = /(?<!\u{1f3f4}[\u{e0000}-\u{e007f}]{0,8})[\u{e0000}-\u{e007f}]+/gu;
/** Joiners, direction marks and fillers of no width. Single ones belong to writing; a run of them spells something. */
const zeroWidth =
  /(?:[\u200b-\u200f\u2060-\u2064\u206a-\u206f]|\u00ad|\u034f|\u061c|\u180e|\u3164|\ufeff|[\ufe00-\ufe0f]|[\u{e0100}-\u{e01ef}]){8,}/gu;

export interface InvisibleRun extends Span {
  why: "tag-characters" | "zero-width";
  /** What it spells where that can be told, else how many characters it has. */
  says: string;
}

/** Runs of characters that have no shape, in order. */
export function invisibleRuns(text: string): InvisibleRun[] {
  const runs: InvisibleRun[] = [];
  for (const { 0: run, index } of text.matchAll(tags)) {
    const says = Array.from(run, (tag) => String.fromCodePoint((tag.codePointAt(0) as number) - 0xe0000))
      .join("")
      .replace(/[^\u0020-\u007e]/g, "")
      .trim();
    runs.push({
      why: "tag-characters",
      start: index,
      end: index + run.length,
      says: says === "" ? counted(run) : says,
    });
  }
  for (const { 0: run, index } of text.matchAll(zeroWidth)) {
    runs.push({ why: "zero-width", start: index, end: index + run.length, says: counted(run) });
  }
  return runs.sort((a, b) => a.start - b.start);
}

/** The text without such runs, and what was taken. */
export function withoutInvisible(text: string): { text: string; taken: HiddenText[] } {
  const runs = invisibleRuns(text);
  if (runs.length === 0) return { text, taken: [] };
  let kept = "";
  let from = 0;
  for (const { start, end } of runs) {
    kept += text.slice(from, start);
    from = end;
  }
  return { text: kept + text.slice(from), taken: runs.map(({ why, says }) => ({ why, text: says })) };
}

/** For files that are their own canonical text: the runs stay where they are, and are marked. */
export function markedInvisible(text: string): HiddenText[] {
  return invisibleRuns(text).map(({ why, says, start, end }) => ({ why, text: says, span: { start, end } }));
}

function counted(run: string): string {
  return `${Array.from(run).length} characters without a shape`;
}
