import type { ReadPassage } from "../../../ports/answerer.ts";

/**
 * Passages as data in a prompt, numbered from 1. Nothing in a passage, its headings or its source's name can end its element
 * or begin another.
 */
export function quotePassages(passages: readonly ReadPassage[]): string {
  return passages
    .map(({ source, breadcrumb, text }, index) => {
      const heading = breadcrumb.length === 0 ? "" : ` heading="${quoted(breadcrumb.join(" > "))}"`;
      return `<passage number="${index + 1}" source="${quoted(source)}"${heading}>\n${escaped(text)}\n</passage>`;
    })
    .join("\n");
}

/** Only what looks like our own element: everything else is left as it stands, so that code and markup stay readable. */
function escaped(text: string): string {
  return text.replaceAll(/<(?=\s*\/?\s*passage)/gi, "&lt;");
}

function quoted(text: string): string {
  return escaped(text.replaceAll(/\s+/g, " ")).replaceAll('"', "&quot;");
}
