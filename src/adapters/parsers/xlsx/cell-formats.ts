import type { XmlElement } from "../shared/xml.ts";
import { attributeOf, childOf, childrenOf, integerOf } from "../shared/xml-tree.ts";

export interface CellFormat {
  /** A number format. */
  code: string;
  /** White text on a cell without a colour. */
  unseen: boolean;
}

/** Excel takes no longer format. */
const longestCode = 255;
const plain: CellFormat = { code: "General", unseen: false };

/** Formats that files name by number only. What depends on the reader's country is written in one way: 2026-11-26. */
const builtIn = new Map<number, string>([
  [1, "0"],
  [2, "0.00"],
  [3, "#,##0"],
  [4, "#,##0.00"],
  [5, '"$"#,##0;-"$"#,##0'],
  [6, '"$"#,##0;-"$"#,##0'],
  [7, '"$"#,##0.00;-"$"#,##0.00'],
  [8, '"$"#,##0.00;-"$"#,##0.00'],
  [9, "0%"],
  [10, "0.00%"],
  [11, "0.00E+00"],
  [12, "# ?/?"],
  [13, "# ??/??"],
  [14, "yyyy-mm-dd"],
  [15, "d-mmm-yy"],
  [16, "d-mmm"],
  [17, "mmm-yy"],
  [18, "h:mm AM/PM"],
  [19, "h:mm:ss AM/PM"],
  [20, "h:mm"],
  [21, "h:mm:ss"],
  [22, "yyyy-mm-dd h:mm"],
  [37, "#,##0;(#,##0)"],
  [38, "#,##0;(#,##0)"],
  [39, "#,##0.00;(#,##0.00)"],
  [40, "#,##0.00;(#,##0.00)"],
  [41, '#,##0;-#,##0;"-"'],
  [42, '"$"#,##0;-"$"#,##0;"-"'],
  [43, '#,##0.00;-#,##0.00;"-"'],
  [44, '"$"#,##0.00;-"$"#,##0.00;"-"'],
  [45, "mm:ss"],
  [46, "[h]:mm:ss"],
  [47, "mm:ss.0"],
  [48, "##0.0E+0"],
  // Dates of East Asia.
  ...[27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, "yyyy-mm-dd"] as const),
]);

/** The formats of cells, in the order cells refer to. */
export function readCellFormats(root: XmlElement | undefined): (style: number) => CellFormat {
  const own = new Map<number, string>();
  for (const format of childrenOf(childOf(root, "x:numFmts"), "x:numFmt")) {
    const code = attributeOf(format, "formatCode");
    const id = integerOf(format, "numFmtId");
    if (code !== undefined && code.length <= longestCode && id !== undefined) own.set(id, code);
  }
  const fonts = childrenOf(childOf(root, "x:fonts"), "x:font").map(isWhite);
  const fills = childrenOf(childOf(root, "x:fills"), "x:fill").map(isEmpty);
  const formats = childrenOf(childOf(root, "x:cellXfs"), "x:xf").map((format): CellFormat => {
    const id = integerOf(format, "numFmtId") ?? 0;
    const white = fonts[integerOf(format, "fontId") ?? 0] === true;
    return {
      code: own.get(id) ?? builtIn.get(id) ?? "General",
      unseen: white && fills[integerOf(format, "fillId") ?? 0] !== false,
    };
  });
  return (style) => formats[style] ?? plain;
}

function isWhite(font: XmlElement): boolean {
  const color = childOf(font, "x:color");
  const rgb = attributeOf(color, "rgb");
  if (rgb !== undefined) return /^(?:ff)?f[89a-f]f[89a-f]f[89a-f]$/i.test(rgb);
  // The first colour of a theme is that of the sheet.
  return attributeOf(color, "theme") === "0" && Number(attributeOf(color, "tint") ?? "0") >= 0;
}

function isEmpty(fill: XmlElement): boolean {
  const pattern = childOf(fill, "x:patternFill");
  if (pattern === undefined) return false;
  const type = attributeOf(pattern, "patternType") ?? "none";
  const rgb = attributeOf(childOf(pattern, "x:fgColor"), "rgb");
  return type === "none" || (type === "solid" && /^(?:ff)?ffffff$/i.test(rgb ?? ""));
}
