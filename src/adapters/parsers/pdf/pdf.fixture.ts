/** A page to be written: what is on it, in the operators of PDF. */
export interface PageSketch {
  content: string;
  width?: number;
  height?: number;
  /** More entries of the page, such as "/Rotate 90". */
  entries?: string;
}

export interface PdfSketch {
  pages: readonly (PageSketch | string)[];
  outline?: readonly { title: string; page: number; inner?: readonly string[] }[];
  /** Entries of the catalog, such as page labels. */
  catalog?: string;
  trailer?: string;
  /** Objects by numbers from 100 on, for what the entries above refer to. */
  objects?: Readonly<Record<number, string>>;
  /** For the pages' resources, such as graphics states. */
  resources?: string;
}

export const pageHeight = 792;

/** Fonts: F1 Helvetica, F2 bold, F3 oblique, F4 European, Hebrew and Arabic letters and ligatures, half an em wide. */
const fonts = {
  3: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
  4: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
  5: "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Oblique /Encoding /WinAnsiEncoding >>",
  6: "<< /Type /Font /Subtype /Type0 /BaseFont /Any /Encoding /Identity-H /DescendantFonts [7 0 R] /ToUnicode 8 0 R >>",
  7: "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Any /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 /FontDescriptor 9 0 R >>",
  8: streamOf(
    "",
    "/CIDInit /ProcSet findresource begin begincmap /CMapName /Any def 1 begincodespacerange <0000> <FFFF> endcodespacerange 2 beginbfrange <0000> <06FF> <0000> <FB00> <FB06> <FB00> endbfrange endcmap end",
  ),
  9: "<< /Type /FontDescriptor /FontName /Any /Flags 4 /Ascent 800 /Descent -200 /FontBBox [0 -200 1000 800] >>",
  10: streamOf(
    "/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8",
    "abcd",
  ),
};

/** A whole PDF file, uncompressed, so that a test can also damage it at a certain place. */
export function pdfOf({
  pages,
  outline = [],
  catalog = "",
  trailer = "",
  objects = {},
  resources = "",
}: PdfSketch) {
  const written = new Map<number, string>(
    Object.entries({ ...fonts, ...objects }).map(([number, body]) => [Number(number), body]),
  );
  const first = 1000;
  const pageNumber = (index: number) => first + 2 * index;
  for (const [index, given] of pages.entries()) {
    const {
      content,
      width = 612,
      height = pageHeight,
      entries = "",
    }: PageSketch = typeof given === "string" ? { content: given } : given;
    written.set(
      pageNumber(index),
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents ${pageNumber(index) + 1} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R /F4 6 0 R >> /XObject << /Picture 10 0 R >> ${resources} >> ${entries} >>`,
    );
    written.set(pageNumber(index) + 1, streamOf("", content));
  }
  const kids = pages.map((_, index) => `${pageNumber(index)} 0 R`).join(" ");
  written.set(2, `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`);
  const outlineEntry = writeOutline(written, outline, pageNumber);
  written.set(1, `<< /Type /Catalog /Pages 2 0 R ${outlineEntry} ${catalog} >>`);
  return fileOf(written, trailer);
}

function writeOutline(
  written: Map<number, string>,
  outline: NonNullable<PdfSketch["outline"]>,
  pageNumber: (index: number) => number,
): string {
  if (outline.length === 0) return "";
  let next = 500;
  const chain = (
    titles: readonly { title: string; page: number; inner?: readonly string[] }[],
    parent: number,
  ) => {
    const numbers = titles.map(() => (next += 1));
    for (const [index, { title, page, inner = [] }] of titles.entries()) {
      const own = numbers[index] as number;
      const links = [
        index > 0 ? `/Prev ${numbers[index - 1]} 0 R` : "",
        index + 1 < numbers.length ? `/Next ${numbers[index + 1]} 0 R` : "",
      ];
      const children =
        inner.length === 0
          ? ""
          : chain(
              inner.map((name) => ({ title: name, page })),
              own,
            );
      written.set(
        own,
        `<< /Title (${escaped(title)}) /Parent ${parent} 0 R /Dest [${pageNumber(page - 1)} 0 R /Fit] ${links.join(" ")} ${children} >>`,
      );
    }
    return `/First ${numbers[0]} 0 R /Last ${numbers.at(-1)} 0 R /Count ${numbers.length}`;
  };
  written.set(500, `<< /Type /Outlines ${chain(outline, 500)} >>`);
  return "/Outlines 500 0 R";
}

function fileOf(objects: ReadonlyMap<number, string>, trailer: string): Uint8Array<ArrayBuffer> {
  let file = "%PDF-1.7\n";
  const numbers = Array.from(objects.keys()).toSorted((a, b) => a - b);
  let table = "xref\n0 1\n0000000000 65535 f \n";
  for (const number of numbers) {
    table += `${number} 1\n${String(file.length).padStart(10, "0")} 00000 n \n`;
    file += `${number} 0 obj\n${objects.get(number)}\nendobj\n`;
  }
  const start = file.length;
  const size = (numbers.at(-1) ?? 0) + 1;
  file += `${table}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(file, "latin1"));
}

export function streamOf(entries: string, content: string): string {
  return `<< /Length ${content.length} ${entries} >>\nstream\n${content}\nendstream`;
}

export interface TextSketch {
  size?: number;
  font?: "F1" | "F2" | "F3" | "F4";
  /** Red, green and blue from 0 to 1. */
  colour?: string;
  /** More operators before the text is shown, such as "3 Tr". */
  setting?: string;
  /** The text's matrix but for its place, such as "0 1 -1 0" for text that reads upwards. */
  turn?: string;
}

/** A line of text whose baseline starts so many points from the page's left and top. */
export function printed(
  text: string,
  x: number,
  y: number,
  { size = 10, font = "F1", colour = "0 0 0", setting = "", turn = "1 0 0 1" }: TextSketch = {},
): string {
  const shown =
    font === "F4"
      ? `<${Array.from(text, (character) => character.charCodeAt(0).toString(16).padStart(4, "0")).join("")}>`
      : `(${escaped(text)})`;
  return `q ${colour} rg BT /${font} ${size} Tf ${setting} ${turn} ${x} ${pageHeight - y} Tm ${shown} Tj ET Q\n`;
}

/** Lines below each other, `leading` points apart. */
export function printedLines(
  lines: readonly string[],
  x: number,
  y: number,
  { leading = 12, ...sketch }: TextSketch & { leading?: number } = {},
): string {
  return lines.map((line, at) => printed(line, x, y + at * leading, sketch)).join("");
}

/** A filled rectangle with its upper left corner at x and y. */
export function filled(x: number, y: number, width: number, height: number, colour = "0 0 0"): string {
  return `q ${colour} rg ${x} ${pageHeight - y - height} ${width} ${height} re f Q\n`;
}

export function ruled(x0: number, y0: number, x1: number, y1: number): string {
  return `q 0.5 w ${x0} ${pageHeight - y0} m ${x1} ${pageHeight - y1} l S Q\n`;
}

export function picture(x: number, y: number, width: number, height: number): string {
  return `q ${width} 0 0 ${height} ${x} ${pageHeight - y - height} cm /Picture Do Q\n`;
}

function escaped(text: string): string {
  const bytes: Record<string, string> = { "•": "\x95", "–": "\x96", "’": "\x92", "\u00ad": "\xad" };
  return text.replace(/[\\()]/g, (mark) => `\\${mark}`).replace(/[•–’]/g, (mark) => bytes[mark] ?? mark);
}
