import type { CanonicalText } from "../shared/canonical-text.ts";
import { writeChart } from "../shared/write-chart.ts";
import type { OfficePackage } from "../shared/office-package.ts";
import { allWithin, childOf, childrenOf, descend, textOf } from "../shared/xml-tree.ts";

/** Writes what a chart or diagram of a slide says; a diagram's texts in the order of its outline. */
export function writeLinked(
  file: OfficePackage,
  slidePart: string,
  { kind, id }: { kind: "chart" | "diagram"; id: string },
  text: CanonicalText,
): void {
  const link = file.relationshipsOf(slidePart).find((relationship) => relationship.id === id);
  if (link === undefined || link.external) return;
  const root = file.readXml(link.target);
  if (kind === "chart") {
    writeChart(text, root);
    return;
  }
  let isFirst = true;
  for (const point of childrenOf(childOf(root, "dgm:ptLst"), "dgm:pt")) {
    for (const paragraph of childrenOf(descend(point, "dgm:t"), "a:p")) {
      const said = allWithin(paragraph, "a:t").map(textOf).join("");
      if (said.trim() === "") continue;
      if (isFirst) text.paragraph(said);
      else text.line(said);
      isFirst = false;
    }
  }
}
