import { canonicalText, type CanonicalText } from "../shared/canonical-text.ts";
import { hasSilentNames } from "../shared/has-silent-names.ts";
import { rowText, writeTable, type Table } from "../shared/table-text.ts";
import type { XmlElement } from "../shared/xml.ts";
import { allWithin, attributeOf, childOf, descend } from "../shared/xml-tree.ts";
import { overlap, type Box } from "./box.ts";
import { readingOrder } from "./reading-order.ts";
import { shapesOf, type Shape } from "./shapes.ts";
import type { SlideDesign } from "./slide-design.ts";
import { slideTable } from "./slide-table.ts";
import { readTextBody } from "./read-text-body.ts";

/** What of the slides is not in the canonical text, counted as it is met. */
export interface LeftOnSlides {
  pictures: number;
  footers: number;
  embedded: number;
}

export interface SlideContext {
  text: CanonicalText;
  /** Of what is kept apart of one shape. */
  maxCharacters: number | undefined;
  design: SlideDesign;
  /** Of the slide. */
  size: { width: number; height: number };
  left: LeftOnSlides;
  /** What a chart or diagram says, by the id of its relationship. */
  linkedText: (kind: "chart" | "diagram", id: string, text: CanonicalText) => void;
}

/** With more painted on a slide, colours behind text are not worked out. */
const mostPainted = 1000;

/** Writes a slide: its title, then what stands on it as an eye goes. */
export function writeSlide(slide: XmlElement, context: SlideContext): void {
  const { design, size, left } = context;
  const painted: Box[] = design.behind.filter(paints).flatMap(({ box }) => (box === undefined ? [] : [box]));
  const grounds = new Map<Shape, string | undefined>();

  function place(shapes: readonly Shape[]): Shape[] {
    return shapes.map((shape) => {
      const box = shape.box ?? (shape.placeholder && design.boxOf(shape.placeholder));
      const placed: Shape = { ...shape, box, members: place(shape.members) };
      grounds.set(placed, groundOf(placed, painted, design));
      const isPainted = box !== undefined && shape.kind !== "group" && paints(shape);
      if (isPainted && painted.length < mostPainted) painted.push(box);
      return placed;
    });
  }

  function write(shapes: readonly Shape[], text: CanonicalText): void {
    const isTitle = ({ placeholder }: Shape) =>
      /title$/i.test(placeholder?.type ?? "") && placeholder?.type !== "subTitle";
    const ordered = [...shapes.filter(isTitle), ...readingOrder(shapes.filter((shape) => !isTitle(shape)))];
    for (const shape of ordered) {
      if (shape.hidden) apart("hidden-element", shape, text);
      else if (isOutside(shape.box, size)) apart("off-page", shape, text);
      else writeShape(shape, isTitle(shape), text);
    }
  }

  /** What nobody sees is read all the same, to be kept apart. */
  function apart(why: "hidden-element" | "off-page", shape: Shape, text: CanonicalText): void {
    const own = canonicalText(context.maxCharacters);
    writeShape({ ...shape, hidden: false }, false, own);
    const { text: unseen, hidden } = own.result();
    text.hide(why, [unseen, ...hidden.map((piece) => piece.text)].join("\n"));
  }

  function writeShape(shape: Shape, isTitle: boolean, text: CanonicalText): void {
    const { element, kind, placeholder } = shape;
    if (kind === "group") return write(shape.members, text);
    if (kind === "picture") {
      left.pictures += 1;
      return undefined;
    }
    if (kind === "frame") return writeFrame(element, text);
    if (/^(?:dt|ftr|hdr|sldNum)$/.test(placeholder?.type ?? "")) {
      left.footers += 1;
      return undefined;
    }
    return writeText(shape, isTitle, text);
  }

  function writeText(shape: Shape, isTitle: boolean, text: CanonicalText): void {
    const paragraphs = readTextBody(childOf(shape.element, "p:txBody"), {
      styles: design.listStylesOf(shape.placeholder),
      colorOf: design.colorOf,
      ground: grounds.get(shape),
      hide: (why, hidden) => text.hide(why, hidden),
    }).filter((paragraph) => paragraph.text !== "");
    if (isTitle) {
      const level = shape.placeholder?.type === "ctrTitle" ? 1 : 2;
      text.heading(level, paragraphs.map((paragraph) => paragraph.text).join(" "));
      return;
    }
    let inList = false;
    for (const { text: paragraph, isItem } of paragraphs) {
      if (isItem && inList) text.line(paragraph);
      else text.paragraph(paragraph);
      inList = isItem;
    }
  }

  function writeFrame(element: XmlElement, text: CanonicalText): void {
    const content = descend(element, "a:graphic", "a:graphicData");
    const table = childOf(content, "a:tbl");
    const chart = attributeOf(childOf(content, "c:chart"), "r:id");
    const diagram = attributeOf(childOf(content, "dgm:relIds"), "r:dm");
    if (table !== undefined)
      writeNamedTable(
        text,
        slideTable(table, (cell) => cellText(cell, text)),
      );
    else if (chart !== undefined) context.linkedText("chart", chart, text);
    else if (diagram !== undefined) context.linkedText("diagram", diagram, text);
    else {
      left.embedded += 1;
      left.pictures += allWithin(element, "p:pic").length;
    }
  }

  function cellText(cell: XmlElement, text: CanonicalText): string {
    const fill = childOf(childOf(cell, "a:tcPr"), "a:solidFill");
    return readTextBody(childOf(cell, "a:txBody"), {
      styles: [],
      colorOf: design.colorOf,
      // The style of the table may colour any cell that has no colour of its own.
      ground: fill && design.colorOf(fill),
      hide: (why, hidden) => text.hide(why, hidden),
    })
      .map((paragraph) => paragraph.text)
      .filter((paragraph) => paragraph !== "")
      .join("\n");
  }

  write(place(shapesOf(slide)), context.text);
}

function writeNamedTable(text: CanonicalText, table: Table): void {
  const { header, rows } = table;
  if (header !== undefined && hasSilentNames(header, rows)) text.paragraph(rowText(header, undefined));
  writeTable(text, table);
}

function isOutside(box: Box | undefined, { width, height }: { width: number; height: number }): boolean {
  if (box === undefined) return false;
  return box.left + box.width <= 0 || box.top + box.height <= 0 || box.left >= width || box.top >= height;
}

/** Whether something behind text is seen. */
function paints({ kind, element }: Shape): boolean {
  if (kind !== "text") return true;
  const properties = childOf(element, "p:spPr");
  if (childOf(properties, "a:noFill") !== undefined) return false;
  const styled = descend(element, "p:style", "a:fillRef");
  return (
    ["a:solidFill", "a:gradFill", "a:blipFill", "a:pattFill", "a:grpFill"].some(
      (name) => childOf(properties, name) !== undefined,
    ) ||
    (styled !== undefined && attributeOf(styled, "idx") !== "0")
  );
}

/** The colour behind a shape's text: its own, or that of the slide where nothing lies between. */
function groundOf(shape: Shape, painted: readonly Box[], design: SlideDesign): string | undefined {
  if (paints(shape)) return design.colorOf(childOf(childOf(shape.element, "p:spPr"), "a:solidFill"));
  const { box } = shape;
  if (box === undefined || painted.length >= mostPainted) return undefined;
  return painted.some((other) => overlap(box, other)) ? undefined : design.ground;
}
