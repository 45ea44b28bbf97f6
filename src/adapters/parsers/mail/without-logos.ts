import {
  attributeOf,
  childrenOf,
  type Element,
  type HtmlNode,
  isElement,
  parseHtml,
} from "../html/html-tree.ts";

/** In pixels. Lower pictures are marks of a firm, or icons of the places where it can be found. */
const highestLogo = 60;
const unseen = /display:\s*none|visibility:\s*hidden/i;
const withoutText = new Set(["head", "style", "script", "title", "noscript"]);

/**
 * A mail's HTML with nothing said for pictures that are logos: those named so, and low ones that stand above all text or are
 * links. What a letterhead shows is nothing that was written, and the sender's name stands in the lines at the top.
 */
export function withoutLogos(html: string): string {
  if (!/<img\b[^>]*\balt\b/i.test(html)) return html;
  const cuts: { startOffset: number; endOffset: number }[] = [];
  const waiting: { node: HtmlNode; isLink: boolean }[] = [];
  const wait = (parent: Parameters<typeof childrenOf>[0], isLink: boolean) => {
    for (const node of childrenOf(parent).toReversed()) waiting.push({ node, isLink });
  };
  wait(parseHtml(html, { xhtml: false }).document, false);
  let isAboveText = true;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { node, isLink } = next;
    if (node.nodeName === "#text" && "value" in node && node.value.trim() !== "") isAboveText = false;
    if (!isElement(node) || withoutText.has(node.tagName) || unseen.test(attributeOf(node, "style") ?? ""))
      continue;
    const alt = node.tagName === "img" ? node.sourceCodeLocation?.attrs?.["alt"] : undefined;
    if (alt !== undefined && isLogo(node, isLink || isAboveText)) cuts.push(alt);
    wait(node, isLink || node.tagName === "a");
  }
  return cuts
    .sort((a, b) => b.startOffset - a.startOffset)
    .reduce(
      (text, { startOffset, endOffset }) => `${text.slice(0, startOffset)}alt=""${text.slice(endOffset)}`,
      html,
    );
}

/** Words alone: a picture of a character, such as an emoji, stands for it. */
function isLogo(image: Element, isPlacedLikeOne: boolean): boolean {
  const said = attributeOf(image, "alt") ?? "";
  if (!/\p{L}/u.test(said)) return false;
  const named = ["src", "class", "id", "alt"].map((name) => attributeOf(image, name) ?? "").join(" ");
  const height = heightOf(image);
  const isLow = height !== undefined && height <= highestLogo;
  return /(?<!\p{L})logo(?!\p{Ll})/iu.test(named) || (isLow && isPlacedLikeOne);
}

function heightOf(image: Element): number | undefined {
  const given =
    /^(\d{1,5})(?:px)?$/.exec(attributeOf(image, "height") ?? "") ??
    /(?:^|[;\s])height:\s*(\d{1,5})(?:\.\d+)?px/i.exec(attributeOf(image, "style") ?? "");
  return given === null ? undefined : Number(given[1]);
}
