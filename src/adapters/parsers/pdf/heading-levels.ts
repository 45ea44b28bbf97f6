import { outlineKey, type OutlineEntry } from "./outline.ts";
import type { PrintedLine } from "./printed-line.ts";
import type { TextBlock } from "./text-block.ts";

const numbered =
  /^(?:(?:section|chapter|part|abschnitt|kapitel)\s+)?(\d{1,2}(?:\.\d{1,3}){0,5})\.?\s+(?=["“(]?\p{L})/iu;
const named = /^(?:appendix|annex|chapter|part|anhang|kapitel)\s+(?:[A-Z]|[IVX]+|\d{1,2})\b/iu;
/** What stands over or under a table or picture names that, not a section. */
const caption = /^(?:table|figure|fig\.|chart|tabelle|abbildung|abb\.)\s*\d/iu;
const longest = 160;

interface Style {
  size: number;
  bold: boolean;
  capitals: boolean;
}

interface Candidate {
  block: TextBlock;
  style: Style;
  /** How deep its number or the outline says it is. */
  depth: number | undefined;
}

/** Which of the blocks are headings, and of what level: by the outline, by number, and by how their type differs from the text's. */
export function headingLevels(
  blocks: readonly TextBlock[],
  outline: readonly OutlineEntry[],
): Map<TextBlock, number> {
  const lines = blocks.flatMap((block) => block.lines);
  const size = bodySize(lines);
  const boldText = shareOf(lines, (line) => line.bold) > 0.5;
  const depths = new Map(outline.map(({ key, depth }) => [key, depth]));
  const candidates: Candidate[] = [];
  for (const block of blocks) {
    const text = headingText(block);
    const listed = depths.get(outlineKey(text));
    const style = styleOf(block);
    if (listed === undefined && !looksLikeHeading(block, text, style, size, boldText)) continue;
    if (listed !== undefined && !isShort(block, text)) continue;
    candidates.push({ block, style, depth: listed ?? depthOfNumber(text) });
  }
  const title = titleSize(candidates);
  const below = candidates.map((candidate) =>
    title === undefined || candidate.depth === undefined
      ? candidate
      : { ...candidate, depth: candidate.depth + 1 },
  );
  const levels = levelsOfStyles(below);
  const result = new Map<TextBlock, number>();
  let above = 0;
  for (const { block, style, depth } of below) {
    const level = depth ?? ownLevel(levels.get(keyOf(style)) as LevelOfStyle, above);
    if (depth !== undefined) above = depth;
    result.set(block, Math.min(6, level));
  }
  return result;
}

/**
 * The size of the title, where the greatest of all headings comes before those that numbers or the outline rank, and neither ranks it:
 * then these stand below it.
 */
function titleSize(candidates: readonly Candidate[]): number | undefined {
  const [first] = candidates.toSorted((a, b) => b.style.size - a.style.size);
  const firstRanked = candidates.findIndex(({ depth }) => depth !== undefined);
  if (first === undefined || firstRanked < 0) return undefined;
  const size = first.style.size;
  const ranked = candidates.filter(({ depth }) => depth !== undefined).map(({ style }) => style.size);
  const isBefore = candidates.findIndex(({ style }) => style.size === size) < firstRanked;
  return isBefore && size >= 1.14 * Math.max(...ranked) ? size : undefined;
}

interface LevelOfStyle {
  level: number;
  /** Headings of several depths are set in this style, so that it does not tell how deep one is. */
  mixed: boolean;
}

function ownLevel({ level, mixed }: LevelOfStyle, above: number): number {
  return mixed ? Math.max(level, above + 1) : level;
}

function headingText(block: TextBlock): string {
  return block.lines.map((line) => line.text).join(" ");
}

function isShort(block: TextBlock, text: string): boolean {
  return block.lines.length <= 3 && text.length <= longest && /\p{L}/u.test(text) && !block.lines[0]?.leader;
}

function looksLikeHeading(
  block: TextBlock,
  text: string,
  style: Style,
  size: number,
  boldText: boolean,
): boolean {
  if (!isShort(block, text) || /[,;]$/.test(text) || (text.match(/\p{L}/gu)?.length ?? 0) < 2) return false;
  if (caption.test(text)) return false;
  const ends = /[.:]$/.test(text) && !/^\d[\d.]*$/.test(text);
  const number = numbered.exec(text);
  const isNumbered = number !== null || named.test(text);
  if (style.size >= 1.14 * size) return !ends || text.length < 60;
  if (style.size < 0.95 * size) return false;
  const startsWell = /^[\p{Lu}\p{N}"“(]/u.test(text) || block.item;
  if (style.bold && !boldText) {
    return (
      startsWell &&
      block.lines.length <= 2 &&
      text.length <= 120 &&
      (!text.endsWith(".") || isNumbered) &&
      !isBullet(text)
    );
  }
  if (!isNumbered || block.lines.length > 1 || ends || text.length > 90) return false;
  return style.capitals || ((number?.[1] ?? "").includes(".") && /^[\d.]+\s+\p{Lu}/u.test(text));
}

function isBullet(text: string): boolean {
  return /^[^\p{L}\p{N}"“(]/u.test(text);
}

function depthOfNumber(text: string): number | undefined {
  const number = numbered.exec(text)?.[1];
  if (number !== undefined) return number.replace(/\.0$/, "").split(".").length;
  return named.test(text) ? 1 : undefined;
}

/** Greater type ranks higher; where numbers or the outline tell how deep a style is, the others fall in between. */
function levelsOfStyles(candidates: readonly Candidate[]): Map<string, LevelOfStyle> {
  const styles = Array.from(new Map(candidates.map(({ style }) => [keyOf(style), style])).values()).sort(
    (a, b) => b.size - a.size || Number(b.bold) - Number(a.bold) || Number(b.capitals) - Number(a.capitals),
  );
  const levels = new Map<string, LevelOfStyle>();
  const depthsOf = styles.map((style) =>
    candidates.flatMap((candidate) =>
      keyOf(candidate.style) === keyOf(style) && candidate.depth !== undefined ? [candidate.depth] : [],
    ),
  );
  let above = 0;
  for (const [at, style] of styles.entries()) {
    const known = depthsOf[at] as number[];
    // Never deeper than what is ranked in smaller type.
    const level = known.length > 0 ? Math.min(...known) : Math.min(above + 1, ...depthsOf.slice(at).flat());
    levels.set(keyOf(style), { level: Math.min(6, level), mixed: new Set(known).size > 1 });
    above = Math.min(5, Math.max(above, level));
  }
  return levels;
}

function styleOf(block: TextBlock): Style {
  const text = headingText(block);
  return {
    size: Math.max(...block.lines.map((line) => Math.round(line.size * 2) / 2)),
    bold: block.lines.every((line) => line.bold),
    capitals: text === text.toUpperCase(),
  };
}

function keyOf({ size, bold, capitals }: Style): string {
  return `${size} ${bold} ${capitals}`;
}

function bodySize(lines: readonly PrintedLine[]): number {
  const sizes = new Map<number, number>();
  for (const { size, text } of lines) {
    const rounded = Math.round(size * 2) / 2;
    sizes.set(rounded, (sizes.get(rounded) ?? 0) + text.length);
  }
  return Array.from(sizes).reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0];
}

function shareOf(lines: readonly PrintedLine[], test: (line: PrintedLine) => boolean): number {
  const all = lines.reduce((sum, line) => sum + line.text.length, 0);
  return lines.reduce((sum, line) => sum + (test(line) ? line.text.length : 0), 0) / Math.max(1, all);
}
