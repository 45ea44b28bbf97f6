import { officeEntries, rootTag, type FixtureLinks } from "../shared/office.fixture.ts";
import { zipOf } from "../shared/zip.fixture.ts";

export interface SheetFixture {
  name: string;
  /** Rows as `row` makes them. */
  rows: string;
  state?: string;
  before?: string;
  after?: string;
  /** Other parts the sheet refers to: kind and content. */
  linked?: Record<string, string>;
}

export interface XlsxFixture {
  sheets: readonly SheetFixture[];
  sharedStrings?: readonly string[];
  styles?: string;
  from1904?: boolean;
}

/** The entries of a workbook by name. */
export function xlsxEntries({
  sheets,
  sharedStrings = [],
  styles,
  from1904,
}: XlsxFixture): Record<string, string> {
  const parts: Record<string, string> = {};
  const links: Record<string, FixtureLinks> = {};
  const own: FixtureLinks = {
    strings: { type: "sharedStrings", target: "sharedStrings.xml" },
    styles: { type: "styles", target: "styles.xml" },
  };
  const listed = sheets.map((sheet, at) => {
    const part = `xl/worksheets/sheet${at + 1}.xml`;
    parts[part] =
      `${rootTag("x:worksheet")}${sheet.before ?? ""}<x:sheetData>${sheet.rows}</x:sheetData>${sheet.after ?? ""}</x:worksheet>`;
    own[`s${at}`] = { type: "worksheet", target: `worksheets/sheet${at + 1}.xml` };
    for (const [kind, content] of Object.entries(sheet.linked ?? {})) {
      parts[`xl/${kind}${at + 1}.xml`] = content;
      links[part] = { ...links[part], [kind]: { type: kind, target: `../${kind}${at + 1}.xml` } };
    }
    return `<x:sheet name="${sheet.name}" r:id="s${at}" state="${sheet.state ?? "visible"}"/>`;
  });
  parts["xl/workbook.xml"] =
    `${rootTag("x:workbook")}<x:workbookPr date1904="${from1904 === true ? 1 : 0}"/><x:sheets>${listed.join("")}</x:sheets></x:workbook>`;
  parts["xl/sharedStrings.xml"] =
    `${rootTag("x:sst")}${sharedStrings.map((text) => `<x:si>${text.startsWith("<") ? text : `<x:t>${text}</x:t>`}</x:si>`).join("")}</x:sst>`;
  if (styles !== undefined) parts["xl/styles.xml"] = `${rootTag("x:styleSheet")}${styles}</x:styleSheet>`;
  links["xl/workbook.xml"] = own;
  return officeEntries({ main: "xl/workbook.xml", parts, links });
}

export function xlsxFile(fixture: XlsxFixture): Uint8Array<ArrayBuffer> {
  return zipOf(xlsxEntries(fixture));
}

/** A cell: text as an inline string, a number as it is, anything else as XML of a cell. Nothing is no cell. */
export function row(
  number: number,
  cells: readonly (string | number | undefined)[],
  attributes = "",
): string {
  const written = cells.map((cell, at) => {
    const reference = `${String.fromCharCode(65 + at)}${number}`;
    if (cell === undefined) return "";
    if (typeof cell === "number") return `<x:c r="${reference}"><x:v>${cell}</x:v></x:c>`;
    if (cell.startsWith("<x:c")) return cell.replace("<x:c", `<x:c r="${reference}"`);
    return `<x:c r="${reference}" t="inlineStr"><x:is><x:t>${cell}</x:t></x:is></x:c>`;
  });
  return `<x:row r="${number}" ${attributes}>${written.join("")}</x:row>`;
}

/** Formats by their place: 0 General, 1 euros, 2 date, 3 per cent, 4 white text, 5 nothing shown, 6 built-in date. */
export const sampleFormats =
  `<x:numFmts><x:numFmt numFmtId="164" formatCode="#,##0.00 &quot;€&quot;"/><x:numFmt numFmtId="165" formatCode="dd.mm.yyyy"/><x:numFmt numFmtId="166" formatCode=";;;"/></x:numFmts>` +
  `<x:fonts><x:font/><x:font><x:color rgb="FFFFFFFF"/></x:font></x:fonts>` +
  `<x:fills><x:fill><x:patternFill patternType="none"/></x:fill><x:fill><x:patternFill patternType="solid"><x:fgColor rgb="FF000000"/></x:patternFill></x:fill></x:fills>` +
  `<x:cellXfs><x:xf numFmtId="0"/><x:xf numFmtId="164"/><x:xf numFmtId="165"/><x:xf numFmtId="10"/><x:xf fontId="1" fillId="0"/><x:xf numFmtId="166"/><x:xf numFmtId="14"/><x:xf fontId="1" fillId="1"/></x:cellXfs>`;

export function formatted(value: number | string, style: number, type = "n"): string {
  return `<x:c s="${style}" t="${type}"><x:v>${value}</x:v></x:c>`;
}
