import { officeEntries, rootTag, type FixtureLinks } from "../shared/office.fixture.ts";
import { zipOf } from "../shared/zip.fixture.ts";

export interface SlideFixture {
  /** Contents of the shape tree. */
  shapes: string;
  notes?: string;
  hidden?: boolean;
  background?: string;
  /** Charts by the id of their relationship. */
  charts?: Record<string, string>;
  comments?: string;
}

const tree = (shapes: string) => `<p:spTree>${shapes}</p:spTree>`;

/** One master and layout: a title on top, a body with bullets below it; a slide of 1000 by 1000. */
const master =
  `${rootTag("p:sldMaster")}<p:cSld><p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>${tree("")}</p:cSld>` +
  `<p:clrMap bg1="lt1" tx1="dk1"/><p:txStyles><p:bodyStyle><a:lvl1pPr><a:buChar char="•"/></a:lvl1pPr></p:bodyStyle></p:txStyles></p:sldMaster>`;
const theme = `${rootTag("a:theme")}<a:themeElements><a:clrScheme><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:srgbClr val="FFFFFF"/></a:lt1></a:clrScheme></a:themeElements></a:theme>`;

/** The entries of a presentation by name. */
export function pptxEntries(slides: readonly SlideFixture[]): Record<string, string> {
  const layout = `${rootTag("p:sldLayout")}<p:cSld>${tree(
    shape("", { placeholder: "title", box: [100, 0, 800, 100] }) +
      shape("", { placeholder: "body", index: 1, box: [100, 200, 800, 700] }),
  )}</p:cSld></p:sldLayout>`;
  const parts: Record<string, string> = {
    "ppt/slideMasters/master.xml": master,
    "ppt/slideLayouts/layout.xml": layout,
    "ppt/theme/theme.xml": theme,
  };
  const links: Record<string, FixtureLinks> = {
    "ppt/slideLayouts/layout.xml": { m: { type: "slideMaster", target: "../slideMasters/master.xml" } },
    "ppt/slideMasters/master.xml": { t: { type: "theme", target: "../theme/theme.xml" } },
  };
  const own: FixtureLinks = {};
  const listed = slides.map(({ shapes, notes, hidden, background = "", charts = {}, comments }, at) => {
    const part = `ppt/slides/slide${at + 1}.xml`;
    const show = hidden === true ? ` show="0"` : "";
    parts[part] =
      `${rootTag("p:sld").replace(">", `${show}>`)}<p:cSld>${background}${tree(shapes)}</p:cSld></p:sld>`;
    links[part] = { layout: { type: "slideLayout", target: "../slideLayouts/layout.xml" } };
    const link = (kind: string, type: string, content: string) => {
      parts[`ppt/${kind}${at + 1}.xml`] = content;
      links[part] = { ...links[part], [kind]: { type, target: `../${kind}${at + 1}.xml` } };
    };
    if (notes !== undefined) {
      const body = shape(text(notes), { placeholder: "body", index: 1 });
      link("notes", "notesSlide", `${rootTag("p:notes")}<p:cSld>${tree(body)}</p:cSld></p:notes>`);
    }
    if (comments !== undefined) {
      link(
        "comments",
        "comments",
        `${rootTag("p:cmLst")}<p:cm><p:text>${comments}</p:text></p:cm></p:cmLst>`,
      );
    }
    for (const [id, chart] of Object.entries(charts)) link(id, "chart", chart);
    own[`s${at}`] = { type: "slide", target: `slides/slide${at + 1}.xml` };
    return `<p:sldId r:id="s${at}"/>`;
  });
  parts["ppt/presentation.xml"] =
    `${rootTag("p:presentation")}<p:sldIdLst>${listed.join("")}</p:sldIdLst><p:sldSz cx="1000" cy="1000"/></p:presentation>`;
  links["ppt/presentation.xml"] = own;
  return officeEntries({ main: "ppt/presentation.xml", parts, links });
}

export function pptxFile(slides: readonly SlideFixture[]): Uint8Array<ArrayBuffer> {
  return zipOf(pptxEntries(slides));
}

type BoxNumbers = readonly [left: number, top: number, width: number, height: number];

const frame = ([left, top, width, height]: BoxNumbers, inner = "") =>
  `<a:off x="${left}" y="${top}"/><a:ext cx="${width}" cy="${height}"/>${inner}`;

export interface ShapeOptions {
  placeholder?: string;
  index?: number;
  box?: BoxNumbers;
  fill?: string;
  hidden?: boolean;
}

/** A shape that holds paragraphs. */
export function shape(
  paragraphs: string,
  { placeholder, index, box, fill, hidden }: ShapeOptions = {},
): string {
  const place =
    placeholder === undefined
      ? ""
      : `<p:ph type="${placeholder}"${index === undefined ? "" : ` idx="${index}"`}/>`;
  const position = box === undefined ? "" : `<a:xfrm>${frame(box)}</a:xfrm>`;
  const paint = fill === undefined ? "" : `<a:solidFill><a:srgbClr val="${fill}"/></a:solidFill>`;
  return `<p:sp><p:nvSpPr><p:cNvPr id="1" name=""${hidden === true ? ` hidden="1"` : ""}/><p:nvPr>${place}</p:nvPr></p:nvSpPr><p:spPr>${position}${paint}</p:spPr><p:txBody>${paragraphs}</p:txBody></p:sp>`;
}

export function title(said: string, type = "title"): string {
  return shape(text(said), { placeholder: type });
}

/** A paragraph of one run. */
export function text(said: string, paragraph = "", run = ""): string {
  const [attributes = "", children = ""] = paragraph.split("|");
  const [runAttributes = "", runChildren = ""] = run.split("|");
  return `<a:p><a:pPr ${attributes}>${children}</a:pPr><a:r><a:rPr ${runAttributes}>${runChildren}</a:rPr><a:t>${said}</a:t></a:r></a:p>`;
}

export function group(box: BoxNumbers, inner: BoxNumbers, members: string): string {
  const [left, top, width, height] = inner;
  const child = `<a:chOff x="${left}" y="${top}"/><a:chExt cx="${width}" cy="${height}"/>`;
  return `<p:grpSp><p:nvGrpSpPr><p:cNvPr id="1" name=""/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>${frame(box, child)}</a:xfrm></p:grpSpPr>${members}</p:grpSp>`;
}

export function graphic(content: string, box: BoxNumbers = [0, 0, 10, 10]): string {
  return `<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="1" name=""/></p:nvGraphicFramePr><p:xfrm>${frame(box)}</p:xfrm><a:graphic><a:graphicData>${content}</a:graphicData></a:graphic></p:graphicFrame>`;
}

export function slideTable(rows: readonly (readonly string[])[], firstRow = false): string {
  const written = rows.map(
    (cells) =>
      `<a:tr>${cells.map((cell) => (cell.startsWith("<") ? cell : `<a:tc><a:txBody>${text(cell)}</a:txBody></a:tc>`)).join("")}</a:tr>`,
  );
  return `<a:tbl><a:tblPr firstRow="${firstRow ? 1 : 0}"/>${written.join("")}</a:tbl>`;
}
