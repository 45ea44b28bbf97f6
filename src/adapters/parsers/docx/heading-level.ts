import type { XmlElement } from "../shared/xml.ts";
import { childOf, integerOf } from "../shared/xml-tree.ts";
import type { Style } from "./styles.ts";

const bodyText = 9;
/** Word stores "heading 1" in every language; other programs write what their users see. */
const headingName =
  /^(?:heading|überschrift|titre|título|titolo|kop|rubrik|overskrift|otsikko|nagłówek|nadpis|címsor|başlık|заголовок|标题|標題|見出し|제목)\s*([1-9])$/iu;

/** The rank of a paragraph as a heading, 1 the highest; undefined where it is none. */
export function headingLevel(
  properties: XmlElement | undefined,
  style: Style | undefined,
): number | undefined {
  const outline = integerOf(childOf(properties, "w:outlineLvl"), "w:val") ?? style?.outlineLevel;
  if (outline !== undefined) return outline >= 0 && outline < bodyText ? outline + 1 : undefined;
  const name = style?.name.normalize("NFC") ?? "";
  if (/^title$/i.test(name)) return 1;
  const named = headingName.exec(name)?.[1];
  return named === undefined ? undefined : Number(named);
}
