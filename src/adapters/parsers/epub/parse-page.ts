import { type DefaultTreeAdapterTypes as Tree, parse } from "parse5";

const empty = /^(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i;

/** A page of XHTML as a tree. XHTML closes elements where HTML does not know how to: `<title/>`. */
export function parsePage(html: string): Tree.Document {
  const closed = html.replace(/<([a-z][\w:-]*)((?:\s[^<>]*)?)\/>/gi, (whole, name: string, rest: string) =>
    empty.test(name) ? whole : `<${name}${rest}></${name}>`,
  );
  return parse(closed);
}
