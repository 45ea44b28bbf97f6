import type { ReactNode } from "react";
import type { DrawnText } from "./block-view.tsx";
import { MarkedText } from "./marked-text.tsx";
import { inlineMarks } from "./prepare/inline-marks.ts";
import type { PieceBlock } from "./prepare/pieces.ts";
import { segmentsOf } from "./prepare/segments.ts";
import { type TableCell, tableCells } from "./prepare/table-cells.ts";

/** Rows of one table. */
export function TableView({ rows, drawn }: { rows: readonly PieceBlock[]; drawn: DrawnText }): ReactNode {
  return (
    <div
      // A wide table is scrolled inside itself.
      tabIndex={0}
      className="my-1 overflow-x-auto"
    >
      <table className="min-w-full border-collapse text-small">
        <tbody>
          {rows
            .filter(({ content }) => content.end > content.start)
            .map((row) => (
              <Row key={row.start} row={row} drawn={drawn} />
            ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row, drawn }: { row: PieceBlock; drawn: DrawnText }): ReactNode {
  const { text, offset, isMarkdown, overlay } = drawn;
  const written = text.slice(row.content.start - offset, row.content.end - offset);
  const cells = tableCells(written, row.content.start, isMarkdown);
  return (
    <tr className="border-b border-line align-top">
      {cells.map((cell, at) => (
        <td key={cell.start} className="max-w-96 min-w-16 py-1 pr-4">
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
