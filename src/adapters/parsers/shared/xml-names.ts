/** Prefixes this project writes for namespaces, whatever the file writes. Both editions of Office Open XML share theirs. */
const prefixes = new Map<string, string>([
  ["http://www.w3.org/XML/1998/namespace", "xml:"],
  ["http://schemas.openxmlformats.org/wordprocessingml/2006/main", "w:"],
  ["http://purl.oclc.org/ooxml/wordprocessingml/main", "w:"],
  ["http://schemas.openxmlformats.org/presentationml/2006/main", "p:"],
  ["http://purl.oclc.org/ooxml/presentationml/main", "p:"],
  ["http://schemas.openxmlformats.org/spreadsheetml/2006/main", "x:"],
  ["http://purl.oclc.org/ooxml/spreadsheetml/main", "x:"],
  ["http://schemas.openxmlformats.org/drawingml/2006/main", "a:"],
  ["http://purl.oclc.org/ooxml/drawingml/main", "a:"],
  ["http://schemas.openxmlformats.org/drawingml/2006/chart", "c:"],
  ["http://purl.oclc.org/ooxml/drawingml/chart", "c:"],
  ["http://schemas.openxmlformats.org/drawingml/2006/diagram", "dgm:"],
  ["http://purl.oclc.org/ooxml/drawingml/diagram", "dgm:"],
  ["http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing", "xdr:"],
  ["http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing", "xdr:"],
  ["http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", "wp:"],
  ["http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", "wp:"],
  ["http://schemas.microsoft.com/office/word/2010/wordprocessingShape", "wps:"],
  ["http://schemas.openxmlformats.org/officeDocument/2006/relationships", "r:"],
  ["http://purl.oclc.org/ooxml/officeDocument/relationships", "r:"],
  ["http://schemas.openxmlformats.org/package/2006/relationships", "rel:"],
  ["http://schemas.openxmlformats.org/officeDocument/2006/math", "m:"],
  ["http://purl.oclc.org/ooxml/officeDocument/math", "m:"],
  ["http://schemas.openxmlformats.org/markup-compatibility/2006", "mc:"],
  ["urn:schemas-microsoft-com:vml", "v:"],
  ["urn:oasis:names:tc:opendocument:xmlns:container", "container:"],
  ["http://www.idpf.org/2007/opf", "opf:"],
  ["http://purl.org/dc/elements/1.1/", "dc:"],
  ["http://www.daisy.org/z3986/2005/ncx/", "ncx:"],
  ["http://www.w3.org/2001/04/xmlenc#", "enc:"],
]);

/** "w:p" for a paragraph of Word under any prefix; "?:p" in a namespace that is not known here. */
export function canonicalName(uri: string, local: string): string {
  return uri === "" ? local : (prefixes.get(uri) ?? "?:") + local;
}

/** Whether Office shows what needs this namespace; where it does not, it shows the fallback. */
export function isUnderstood(uri: string): boolean {
  return prefixes.has(uri) || uri.startsWith("http://schemas.microsoft.com/office/");
}
