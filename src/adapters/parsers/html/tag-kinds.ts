import { attributeOf, type Element } from "./html-tree.ts";

const words = (list: string) => new Set(list.split(" "));

/** Elements that begin and end a line of their own. Names with a hyphen are a page's own elements, mostly boxes. */
const blockTags = words(
  "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav ol optgroup option p plaintext pre search section summary table tbody td tfoot th thead tr ul xmp",
);

/** Elements whose content is no text of the page. */
const silentTags = words(
  "area audio base basefont bgsound col colgroup datalist embed frame head iframe link meta noembed noframes object param rp script source style template title track video",
);

/** What a person fills in or presses. */
const controlTags = words("button input meter optgroup option output progress select textarea keygen");

/** Elements that show something from another file. */
const embeddedTags = words("iframe frame object embed video audio");

export function isBlock(element: Element): boolean {
  return blockTags.has(element.tagName) || element.tagName.includes("-");
}

export function isSilent({ tagName }: Element): boolean {
  return silentTags.has(tagName);
}

export function isControl({ tagName }: Element): boolean {
  return controlTags.has(tagName);
}

export function isEmbedded({ tagName }: Element): boolean {
  return embeddedTags.has(tagName);
}

/** 1 to 6, or undefined for what is no heading. */
export function headingLevelOf(element: Element): number | undefined {
  if (/^h[1-6]$/.test(element.tagName)) return Number(element.tagName[1]);
  if (attributeOf(element, "role") !== "heading") return undefined;
  const level = Number.parseInt(attributeOf(element, "aria-level") ?? "2", 10);
  return level >= 1 ? Math.min(6, level) : 2;
}
