import { authorOf, beginsAttribution, isAttribution } from "./attribution.ts";
import { headerBlockAt } from "./header-block.ts";

/** A stretch of a mail's text: the writer's own lines, or what is quoted from somebody, which may quote others. */
export type TextBlock =
  | { kind: "own"; lines: string[] }
  | { kind: "quoted"; author?: string; introduction: string[]; blocks: TextBlock[] };

/** Quotes within quotes; what is deeper stays together. */
const deepest = 10;
const linesOfIntroduction = 3;
const quoteMark = /^ {0,3}>/;

/** Tells quoted text from new: lines marked by ">", and what follows a line such as "On 3 May Ada wrote:" or a block of header lines. */
export function quotedText(lines: readonly string[], depth = 0): TextBlock[] {
  const blocks: TextBlock[] = [];
  let own: string[] = [];
  const endOwn = () => {
    if (own.some((line) => line.trim() !== "")) blocks.push({ kind: "own", lines: own });
    own = [];
  };
  if (depth === deepest) return [{ kind: "own", lines: [...lines] }];

  for (let at = 0; at < lines.length;) {
    const line = lines[at] as string;
    if (quoteMark.test(line)) {
      const end = endOfQuote(lines, at);
      const introduction = takeIntroduction(own);
      endOwn();
      const inner = lines.slice(at, end).map((quoted) => quoted.replace(/^ {0,3}> ?/, ""));
      blocks.push(quoted(introduction, authorOf(introduction.join(" ")), quotedText(inner, depth + 1)));
      at = end;
      continue;
    }
    const header = headerBlockAt(lines, at);
    const introduced = header === undefined ? introductionAt(lines, at) : 0;
    if (header !== undefined || introduced > 0) {
      const end = at + (header?.length ?? introduced);
      const introduction = lines.slice(at, end);
      endOwn();
      const author = header === undefined ? authorOf(introduction.join(" ")) : header.from;
      blocks.push(quoted(introduction, author, quotedText(lines.slice(end), depth + 1)));
      return blocks;
    }
    own.push(line);
    at += 1;
  }
  endOwn();
  return blocks;
}

function quoted(introduction: string[], author: string | undefined, blocks: TextBlock[]): TextBlock {
  return { kind: "quoted", ...(author === undefined ? {} : { author }), introduction, blocks };
}

/** Behind the last marked line; blank lines between marked ones belong to the quote. */
function endOfQuote(lines: readonly string[], from: number): number {
  let end = from + 1;
  for (let at = end; at < lines.length; at += 1) {
    const line = lines[at] as string;
    if (quoteMark.test(line)) end = at + 1;
    else if (line.trim() !== "") break;
  }
  return end;
}

/** Takes from the end of what was written so far the lines that introduce the quote below them. */
function takeIntroduction(own: string[]): string[] {
  const end = own.findLastIndex((line) => line.trim() !== "") + 1;
  if (end === 0 || own.length - end > 1) return [];
  let taken = 0;
  for (let count = 1; count <= linesOfIntroduction && count <= end; count += 1) {
    const first = own[end - count] as string;
    if (first.trim() === "") break;
    const isWhole = isAttribution(
      own
        .slice(end - count, end)
        .join(" ")
        .trim(),
      true,
    );
    if (isWhole && (taken === 0 || beginsAttribution(first.trim()))) taken = count;
  }
  return taken === 0 ? [] : own.splice(end - taken).filter((line) => line.trim() !== "");
}

/** How many lines from here introduce all that follows, where it is not marked; 0 where they do not. */
function introductionAt(lines: readonly string[], at: number): number {
  if (!beginsAttribution((lines[at] as string).trim())) return 0;
  for (let count = 1; count <= linesOfIntroduction && at + count < lines.length; count += 1) {
    if (lines[at + count - 1]?.trim() === "") return 0;
    if (
      !isAttribution(
        lines
          .slice(at, at + count)
          .join(" ")
          .trim(),
        false,
      )
    )
      continue;
    const next = lines.slice(at + count, at + count + 3).find((line) => line.trim() !== "");
    return next === undefined || quoteMark.test(next) ? 0 : count;
  }
  return 0;
}
