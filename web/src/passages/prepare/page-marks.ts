import type { DocumentLayout, LayoutRectangle } from "@contracts/api/document-layout.ts";
import type { Span } from "@contracts/passage.ts";
import type { LayerName } from "../layers.ts";

/** A passage of one kind as it is drawn over a printed page, in points from its upper left. */
export interface PageMark extends Span {
  key: string;
  kind: "even" | "odd" | "gold" | "citation";
  rectangles: readonly LayoutRectangle[];
}

/** Where a chunk begins: a line down beside its first line of print, and one over it. */
export interface PageBoundary {
  key: string;
  kind: "now" | "before";
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface PageMarks {
  marks: readonly PageMark[];
  boundaries: readonly PageBoundary[];
  /** Where the chosen passage stands; where only its chunks are laid out, where these do. Empty where it is not on the page. */
  chosen: readonly LayoutRectangle[];
}

export interface MarkedPage {
  layers: ReadonlySet<LayerName>;
  question?: string | undefined;
  /** Passages that somebody else cites, laid out on this page. */
  cited?: readonly (Span & { rectangles: readonly LayoutRectangle[] })[];
  chosen: Span | null;
}

/** What is drawn over a page. Chunks lie lowest, citations highest. */
export function pageMarks(
  layout: Pick<DocumentLayout, "chunks" | "gold" | "citations"> | null,
  before: Pick<DocumentLayout, "chunks"> | null,
  { layers, question, cited = [], chosen }: MarkedPage,
): PageMarks {
  const isMeant = ({ questionId }: { questionId: string }): boolean =>
    question === undefined || questionId === question;
  const chunks = layers.has("chunks") ? (layout?.chunks ?? []) : [];
  const gold = layers.has("gold") ? (layout?.gold ?? []).filter(isMeant) : [];
  const citations = layers.has("citations") ? (layout?.citations ?? []).filter(isMeant) : [];
  const marks: PageMark[] = [
    ...chunks.map(({ start, end, index, rectangles }) => ({
      key: `chunk ${index}`,
      kind: index % 2 === 0 ? ("even" as const) : ("odd" as const),
      start,
      end,
      rectangles,
    })),
    ...gold.map(({ start, end, questionId, rectangles }) => ({
      key: `gold ${questionId} ${start}`,
      kind: "gold" as const,
      start,
      end,
      rectangles,
    })),
    ...[...citations, ...cited].map(({ start, end, rectangles }, at) => ({
      key: `citation ${at}`,
      kind: "citation" as const,
      start,
      end,
      rectangles,
    })),
  ];
  return {
    marks,
    chosen: chosen === null ? [] : chosenRectangles(layout, cited, chosen),
    boundaries: [
      ...chunks.flatMap((chunk) => boundary(chunk, "now")),
      ...(layers.has("before") ? (before?.chunks ?? []) : []).flatMap((chunk) => boundary(chunk, "before")),
    ],
  };
}

function boundary(
  { index, rectangles }: DocumentLayout["chunks"][number],
  kind: PageBoundary["kind"],
): PageBoundary[] {
  const [first] = rectangles;
  return first === undefined ? [] : [{ key: `${kind} ${index}`, kind, ...first }];
}

function chosenRectangles(
  layout: Pick<DocumentLayout, "chunks" | "gold" | "citations"> | null,
  cited: readonly (Span & { rectangles: readonly LayoutRectangle[] })[],
  chosen: Span,
): readonly LayoutRectangle[] {
  const { chunks = [], gold = [], citations = [] } = layout ?? {};
  const exact = [...cited, ...citations, ...gold, ...chunks].find(
    ({ start, end }) => start === chosen.start && end === chosen.end,
  );
  return (
    exact?.rectangles ??
    chunks
      .filter(({ start, end }) => start < chosen.end && end > chosen.start)
      .flatMap(({ rectangles }) => rectangles)
  );
}
