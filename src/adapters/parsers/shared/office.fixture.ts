export const transitional = {
  w: "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
  p: "http://schemas.openxmlformats.org/presentationml/2006/main",
  x: "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
  a: "http://schemas.openxmlformats.org/drawingml/2006/main",
  c: "http://schemas.openxmlformats.org/drawingml/2006/chart",
  r: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
} as const;

const types = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/** "footnotes" for the part footnotes.xml beside the main one; a target with "://" lies outside the file. */
export type FixtureLinks = Record<string, { type: string; target: string }>;

export interface OfficeFixture {
  /** Folder and name of the main part, such as "word/document.xml". */
  main: string;
  /** Contents by name. */
  parts: Record<string, string>;
  /** Relationships by the part that has them, then by id. */
  links?: Record<string, FixtureLinks>;
}

/** The entries of an Office Open XML file. */
export function officeEntries({ main, parts, links = {} }: OfficeFixture): Record<string, string> {
  const entries: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
    "_rels/.rels": relationships({ main: { type: "officeDocument", target: `/${main}` } }),
    ...parts,
  };
  for (const [part, own] of Object.entries(links)) {
    const slash = part.lastIndexOf("/") + 1;
    entries[`${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`] = relationships(own);
  }
  return entries;
}

/** Opens an element with every namespace under its usual prefix. */
export function rootTag(name: string): string {
  const declarations = Object.entries(transitional).map(([prefix, uri]) => `xmlns:${prefix}="${uri}"`);
  return `<${name} ${declarations.join(" ")}>`;
}

function relationships(links: FixtureLinks): string {
  const entries = Object.entries(links).map(([id, { type, target }]) => {
    const mode = target.includes("://") ? ` TargetMode="External"` : "";
    return `<Relationship Id="${id}" Type="${types}/${type}" Target="${target}"${mode}/>`;
  });
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${entries.join("")}</Relationships>`;
}
