import type { CanonicalText } from "./canonical-text.ts";
import { writeTable } from "./table-text.ts";
import type { XmlElement } from "./xml.ts";
import { allWithin, childOf, descend, elementsOf, integerOf, textOf } from "./xml-tree.ts";

/** More points than a person reads off a chart are its data, which it draws from elsewhere. */
const mostPoints = 5000;

/** A chart (the root of its part) as the table it draws: a row a category, a column a series, as its file caches them. */
export function writeChart(text: CanonicalText, root: XmlElement | undefined): void {
  const chart = childOf(root, "c:chart");
  text.paragraph(allWithin(childOf(chart, "c:title"), "a:t").map(textOf).join(""));
  const plots = elementsOf(childOf(chart, "c:plotArea") ?? { name: "", attributes: {}, children: [] });
  const series = plots.flatMap((plot) => allWithin(plot, "c:ser"));
  const names = series.map((entry) => pointsOf(childOf(entry, "c:tx")).join(" "));
  const categories = series.map((entry) => pointsOf(childOf(entry, "c:cat") ?? childOf(entry, "c:xVal")));
  const values = series.map((entry) => pointsOf(childOf(entry, "c:val") ?? childOf(entry, "c:yVal")));
  const longest = categories.reduce(
    (one, other) => (other.length > one.length ? other : one),
    [] as string[],
  );
  const count = values.reduce((most, points) => Math.max(most, points.length), longest.length);
  writeTable(text, {
    header: ["", ...names],
    rows: Array.from({ length: count }, (_, at) => [
      longest[at] ?? "",
      ...values.map((points) => points[at] ?? ""),
    ]),
  });
}

function pointsOf(element: XmlElement | undefined): string[] {
  const points: string[] = [];
  for (const point of allWithin(element, "c:pt")) {
    const at = integerOf(point, "idx") ?? points.length;
    const value = textOf(childOf(point, "c:v"));
    if (at >= 0 && at < mostPoints) points[at] = value;
  }
  if (points.length === 0) {
    const said = textOf(descend(element, "c:v"));
    return said === "" ? [] : [said];
  }
  return Array.from(points, (value) => value ?? "");
}
