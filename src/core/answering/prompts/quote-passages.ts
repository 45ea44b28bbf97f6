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
  return text.replaceAll(unseen, "").replaceAll(ownElement, "&lt;");
}

/** Also with joiners and other signs without a shape between its letters, which a model may read over. */
const shapeless = String.raw`\p{Default_Ignorable_Code_Point}`;
const ownElement = new RegExp(
  String.raw`[<\uff1c\ufe64](?=[\s${shapeless}]*[/\uff0f]?[\s${shapeless}]*${"passage".split("").join(`${shapeless}*`)})`,
  "giu",
);

/** What no reader of the source sees: tag characters, marks that turn the direction of writing, spaces without width. Joiners stay: scripts and emoji need them. */
const unseen = /[\u{e0000}-\u{e007f}\u202a-\u202e\u2060\u2066-\u2069\u200b\ufeff]/gu;

function quoted(text: string): string {
  return escaped(text.replaceAll(/\s+/g, " ")).replaceAll('"', "&quot;");
}
