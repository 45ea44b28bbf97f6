import type { PrintedLine } from "./printed-line.ts";
import type { TextBlock } from "./text-block.ts";

const bullet = /^[•▪●○◦■□▫◆◇‣⁃∙·➢❖✓–—☐☒☑*](?:\s|$)/u;
const enumerator = /^(?:\(?(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|\(?\d{1,2}\.?\)|[-o])\s+\S/u;
const endOfSentence = /[.!?:;…][)\]"'”’»]*$/u;

/** Lines of one flow by paragraphs, items and headings. */
export function textBlocks(lines: readonly PrintedLine[], angle: number): TextBlock[] {
  const blocks: TextBlock[] = [];
  const margin = rightMargin(lines);
  const leading = usualLeading(lines);
  for (const [at, line] of lines.entries()) {
    const block = blocks.at(-1);
    const before = lines[at - 1];
    const starts = isItem(line, before, block, margin);
    if (
      block === undefined ||
      before === undefined ||
      starts ||
      isBreak(block, before, line, margin, leading)
    ) {
      const close = block?.lines.length === 1 && before !== undefined && isClose(before, line, leading);
      blocks.push({ kind: "text", lines: [line], item: starts || line.leader, close, angle });
    } else {
      block.lines.push(line);
    }
  }
  return blocks;
}

function isItem(
  line: PrintedLine,
  before: PrintedLine | undefined,
  block: TextBlock | undefined,
  margin: number,
): boolean {
  if (bullet.test(line.text)) return true;
  if (!enumerator.test(line.text)) return false;
  // A line may begin with "2." in the midst of a sentence.
  return (
    before === undefined ||
    block?.item === true ||
    endOfSentence.test(before.text) ||
    isShort(before, line, margin)
  );
}

function isBreak(
  block: TextBlock,
  before: PrintedLine,
  line: PrintedLine,
  margin: number,
  leading: number,
): boolean {
  const first = block.lines[0] as PrintedLine;
  if (before.leader || line.leader) return true;
  if (Math.abs(line.size - before.size) > 0.12 * Math.max(line.size, before.size)) return true;
  if (line.bold !== before.bold) return true;
  const distance = line.baseline - before.baseline;
  if (distance < 0 || distance > Math.max(1.32 * leading, 1.05 * line.size)) return true;
  if (line.bold && /^\d+(?:\.\d+)+\.?\s+\p{L}/u.test(line.text)) return true;
  // A title in capitals that takes two lines, however the first one ends.
  if (line.bold && isCapitals(before.text) && isCapitals(line.text) && !enumerator.test(line.text)) {
    return distance > 1.35 * line.size;
  }
  const goesOn = /^\p{Ll}/u.test(line.text) && !/[.!?:]$/.test(before.text);
  if (block.item && line.left < first.left - 0.5 * line.size) return !goesOn;
  if (isCentred(before, line)) return false;
  if (goesOn) return false;
  const indented = line.left - before.left > 0.8 * line.size;
  if (indented && block.lines.length > 1) return true;
  return isShort(before, line, margin);
}

function isClose(before: PrintedLine, line: PrintedLine, leading: number): boolean {
  const distance = line.baseline - before.baseline;
  const isSameType = before.bold === line.bold && Math.abs(before.size - line.size) < 0.5;
  return isSameType && distance > 0 && distance <= Math.max(1.32 * leading, 1.05 * line.size);
}

function isCapitals(text: string): boolean {
  return text === text.toUpperCase() && text.length > 8 && !text.endsWith(":");
}

/** The first word of the next line would have had its place in this one, so the break was meant. */
function isShort(line: PrintedLine, next: PrintedLine, margin: number): boolean {
  const word = next.text.split(" ", 1)[0] as string;
  const width = ((next.right - next.left) * (word.length + 1)) / Math.max(1, next.text.length);
  return line.right + width + 0.6 * line.size < margin;
}

function isCentred(one: PrintedLine, other: PrintedLine): boolean {
  const middle = (line: PrintedLine) => (line.left + line.right) / 2;
  return Math.abs(middle(one) - middle(other)) < 2 && Math.abs(one.left - other.left) > 0.5 * one.size;
}

/** Nine lines of ten end before it: one that runs out of the column says nothing of the others. */
function rightMargin(lines: readonly PrintedLine[]): number {
  const ends = lines.map((line) => line.right).toSorted((a, b) => a - b);
  return ends[Math.floor(0.95 * (ends.length - 1))] ?? 0;
}

function usualLeading(lines: readonly PrintedLine[]): number {
  const distances = lines
    .slice(1)
    .map((line, at) => ({ line, before: lines[at] as PrintedLine }))
    .filter(({ line, before }) => Math.abs(line.size - before.size) < 0.5)
    .map(({ line, before }) => ({ size: line.size, distance: line.baseline - before.baseline }))
    .filter(({ size, distance }) => distance > 0.8 * size && distance < 2.6 * size)
    .map(({ distance }) => distance)
    .toSorted((a, b) => a - b);
  // Most lines of prose are set at the smaller distances; the greater ones part paragraphs.
  return distances[Math.floor(0.4 * distances.length)] ?? 1.3 * (lines[0]?.size ?? 12);
}
