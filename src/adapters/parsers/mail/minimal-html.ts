import { type DefaultTreeAdapterTypes as Tree, parse } from "parse5";
import type { CanonicalText } from "../shared/canonical-text.ts";

const unread = new Set([
  "head",
  "script",
  "style",
  "template",
  "title",
  "noscript",
  "iframe",
  "object",
  "svg",
]);
const blocks = new Set(
  "address article blockquote div dd dl dt form h1 h2 h3 h4 h5 h6 hr li main ol p pre section table td th tr ul".split(
    " ",
  ),
);
const hiding =
  /display:\s*none|visibility:\s*hidden|font-size:\s*0(?![.\d])|opacity:\s*0(?![.\d])|mso-hide:\s*all/i;

/** The text of a mail's HTML, a paragraph a block; hidden elements are kept apart. Loads nothing. */
export function writeHtml(
  html: string,
  text: CanonicalText,
  _options: { mainContentOnly: boolean },
): { notices: string[] } {
  let paragraph = "";
  const end = () => {
    text.paragraph(paragraph);
    paragraph = "";
  };
  type Step = Tree.Node | "end";
  const waiting: Step[] = [parse(html, { scriptingEnabled: false })];
  for (let step = waiting.pop(); step !== undefined; step = waiting.pop()) {
    if (step === "end") end();
    else if (step.nodeName === "#text") paragraph += (step as Tree.TextNode).value;
    else if ("tagName" in step && unread.has(step.tagName)) continue;
    else if ("tagName" in step && isHidden(step)) text.hide("hidden-element", textOf(step));
    else if ("childNodes" in step) {
      const isBlock = "tagName" in step && (blocks.has(step.tagName) || step.tagName === "br");
      if (isBlock) end();
      if (isBlock) waiting.push("end");
      for (const child of step.childNodes.toReversed()) waiting.push(child);
    }
  }
  end();
  return { notices: [] };
}

function isHidden(element: Tree.Element): boolean {
  return element.attrs.some(
    ({ name, value }) => name === "hidden" || (name === "style" && hiding.test(value)),
  );
}

function textOf(element: Tree.Element): string {
  const waiting: Tree.Node[] = [element];
  let text = "";
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.nodeName === "#text") text += (node as Tree.TextNode).value;
    else if ("childNodes" in node) waiting.push(...node.childNodes.toReversed());
  }
  return text;
}
