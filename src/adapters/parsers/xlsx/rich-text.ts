import type { XmlElement } from "../shared/xml.ts";
import { textOf } from "../shared/xml-tree.ts";

/** The text of a string item, without the readings that stand above East Asian words. */
export function richText(element: XmlElement | undefined): string {
  let text = "";
  for (const child of element?.children ?? []) {
    if (typeof child === "string") continue;
    if (child.name === "x:t") text += textOf(child);
    else if (child.name === "x:r") text += richText(child);
  }
  return unescaped(text);
}

/** Spreadsheets write characters that XML cannot hold as _x000D_. */
function unescaped(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
}
