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
  return text.replaceAll(unseen, "").replaceAll(/<(?=\s*\/?\s*passage)/gi, "&lt;");
}

/** What no reader of the source sees: tag characters, marks that turn the direction of writing, spaces without width. Joiners stay: scripts and emoji need them. */
const unseen = /[\u{e0000}-\u{e007f}\u202a-\u202e\u2060\u2066-\u2069\u200b\ufeff]/gu;

function quoted(text: string): string {
  return escaped(text.replaceAll(/\s+/g, " ")).replaceAll('"', "&quot;");
}
