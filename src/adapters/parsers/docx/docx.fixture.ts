import { officeEntries, rootTag, type FixtureLinks } from "../shared/office.fixture.ts";
import { zipOf } from "../shared/zip.fixture.ts";

export interface DocxFixture {
  body: string;
  styles?: string;
  numbering?: string;
  footnotes?: string;
  endnotes?: string;
  comments?: string;
  header?: string;
  /** Contents of charts by the id of their relationship. */
  charts?: Record<string, string>;
  /** Colour of the page. */
  background?: string;
}

const roots = {
  styles: "w:styles",
  numbering: "w:numbering",
  footnotes: "w:footnotes",
  endnotes: "w:endnotes",
  comments: "w:comments",
  header: "w:hdr",
} as const;

/** The entries of a Word file by name. */
export function docxEntries(fixture: DocxFixture): Record<string, string> {
  const background =
    fixture.background === undefined ? "" : `<w:background w:color="${fixture.background}"/>`;
  const parts: Record<string, string> = {
    "word/document.xml": `${rootTag("w:document")}${background}<w:body>${fixture.body}</w:body></w:document>`,
  };
  const links: FixtureLinks = {};
  for (const [kind, root] of Object.entries(roots)) {
    const content = fixture[kind as keyof typeof roots];
    if (content === undefined) continue;
    parts[`word/${kind}.xml`] = `${rootTag(root)}${content}</${root}>`;
    links[kind] = { type: kind, target: `${kind}.xml` };
  }
  for (const [id, chart] of Object.entries(fixture.charts ?? {})) {
    parts[`word/charts/${id}.xml`] = chart;
    links[id] = { type: "chart", target: `charts/${id}.xml` };
  }
  return officeEntries({ main: "word/document.xml", parts, links: { "word/document.xml": links } });
}

export function docxFile(fixture: DocxFixture): Uint8Array<ArrayBuffer> {
  return zipOf(docxEntries(fixture));
}

export function run(text: string, properties = ""): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
}

/** A paragraph of text, or of the runs given. */
export function paragraph(content: string, properties = ""): string {
  return `<w:p><w:pPr>${properties}</w:pPr>${content.startsWith("<") ? content : run(content)}</w:p>`;
}

export function styled(style: string, text: string): string {
  return paragraph(text, `<w:pStyle w:val="${style}"/>`);
}

export function cell(content: string, properties = ""): string {
  const blocks = content.startsWith("<w:p>") || content.startsWith("<w:tbl>") ? content : paragraph(content);
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${blocks}</w:tc>`;
}

export function row(cells: readonly string[], properties = ""): string {
  const contents = cells.map((content) => (content.startsWith("<w:tc>") ? content : cell(content)));
  return `<w:tr><w:trPr>${properties}</w:trPr>${contents.join("")}</w:tr>`;
}

export function table(rows: readonly string[], properties = ""): string {
  return `<w:tbl><w:tblPr>${properties}</w:tblPr>${rows.join("")}</w:tbl>`;
}

export const sampleStyles =
  `<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>` +
  `<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/><w:pPr><w:outlineLvl w:val="0"/></w:pPr></w:style>` +
  `<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Own"/><w:basedOn w:val="berschrift1"/></w:style>` +
  `<w:style w:type="paragraph" w:styleId="Local2"><w:name w:val="Überschrift 2"/></w:style>` +
  `<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>` +
  `<w:style w:type="paragraph" w:styleId="Loop"><w:name w:val="Loop"/><w:basedOn w:val="Loop"/></w:style>`;

const level = (at: number, format: string, pattern: string) =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${pattern}"/></w:lvl>`;

/** 1: numbers, with letters below; 2: bullets; 3: as 1, counted for itself from 5. */
export const sampleNumbering =
  `<w:abstractNum w:abstractNumId="0">${level(0, "decimal", "%1.")}${level(1, "lowerLetter", "%1.%2)")}</w:abstractNum>` +
  `<w:abstractNum w:abstractNumId="1">${level(0, "bullet", "\uf0b7")}</w:abstractNum>` +
  `<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>` +
  `<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>`;

export function item(list: number, text: string, at = 0): string {
  return paragraph(text, `<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${list}"/></w:numPr>`);
}
