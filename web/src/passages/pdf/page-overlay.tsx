import type { Span } from "@contracts/passage.ts";
import clsx from "clsx";
import type { ReactNode } from "react";
import type { PageMark, PageMarks } from "../prepare/page-marks.ts";

const fills = {
  even: "fill-(--print-depth) [fill-opacity:.08]",
  odd: "fill-(--print-depth) [fill-opacity:.2]",
  gold: "fill-(--print-land) stroke-(--print-land) [fill-opacity:.3]",
  citation: "fill-(--print-accent) [fill-opacity:.06]",
} as const satisfies Record<PageMark["kind"], string>;

/** What lies over a printed page. Drawn only: the numbers at the side and the lists say the same to who does not see it. */
export function PageOverlay({
  marks: { marks, boundaries, chosen },
  width,
  height,
  onChoose,
}: {
  marks: PageMarks;
  /** In points. */
  width: number;
  height: number;
  onChoose: ((span: Span) => void) | undefined;
}): ReactNode {
  return (
    <svg
      aria-hidden
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      className="absolute inset-0 size-full"
    >
      {marks.map((mark) => (
        <Mark key={mark.key} mark={mark} onChoose={onChoose} />
      ))}
      {boundaries.map(({ key, kind, left, top, width, height }) => (
        <path
          key={key}
          d={`M${left - 3} ${top + height + 1}V${top - 1.5}H${left + Math.min(width, 40)}`}
          fill="none"
          strokeWidth={kind === "now" ? 1.4 : 1.2}
          strokeDasharray={kind === "now" ? undefined : "3 2"}
          transform={kind === "now" ? undefined : "translate(-2.5 -1.5)"}
          className={kind === "now" ? "stroke-(--print-depth)" : "stroke-(--print-before)"}
        />
      ))}
      {chosen.map(({ left, top, width, height }) => (
        <rect
          key={`${left} ${top}`}
          x={left - 2}
          y={top - 2}
          width={width + 4}
          height={height + 4}
          strokeWidth={1.2}
          className="pointer-events-none fill-(--print-accent) stroke-(--print-accent) [fill-opacity:.1]"
        />
      ))}
    </svg>
  );
}

function Mark({
  mark: { kind, rectangles, start, end },
  onChoose,
}: {
  mark: PageMark;
  onChoose: ((span: Span) => void) | undefined;
}): ReactNode {
  return (
    <g
      onClick={() => onChoose?.({ start, end })}
      className={clsx(fills[kind], onChoose !== undefined && "cursor-pointer")}
      strokeWidth={kind === "gold" ? 0.7 : 0}
    >
      {rectangles.map(({ left, top, width, height }) => (
        <rect key={`${left} ${top}`} x={left - 1} y={top - 1} width={width + 2} height={height + 2} />
      ))}
      {kind === "citation" &&
        rectangles.map(({ left, top, width, height }) => (
          <line
            key={`under ${left} ${top}`}
            x1={left}
            x2={left + width}
            y1={top + height + 1}
            y2={top + height + 1}
            strokeWidth={1.5}
            className="stroke-(--print-accent)"
          />
        ))}
    </g>
  );
}
