import type { OfficePackage } from "../shared/office-package.ts";
import { allWithin, attributeOf, childOf, childrenOf, integerOf, textOf } from "../shared/xml-tree.ts";
import { cellRange } from "./cell-range.ts";
import { richText } from "./rich-text.ts";
import type { TableDefinition } from "./sheet-blocks.ts";

/** What belongs to a sheet besides its cells. */
export interface SheetExtras {
  tables: TableDefinition[];
  comments: string[];
  /** Paragraphs in text boxes. */
  boxes: string[];
  pictures: number;
  charts: number;
}

export function readSheetExtras(file: OfficePackage, part: string): SheetExtras {
  const extras: SheetExtras = { tables: [], comments: [], boxes: [], pictures: 0, charts: 0 };
  for (const name of file.related(part, "table")) {
    const table = file.readXml(name);
    const range = cellRange(attributeOf(table, "ref") ?? "");
    if (range !== undefined) {
      extras.tables.push({ range, hasHeader: (integerOf(table, "headerRowCount") ?? 1) > 0 });
    }
  }
  for (const name of file.related(part, "comments")) {
    const list = childOf(file.readXml(name), "x:commentList");
    for (const comment of childrenOf(list, "x:comment")) {
      extras.comments.push(`${attributeOf(comment, "ref") ?? ""} ${richText(childOf(comment, "x:text"))}`);
    }
  }
  for (const name of file.related(part, "drawing")) {
    const drawing = file.readXml(name);
    extras.pictures += allWithin(drawing, "xdr:pic").length;
    extras.charts += allWithin(drawing, "c:chart").length;
    for (const body of allWithin(drawing, "xdr:txBody")) {
      for (const paragraph of childrenOf(body, "a:p")) {
        extras.boxes.push(allWithin(paragraph, "a:t").map(textOf).join(""));
      }
    }
  }
  return extras;
}
