import { count, counted } from "../../../contracts/count-text.ts";
import type { ParsedText, ParseRequest } from "../../../ports/document-parser.ts";
import { canonicalText } from "../shared/canonical-text.ts";
import { requireText } from "../shared/require-text.ts";
import { openOfficePackage, type OfficePackage } from "../shared/office-package.ts";
import type { CellBudget } from "./cell-budget.ts";
import { readCellFormats } from "./cell-formats.ts";
import { readSheet, type Sheet, type SheetContext } from "./read-sheet.ts";
import { someOf } from "../shared/some-of.ts";
import { richText } from "./rich-text.ts";
import { sheetBlocks } from "./sheet-blocks.ts";
import { readSheetExtras } from "./sheet-extras.ts";
import { readWorkbook } from "./workbook.ts";
import { writeBlocks } from "./write-blocks.ts";

/** Of one workbook; more takes more memory than a worker has. */
const mostRead: CellBudget = { cells: 3_000_000, characters: 100_000_000 };

export function readXlsx(
  { bytes, maxCharacters, progress }: ParseRequest,
  limits: CellBudget = mostRead,
): ParsedText {
  const file = openOfficePackage(bytes, "Excel");
  const { sheets, from1904 } = readWorkbook(file);
  const text = canonicalText(maxCharacters);
  const styles = file.related(file.mainPart, "styles")[0];
  const context: SheetContext = {
    file,
    sharedStrings: readSharedStrings(file),
    formatOf: readCellFormats(styles === undefined ? undefined : file.readXml(styles)),
    from1904,
    budget: { ...limits },
  };
  const notices = [...file.notices];
  let pictures = 0;
  let charts = 0;
  let comments = 0;
  for (const [at, { name, hidden, part }] of sheets.entries()) {
    if (part === undefined) {
      notices.push(`Sheet ${name} holds no cells and was not read.`);
      continue;
    }
    const sheet = readSheet(part, context);
    const extras = readSheetExtras(file, part);
    pictures += extras.pictures;
    charts += extras.charts;
    comments += extras.comments.length;
    notices.push(...noticesOf(name, sheet, { hidden, limits }));
    for (const { why, text: unseen } of sheet.hidden) text.hide(hidden ? "hidden-sheet" : why, unseen);
    for (const comment of extras.comments) text.hide("comment", comment);
    if (hidden) {
      const cells = sheet.rows.map((row) => row.cells.map((cell) => cell.text).join(" | "));
      text.hide("hidden-sheet", [...cells, ...extras.boxes].join("\n"));
    } else {
      const holdsText = sheet.rows.length > 0 || extras.boxes.some((box) => box.trim() !== "");
      text.place("sheet", `sheet ${name}`, () => {
        if (holdsText) text.heading(1, name);
        const blocks = sheetBlocks(sheet.rows, extras.tables);
        const doubtful = blocks.flatMap((block) => block.doubtful ?? []);
        if (doubtful.length > 0) notices.push(doubtfulNames(name, doubtful));
        writeBlocks(text, blocks);
        for (const box of extras.boxes) text.paragraph(box);
      });
    }
    progress?.(at + 1, sheets.length, "sheet");
  }
  if (pictures > 0) notices.push(`${counted(pictures, "picture")} not read.`);
  if (charts > 0) notices.push(`${counted(charts, "chart")} not read; the cells they draw are.`);
  if (comments > 0) notices.push(`${counted(comments, "comment")} kept apart from the text.`);
  return requireText({ ...text.result(), notices }, "workbook");
}

function readSharedStrings(file: OfficePackage): string[] {
  const strings: string[] = [];
  for (const part of file.related(file.mainPart, "sharedStrings")) {
    file.eachElement(
      part,
      (name) => name === "x:si",
      (item) => strings.push(richText(item)),
    );
  }
  return strings;
}

function doubtfulNames(name: string, rows: readonly number[]): string {
  const were = rows.length === 1 ? "was" : "were";
  const kept = rows.length === 1 ? "a row" : "rows";
  return `Of sheet ${name}, ${someOf("row", rows)} ${were} taken for names of columns and kept as ${kept} too: nothing tells names from the rows below.`;
}

function noticesOf(
  name: string,
  { uncomputed, cutAt, hidden }: Sheet,
  { hidden: sheetHidden, limits }: { hidden: boolean; limits: CellBudget },
): string[] {
  const notices: string[] = [];
  if (sheetHidden) notices.push(`Sheet ${name} is hidden and was kept apart from the text.`);
  else if (hidden.some(({ why }) => why === "hidden-sheet")) {
    notices.push(`Hidden rows or columns of sheet ${name} were kept apart from the text.`);
  }
  if (cutAt !== undefined) {
    notices.push(
      `Sheet ${name} was not read from row ${count(cutAt)} on: the workbook holds more than ${count(limits.cells)} cells or ${count(limits.characters)} characters.`,
    );
  }
  if (uncomputed > 0) {
    const formulas = counted(uncomputed, "formula of sheet", "formulas of sheet");
    notices.push(
      `${formulas} ${name} without a computed value; open the file in a spreadsheet program and save it.`,
    );
  }
  return notices;
}
