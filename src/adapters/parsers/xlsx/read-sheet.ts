import type { HiddenText } from "../../../contracts/source.ts";
import type { OfficePackage } from "../shared/office-package.ts";
import type { XmlElement } from "../shared/xml.ts";
import { attributeOf, childOf, elementsOf, integerOf, isOn, textOf } from "../shared/xml-tree.ts";
import type { CellFormat } from "./cell-formats.ts";
import { isSpent, type CellBudget } from "./cell-budget.ts";
import { cellPosition, cellRange, lastColumn, lastRow, type CellRange } from "./cell-range.ts";
import { formatValue } from "./format-value.ts";
import { fillMergedRows } from "./merged-cells.ts";
import { richText } from "./rich-text.ts";
import type { Cell, SheetRow } from "./sheet-row.ts";

export interface Sheet {
  /** Rows that show something, in order. */
  rows: SheetRow[];
  hidden: { why: HiddenText["why"]; text: string }[];
  /** Cells whose formula was never computed. */
  uncomputed: number;
  /** The first row that was not read any more. */
  cutAt: number | undefined;
}

export interface SheetContext {
  file: OfficePackage;
  sharedStrings: readonly string[];
  formatOf: (style: number) => CellFormat;
  from1904: boolean;
  budget: CellBudget;
}

/** Reads a sheet's cells as people see them. */
export function readSheet(part: string, context: SheetContext): Sheet {
  const sheet: Sheet = { rows: [], hidden: [], uncomputed: 0, cutAt: undefined };
  const merged: CellRange[] = [];
  const hiddenColumns = new Uint8Array(lastColumn + 1);
  let columnRules = 0;
  const unseen = new Map<HiddenText["why"], string[]>();
  let previous = 0;

  function hide(why: HiddenText["why"], text: string): void {
    const texts = unseen.get(why);
    if (texts === undefined) unseen.set(why, [text]);
    else texts.push(text);
  }

  function readRow(element: XmlElement): void {
    const number = integerOf(element, "r") ?? previous + 1;
    // Rows come in order; one that does not would stand at two places.
    if (number <= previous || number > lastRow) return;
    previous = number;
    if (sheet.cutAt !== undefined) return;
    const rowHidden = isHidden(element, "ht");
    const cells: Cell[] = [];
    let column = 0;
    for (const cell of elementsOf(element)) {
      if (cell.name !== "x:c") continue;
      context.budget.cells -= 1;
      if (isSpent(context.budget)) {
        sheet.cutAt = number;
        return;
      }
      const next = cellPosition(attributeOf(cell, "r") ?? "")?.column ?? column + 1;
      if (next <= column || next > lastColumn) continue;
      column = next;
      const read = readCell(cell, context, sheet);
      if (read === undefined) continue;
      context.budget.characters -= read.text.length;
      const why = rowHidden || hiddenColumns[column] === 1 ? "hidden-sheet" : read.why;
      if (why === undefined) cells.push({ column, text: read.text, isText: read.isText });
      else hide(why, read.text);
    }
    if (cells.length > 0) sheet.rows.push({ number, cells });
  }

  context.file.eachElement(
    part,
    (name) => name === "x:row" || name === "x:col" || name === "x:mergeCell",
    (element) => {
      if (element.name === "x:row") readRow(element);
      else if (element.name === "x:mergeCell") {
        const range = cellRange(attributeOf(element, "ref") ?? "");
        if (range !== undefined) merged.push(range);
      } else {
        columnRules += 1;
        // There are no more rules than columns, each for itself.
        if (columnRules > lastColumn || !isHidden(element, "width")) return;
        const first = integerOf(element, "min") ?? 0;
        hiddenColumns.fill(1, Math.max(0, first), (integerOf(element, "max") ?? first) + 1);
      }
    },
  );
  fillMergedRows(sheet.rows, merged, context.budget);
  sheet.hidden = [...unseen].map(([why, texts]) => ({ why, text: texts.join("\n") }));
  return sheet;
}

function isHidden(element: XmlElement, size: string): boolean {
  return isOn(attributeOf(element, "hidden"), false) || Number(attributeOf(element, size) ?? "1") === 0;
}

interface ReadCell {
  text: string;
  isText: boolean;
  why?: HiddenText["why"];
}

/** What a cell shows; undefined for an empty one. */
function readCell(cell: XmlElement, context: SheetContext, sheet: Sheet): ReadCell | undefined {
  const type = attributeOf(cell, "t") ?? "n";
  const raw = textOf(childOf(cell, "x:v"));
  const format = context.formatOf(integerOf(cell, "s") ?? 0);
  const unseen = format.unseen ? { why: "no-contrast" as const } : {};
  if (type === "inlineStr") return shown(richText(childOf(cell, "x:is")), true, unseen);
  if (raw === "") {
    if (childOf(cell, "x:f") !== undefined && type !== "str") sheet.uncomputed += 1;
    return undefined;
  }
  switch (type) {
    case "s":
      return shown(context.sharedStrings[Number(raw)] ?? "", true, unseen);
    case "str":
    case "e":
      return shown(raw, true, unseen);
    case "b":
      return shown(isOn(raw.trim()) ? "TRUE" : "FALSE", false, unseen);
    case "d":
      return shown(raw.replace(/T00:00:00(?:\.0+)?Z?$/, ""), false, unseen);
    default: {
      const value = Number(raw);
      if (!Number.isFinite(value)) return shown(raw, true, unseen);
      const text = formatValue(value, format.code, context.from1904);
      // A format can show nothing of a value.
      return text.trim() === ""
        ? { text: raw, isText: false, why: "not-painted" }
        : shown(text, false, unseen);
    }
  }
}

function shown(text: string, isText: boolean, unseen: { why?: HiddenText["why"] }): ReadCell | undefined {
  return text.trim() === "" ? undefined : { text, isText, ...unseen };
}
