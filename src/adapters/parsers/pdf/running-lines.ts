import type { PrintedLine } from "./printed-line.ts";
import type { PrintedPage } from "./printed-page.ts";
import { linesOf, type PageBlock } from "./text-block.ts";

/** A line or row near an edge of its page. */
interface EdgeUnit {
  lines: PrintedLine[];
  /** Of a line's parts between wide gaps: on one page a column's end may lie between them, on another not. */
  parts: EdgePart[];
  /** Points from the edge. */
  distance: number;
  /** Set apart from the page's text by a blank, in type that is not greater. */
  apart: boolean;
}

interface EdgePart {
  page: PrintedPage;
  key: string;
  distance: number;
  /** In points from the left. */
  left: number;
  right: number;
}

/** How much of a page at its head and its foot may hold what runs through. */
const edge = 0.16;
const pageNumber = /^(?:\p{P}\s?)*(?:(?:page|seite|p\.) ?)?#(?: ?(?:of|von|\/) ?#)?(?:\s?\p{P})*$/iu;
/** In a file with no more pages, two of them must do, for what stands still and apart from the text. */
const fewPages = 4;
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
  const body = mainSize(read);
  for (const isHead of [true, false]) {
    const units = read.map((page) => edgeUnits(page, isHead, body));
    const places = Map.groupBy(
      units.flatMap((own) => own.flatMap(({ parts }) => parts)),
      ({ key, distance }) => placeOf(key, stepOf(distance)),
    );
    const pagesOfUnit = (unit: EdgeUnit) => Math.min(...unit.parts.map((part) => pagesWith(places, part)));
    const heights = new Set(
      units.flat().flatMap((unit) => (pagesOfUnit(unit) >= enough ? [Math.round(unit.distance)] : [])),
    );
    for (const own of units) {
      for (const unit of own) {
        const isSure =
          (unit.parts.length === 1 && unit.parts.every(({ key }) => pageNumber.test(key))) ||
          unit.lines.every((line) => line.artifact) ||
          (unit.apart && read.length <= fewPages && unit.parts.every((part) => standsStill(places, part)));
        if (pagesOfUnit(unit) < (isSure ? 2 : enough) && !isAmongOthers(unit, heights)) break;
        for (const line of unit.lines) running.add(line);
      }
    }
  }
  for (const line of stamps(read, enough)) running.add(line);
  return running;
}

type Places = ReadonlyMap<string, readonly EdgePart[]>;

function partsAt(places: Places, { key, distance }: EdgePart): EdgePart[] {
  return stepsNear(distance).flatMap((step) => places.get(placeOf(key, step)) ?? []);
}

function pagesWith(places: Places, part: EdgePart): number {
  return new Set(partsAt(places, part).map(({ page }) => page)).size;
}

/** On another page it stands at the very same place. */
function standsStill(places: Places, part: EdgePart): boolean {
  return partsAt(places, part).some(
    (other) =>
      other.page !== part.page &&
      Math.abs(other.distance - part.distance) < 1 &&
      (Math.abs(other.left - part.left) < 1 || Math.abs(other.right - part.right) < 1),
  );
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
function edgeUnits(page: PrintedPage, isHead: boolean, body: number): EdgeUnit[] {
  const angle = page.blocks[0]?.angle;
  const far = ({ shown }: PrintedLine) => (isHead ? shown.top : page.height - shown.bottom);
  const near = ({ shown }: PrintedLine) => (isHead ? shown.bottom : page.height - shown.top);
  const all = unitsOf(page.blocks.filter((block) => block.angle === angle))
    .map(({ lines, parts }) => ({
      lines,
      parts: parts.map((part) => ({
        page,
        key: withoutFigures(part.map((line) => line.text).join(" | ")),
        distance: Math.min(...part.map(far)),
        left: Math.min(...part.map(({ shown }) => shown.left)),
        right: Math.max(...part.map(({ shown }) => shown.right)),
      })),
      distance: Math.min(...lines.map(far)),
      end: Math.max(...lines.map(near)),
      size: Math.max(...lines.map((line) => line.size)),
    }))
    .sort((a, b) => a.distance - b.distance);
  return all
    .filter(({ end }) => end < edge * page.height)
    .map((unit) => {
      const next = all.find(({ distance }) => distance > unit.end - 0.5 * unit.size);
      const apart = unit.size <= body && next !== undefined && next.distance - unit.end > 0.4 * unit.size;
      return { ...unit, apart };
    });
}

interface Unit {
  lines: PrintedLine[];
  parts: PrintedLine[][];
}

/** Lines, and whole tables that are ruled: the head of one that goes on over pages is no running head. */
function unitsOf(blocks: readonly PageBlock[]): Unit[] {
  const units: Unit[] = [];
  for (const block of blocks) {
    const lines = linesOf(block);
    const above = units.at(-1);
    if (block.kind === "text") {
      units.push(
        ...lines.map((line) => ({ lines: [line], parts: line.segments.map((segment) => [segment]) })),
      );
    } else if (block.kind === "figure" || block.first || block.edges.length === 0 || above === undefined) {
      units.push({ lines: [...lines], parts: [[...lines]] });
    } else {
      above.lines.push(...lines);
      above.parts[0]?.push(...lines);
    }
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

function mainSize(pages: readonly PrintedPage[]): number {
  const sizes = new Map<number, number>();
  for (const { size, text } of pages.flatMap(({ blocks }) => blocks.flatMap(linesOf))) {
    sizes.set(size, (sizes.get(size) ?? 0) + text.length);
  }
  return Array.from(sizes).reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])[0];
}

function withoutFigures(text: string): string {
  return text.replace(/\d+|^[ivxlc]+$/g, "#");
}
