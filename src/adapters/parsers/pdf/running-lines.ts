import type { PrintedLine } from "./printed-line.ts";
import type { PrintedPage } from "./printed-page.ts";
import { linesOf, type PageBlock } from "./text-block.ts";

/** A line or row near an edge of its page. */
interface EdgeUnit {
  lines: PrintedLine[];
  key: string;
  /** Points from the edge. */
  distance: number;
}

/** How much of a page at its head and its foot may hold what runs through. */
const edge = 0.16;
/** What runs through stands at the same height, within a step of so many points and its neighbours. */
const sameHeight = 4;

/**
 * Running heads, running feet and page numbers: what stands at the same place on several pages, but for its figures, with nothing of
 * the page's own text between it and the edge.
 */
export function runningLines(pages: readonly PrintedPage[]): Set<PrintedLine> {
  const running = new Set<PrintedLine>();
  const read = pages.filter((page) => page.blocks.length > 0);
  const enough = Math.min(3, Math.max(2, read.length));
  for (const isHead of [true, false]) {
    const units = read.map((page) => edgeUnits(page, isHead));
    const places = new Map<string, Set<number>>();
    for (const [page, own] of units.entries()) {
      for (const { key, distance } of own) {
        const place = placeOf(key, stepOf(distance));
        const others = places.get(place);
        if (others === undefined) places.set(place, new Set([page]));
        else others.add(page);
      }
    }
    const pagesAt = ({ key, distance }: EdgeUnit) =>
      stepsNear(distance).reduce((sum, step) => sum + (places.get(placeOf(key, step))?.size ?? 0), 0);
    const heights = new Set(
      units.flat().flatMap((unit) => (pagesAt(unit) >= enough ? [Math.round(unit.distance)] : [])),
    );
    for (const own of units) {
      for (const unit of own) {
        const isNumber =
          /^(?:\p{P}\s?)*(?:(?:page|seite|p\.) ?)?#(?: ?(?:of|von|\/) ?#)?(?:\s?\p{P})*$/iu.test(unit.key);
        const fewest = isNumber || unit.lines.every((line) => line.artifact) ? 2 : enough;
        if (pagesAt(unit) < fewest && !isAmongOthers(unit, heights)) break;
        for (const line of unit.lines) running.add(line);
      }
    }
  }
  for (const line of stamps(read, enough)) running.add(line);
  return running;
}

/** The head of a short chapter: at the height of the others, with the page's number. */
function isAmongOthers({ lines, distance }: EdgeUnit, heights: ReadonlySet<number>): boolean {
  const text = lines.map((line) => line.text).join(" ");
  return /^\d{1,4}\s|\s\d{1,4}$/.test(text) && heights.has(Math.round(distance));
}

function placeOf(key: string, step: number): string {
  return `${step} ${key}`;
}

function stepOf(distance: number): number {
  return Math.round(distance / sameHeight);
}

function stepsNear(distance: number): number[] {
  const step = stepOf(distance);
  return [step - 1, step, step + 1];
}

/** From the edge inwards. */
function edgeUnits(page: PrintedPage, isHead: boolean): EdgeUnit[] {
  const angle = page.blocks[0]?.angle;
  return unitsOf(page.blocks.filter((block) => block.angle === angle))
    .map((lines) => {
      const top = Math.min(...lines.map(({ shown }) => shown.top));
      const bottom = Math.max(...lines.map(({ shown }) => shown.bottom));
      const text = lines.map((line) => line.text).join(" | ");
      return {
        lines,
        key: withoutFigures(text),
        distance: isHead ? top : page.height - bottom,
        extent: bottom - top,
      };
    })
    .filter(({ distance, extent }) => distance + extent < edge * page.height)
    .sort((a, b) => a.distance - b.distance);
}

/** Lines, and whole tables that are ruled: the head of one that goes on over pages is no running head. */
function unitsOf(blocks: readonly PageBlock[]): PrintedLine[][] {
  const units: PrintedLine[][] = [];
  for (const block of blocks) {
    if (block.kind === "text") units.push(...block.lines.map((line) => [line]));
    else if (block.first || !block.ruled || units.length === 0) units.push(linesOf(block));
    else units.at(-1)?.push(...linesOf(block));
  }
  return units;
}

/** What is printed aslant or upright over page after page, such as "DRAFT". */
function stamps(pages: readonly PrintedPage[], enough: number): PrintedLine[] {
  const turned = pages.flatMap((page) => {
    const angle = page.blocks[0]?.angle;
    return page.blocks.filter((block) => block.angle !== angle).flatMap(linesOf);
  });
  const keyOf = ({ text, shown }: PrintedLine) =>
    `${withoutFigures(text)} ${Math.round(shown.left / 10)} ${Math.round(shown.top / 10)}`;
  const byKey = Map.groupBy(turned, keyOf);
  return turned.filter((line) => (byKey.get(keyOf(line)) as PrintedLine[]).length >= enough);
}

function withoutFigures(text: string): string {
  return text.replace(/\d+|^[ivxlc]+$/g, "#");
}
