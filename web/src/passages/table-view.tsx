import type { Span } from "@contracts/passage.ts";
import type { ReactNode } from "react";
import type { DrawnText } from "./block-view.tsx";
import { ChunkNumber } from "./chunk-number.tsx";
import { MarkedText } from "./marked-text.tsx";
import { inlineMarks } from "./prepare/inline-marks.ts";
import type { PieceBlock } from "./prepare/pieces.ts";
import { segmentsOf, touching } from "./prepare/segments.ts";
import { type TableCell, tableCells } from "./prepare/table-cells.ts";
import { scrolledByKeys } from "./scrolled-by-keys.ts";

interface Rail {
  chosen: Span | null;
  onChoose: ((span: Span) => void) | undefined;
}

/** Rows of one table. */
export function TableView({
  rows,
  drawn,
  rail,
}: {
  rows: readonly PieceBlock[];
  drawn: DrawnText;
  /** Whether the numbers of chunks stand before the rows that they begin in. */
  rail: Rail | null;
}): ReactNode {
  return (
    <div {...scrolledByKeys} className="my-1 overflow-x-auto">
      <table className="min-w-full border-collapse text-small">
        <tbody>
          {rows
            .filter(({ content }) => content.end > content.start)
            .map((row) => (
              <Row key={row.start} row={row} drawn={drawn} rail={rail} />
            ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row, drawn, rail }: { row: PieceBlock; drawn: DrawnText; rail: Rail | null }): ReactNode {
  const { text, offset, isMarkdown, overlay } = drawn;
  const written = text.slice(row.content.start - offset, row.content.end - offset);
  const cells = tableCells(written, row.content.start, isMarkdown);
  return (
    <tr className="border-b border-line align-top">
      {rail !== null && (
        <td className="w-10 min-w-10 border-r border-line pr-1">
          {touching(overlay.chunks, { start: row.lead, end: row.end })
            .filter(({ start }) => start >= row.lead)
            .map((chunk) => (
              <ChunkNumber key={chunk.index} chunk={chunk} {...rail} />
            ))}
        </td>
      )}
      {cells.map((cell, at) => (
        <td key={cell.start} className="max-w-96 min-w-16 py-1 pr-3 first:pl-0 [&:nth-child(2)]:pl-3">
          <MarkedText
            segments={segmentsOf(cell, overlay, cells[at - 1]?.end ?? row.lead)}
            marks={marksOf(cell, drawn)}
            text={text}
            offset={offset}
          />
        </td>
      ))}
    </tr>
  );
}

function marksOf(cell: TableCell, { text, offset, isMarkdown }: DrawnText): ReturnType<typeof inlineMarks> {
  if (isMarkdown) return inlineMarks(text.slice(cell.start - offset, cell.end - offset), cell.start);
  return cell.label > cell.start ? [{ kind: "mark", start: cell.start, end: cell.label }] : [];
}
