import type { Span } from "../../../contracts/passage.ts";
import type { HiddenText } from "../../../contracts/source.ts";

/** Tag characters spell ASCII that no font shows. */
const tags = String.raw`\u{1f3f4}?[\u{e0000}-\u{e007f}]+`;
/** Joiners, direction marks and fillers of no width. */
const widthless = String.raw`\u200b-\u200f\u2060-\u2064\u206a-\u206f\u00ad\u034f\u061c\u180e\u3164\ufeff`;
/** Single ones belong to writing; a run of them spells something. */
const zeroWidth = String.raw`[${widthless}\ufe00-\ufe0f\u{e0100}-\u{e01ef}]{8,}`;
/** The joiner is a mark and has no width: taken for either, a run of it would be tried in every division. */
const letter = String.raw`[\p{L}\p{N}](?:(?!\u034f)\p{M})*`;
/**
 * One after each of several letters belongs to no writing: joiners and soft hyphens stand between parts of words. After the last
 * letter of a word there may be none.
 */
const interleaved = String.raw`(?:${letter}[${widthless}]+(?:(?:${letter})? [${widthless}]*(?=${letter}[${widthless}]))?){4,}(?:(?<=[${widthless}])${letter})?`;
const invisible = new RegExp(`(?<tags>${tags})|(?<run>${zeroWidth})|(?<interleaved>${interleaved})`, "gu");
const shapeless = new RegExp(`[${widthless}]`, "gu");

/** After a black flag emoji these tags name a region's flag, and are let be: England, Scotland, Wales. */
const regionFlag = new RegExp(
  `^\u{1f3f4}(?:${["gbeng", "gbsct", "gbwls"].map(inTags).join("|")})\u{e007f}`,
  "u",
);

export interface InvisibleRun extends Span {
  why: "tag-characters" | "zero-width";
  /** What it spells where that can be told, else how many characters it has. */
  says: string;
  /** What of it a reader sees. */
  seen: string;
}

/** Runs of characters that have no shape, in order; and words with such characters between their letters. */
export function invisibleRuns(text: string): InvisibleRun[] {
  const runs: InvisibleRun[] = [];
  for (const { 0: found, index, groups } of text.matchAll(invisible)) {
    const end = index + found.length;
    if (groups?.["tags"] !== undefined) {
      const flag = regionFlag.exec(found)?.[0] ?? (found.startsWith("\u{1f3f4}") ? "\u{1f3f4}" : "");
      const run = found.slice(flag.length);
      if (run === "") continue;
      const says = spelledIn(run);
      runs.push({
        why: "tag-characters",
        start: index + flag.length,
        end,
        says: says === "" ? counted(run) : says,
        seen: "",
      });
    } else if (groups?.["run"] !== undefined) {
      runs.push({ why: "zero-width", start: index, end, says: counted(found), seen: "" });
    } else {
      const seen = found.replace(shapeless, "");
      const says = `${seen.trim()} (${counted(found.match(shapeless)?.join("") ?? "")} between its letters)`;
      runs.push({ why: "zero-width", start: index, end, says, seen });
    }
  }
  return runs;
}

/** The text without such runs, and what was taken. */
export function withoutInvisible(text: string): { text: string; taken: HiddenText[] } {
  const runs = invisibleRuns(text);
  if (runs.length === 0) return { text, taken: [] };
  let kept = "";
  let from = 0;
  for (const { start, end, seen } of runs) {
    kept += text.slice(from, start) + seen;
    from = end;
  }
  return { text: kept + text.slice(from), taken: runs.map(({ why, says }) => ({ why, text: says })) };
}

/** For files that are their own canonical text: the runs stay where they are, and are marked. */
export function markedInvisible(text: string): HiddenText[] {
  return invisibleRuns(text).map(({ why, says, start, end }) => ({ why, text: says, span: { start, end } }));
}

function inTags(text: string): string {
  return Array.from(text, (letter) => String.fromCodePoint(0xe0000 + (letter.codePointAt(0) as number))).join(
    "",
  );
}

function spelledIn(tagCharacters: string): string {
  return Array.from(tagCharacters, (tag) => String.fromCodePoint((tag.codePointAt(0) as number) - 0xe0000))
    .join("")
    .replace(/[^\u0020-\u007e]/g, "")
    .trim();
}

function counted(run: string): string {
  return `${Array.from(run).length} characters without a shape`;
}
