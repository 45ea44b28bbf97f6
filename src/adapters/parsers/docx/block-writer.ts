import type { CanonicalText } from "../shared/canonical-text.ts";
import { hasSilentNames } from "../shared/has-silent-names.ts";
import { rowText } from "../shared/table-text.ts";
import type { XmlElement } from "../shared/xml.ts";
import { attributeOf, childOf, elementsOf } from "../shared/xml-tree.ts";
import { headingLevel } from "./heading-level.ts";
import type { Notes } from "./notes.ts";
import type { Numbering } from "./numbering.ts";
import { readParagraph, type ParagraphContext, type ReadParagraph } from "./read-paragraph.ts";
import { groundOf, type Ground } from "./run-look.ts";
import { countHeaderRows, isLayout, marksFirstRow, namesOf } from "./table-header.ts";
import { tableRows, type TableRow } from "./table-rows.ts";

export interface BlockContext extends ParagraphContext {
  text: CanonicalText;
  numbering: Numbering;
  notes: Notes;
  /** Writes the chart of this relationship. */
  writeChart: (id: string) => void;
  /** Colour of the page. */
  page: Ground;
}

/** Writes paragraphs and tables as they come. */
export interface BlockWriter {
  write(block: XmlElement, ground?: Ground): void;
}

/** What hangs on a cell's paragraphs and is written below the row. */
type Afterwards = () => void;

export function blockWriter(context: BlockContext): BlockWriter {
  const { text, numbering, notes, styles, left, page } = context;
  let inList = false;
  /** A note belongs to one place; notes that refer to each other would never end. */
  const writtenNotes = new Set<string>();

  function write(block: XmlElement, ground: Ground = page): void {
    if (block.name === "w:p") writeParagraph(block, ground);
    else if (block.name === "w:tbl") writeTable(block, ground);
    else if (block.name === "w:altChunk") left.embedded += 1;
    else writeWithin(block, ground);
  }

  /** Blocks inside a cell, a note, a text box, a content control. */
  function writeWithin(parent: XmlElement, ground: Ground): void {
    for (const child of elementsOf(parent)) {
      if (!/^w:(?:sdtPr|tcPr|del|moveFrom)$/.test(child.name)) write(child, ground);
    }
  }

  function read(paragraph: XmlElement, ground: Ground) {
    const properties = childOf(paragraph, "w:pPr");
    const style = styles.style(attributeOf(childOf(properties, "w:pStyle"), "w:val"));
    const mark = numbering.next(properties, style);
    const found = readParagraph(paragraph, style, ground, context);
    for (const { why, text: hidden } of found.hidden) text.hide(why, hidden);
    const marked = mark === undefined || found.text.trim() === "" ? found.text : `${mark} ${found.text}`;
    return { ...found, text: marked, isItem: mark !== undefined, level: headingLevel(properties, style) };
  }

  function writeParagraph(paragraph: XmlElement, ground: Ground): void {
    const found = read(paragraph, ground);
    const goesOn = inList && found.isItem;
    if (found.text.trim() !== "") {
      if (found.level !== undefined) text.heading(found.level, found.text);
      else if (goesOn) text.line(found.text);
      else text.paragraph(found.text);
      inList = found.isItem && found.level === undefined;
    }
    writeHanging(found);
  }

  function writeHanging({ notes: references, boxes, charts }: ReadParagraph): void {
    for (const { kind, id, mark } of references) {
      const note = notes.contentOf(kind, id);
      const key = `${kind} ${id}`;
      if (note === undefined) left.missingNotes += 1;
      if (note === undefined || writtenNotes.has(key)) continue;
      writtenNotes.add(key);
      const said = noteText(note);
      if (kind === "comment") {
        left.comments += 1;
        text.hide("comment", said);
      } else {
        text.line(`${mark} ${said}`);
      }
    }
    for (const chart of charts) {
      inList = false;
      context.writeChart(chart);
    }
    for (const box of boxes) {
      inList = false;
      // A box has a colour of its own.
      writeWithin(box, "unknown");
    }
  }

  function noteText(note: XmlElement): string {
    const { cell, afterwards } = cellText(note, page);
    for (const act of afterwards) act();
    return cell;
  }

  function writeTable(table: XmlElement, around: Ground): void {
    inList = false;
    const styleId = attributeOf(childOf(childOf(table, "w:tblPr"), "w:tblStyle"), "w:val");
    const style = styleId === undefined ? undefined : styles.style(styleId);
    // A table's style may colour any of its cells.
    const ground = styleId === undefined ? around : "unknown";
    const rows = tableRows(table, () => {
      left.deletions += 1;
    });
    if (isLayout(rows)) {
      for (const { cells } of rows) {
        for (const { content, shading } of cells) writeWithin(content, groundOf(shading) ?? ground);
      }
      return;
    }
    const look = childOf(childOf(table, "w:tblPr"), "w:tblLook");
    const styledFirst = style?.marksFirstRow === true && marksFirstRow(look);
    writeRows(rows, ground, styledFirst);
    inList = false;
  }

  function writeRows(rows: readonly TableRow[], ground: Ground, styledFirst: boolean): void {
    let above: string[] = [];
    const filled = rows.map(({ cells, isHeader }) => {
      const row: string[] = [];
      const afterwards: Afterwards[] = [];
      let bold = true;
      for (const cell of cells) {
        const read = cellText(cell.content, groundOf(cell.shading) ?? ground);
        const value = cell.continues ? (above[cell.column] ?? "") : read.cell;
        // Word paints the cell above over what a continuing one holds.
        if (cell.continues) text.hide("covered", read.cell);
        bold &&= read.bold || read.cell === "";
        while (row.length < cell.column) row.push("");
        row.push(value, ...Array.from({ length: cell.span - 1 }, () => ""));
        for (const act of read.afterwards) afterwards.push(act);
      }
      above = row;
      return { row, afterwards, bold, isHeader, cells };
    });
    const headerRows = countHeaderRows(filled, styledFirst);
    const header = headerRows === 0 ? undefined : namesOf(filled.slice(0, headerRows));
    const body = filled.slice(headerRows);
    const isSilent =
      header !== undefined &&
      hasSilentNames(
        header,
        body.map(({ row }) => row),
      );
    if (isSilent) text.paragraph(rowText(header, undefined));
    for (const { afterwards } of filled.slice(0, headerRows)) for (const act of afterwards) act();
    let isFirst = true;
    for (const { row, afterwards } of body) {
      const line = rowText(row, header);
      if (isFirst) text.paragraph(line);
      else text.line(line);
      isFirst = false;
      for (const act of afterwards) act();
    }
  }

  /** A cell's paragraphs on one line. Tables, notes and boxes within follow the row. */
  function cellText(
    content: XmlElement,
    ground: Ground,
  ): { cell: string; bold: boolean; afterwards: Afterwards[] } {
    const pieces: string[] = [];
    const afterwards: Afterwards[] = [];
    let bold = true;
    const walk = (parent: XmlElement) => {
      for (const child of elementsOf(parent)) {
        if (child.name === "w:p") {
          const found = read(child, ground);
          if (found.text.trim() !== "") {
            pieces.push(found.text);
            bold &&= found.bold;
          }
          if (found.notes.length + found.boxes.length + found.charts.length > 0)
            afterwards.push(() => writeHanging(found));
        } else if (child.name === "w:tbl") {
          afterwards.push(() => writeTable(child, ground));
        } else if (child.name === "w:altChunk") {
          left.embedded += 1;
        } else if (!/^w:(?:sdtPr|tcPr|del|moveFrom)$/.test(child.name)) {
          walk(child);
        }
      }
    };
    walk(content);
    return { cell: pieces.join("\n"), bold: bold && pieces.length > 0, afterwards };
  }

  return { write };
}
