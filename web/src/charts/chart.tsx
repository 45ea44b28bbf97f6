import { Download } from "lucide-react";
import { type ReactNode, useId, useRef } from "react";
import { type Cell, csv } from "../design/csv.ts";
import { Menu } from "../design/menu.tsx";
import { saveFile } from "../design/save-file.ts";
import * as t from "../messages/messages.ts";
import { pngBlob, svgText } from "./save-drawing.ts";
import { useWidth } from "./use-width.ts";

/** The numbers under a chart: for its file, and for whoever cannot see the drawing. */
export interface ChartNumbers {
  header: readonly string[];
  rows: readonly (readonly Cell[])[];
}

/**
 * A drawing with its name, a sentence that says what it shows, its numbers and ways to save it. Children draw into the width that
 * there is.
 */
export function Chart({
  title,
  summary,
  numbers,
  height,
  isInteractive = false,
  children,
}: {
  title: string;
  /** What a person sees at a glance, for those who do not see it. */
  summary: string;
  numbers: ChartNumbers;
  height: number | ((width: number) => number);
  /** True where parts of the drawing have names and can be chosen: they are then told one by one. */
  isInteractive?: boolean;
  children: (size: { width: number; height: number }) => ReactNode;
}): ReactNode {
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const tall = typeof height === "number" ? height : height(width);
  const name = title.replaceAll(/[^\p{L}\p{N}@]+/gu, "-").toLowerCase();
  const drawing = (): SVGSVGElement => frame.current!.querySelector("svg")!;
  return (
    <figure aria-labelledby={id} className="min-w-0">
      <figcaption className="mb-1 flex items-center justify-between gap-2">
        <span id={id} className="font-chart font-semibold">
          {title}
        </span>
        <Menu
          label={`${t.charts.save}: ${title}`}
          trigger={<Download aria-hidden className="size-4" />}
          entries={[
            {
              label: t.charts.saveSvg,
              onChoose: () => saveFile(`${name}.svg`, svgText(drawing()), "image/svg+xml"),
            },
            {
              label: t.charts.savePng,
              onChoose: () => void pngBlob(drawing()).then((picture) => saveFile(`${name}.png`, picture)),
            },
            {
              label: t.charts.saveCsv,
              onChoose: () => saveFile(`${name}.csv`, csv(numbers.header, numbers.rows), "text/csv"),
            },
          ]}
        />
      </figcaption>
      <div ref={frame} className="w-full overflow-hidden">
        {width > 0 && (
          <svg
            role={isInteractive ? "group" : "img"}
            aria-label={summary}
            width={width}
            height={tall}
            viewBox={`0 0 ${width} ${tall}`}
            className="block font-sans"
          >
            {children({ width, height: tall })}
          </svg>
        )}
      </div>
    </figure>
  );
}
