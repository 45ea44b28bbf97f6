import type { XmlElement } from "../shared/xml.ts";
import { attributeOf, childOf, childrenOf, descend, integerOf } from "../shared/xml-tree.ts";
import { lookOf, type RunLook } from "./run-look.ts";

/** What a style, with all it is based on, says about a paragraph and its runs. */
export interface Style {
  name: string;
  look: RunLook;
  /** 0 is the highest; 9 is body text. */
  outlineLevel?: number | undefined;
  numbering?: { list?: string | undefined; level?: number | undefined; style: string } | undefined;
  /** Colour behind the paragraph. */
  shading?: XmlElement | undefined;
  /** Of a table: its first row looks unlike the others. */
  marksFirstRow: boolean;
}

export interface Styles {
  /** The style of this id, or without one the default for paragraphs. */
  style(id: string | undefined): Style | undefined;
  /** How runs look where nothing is said. */
  readonly defaults: RunLook;
}

const longestChain = 32;

export function readStyles(root: XmlElement | undefined): Styles {
  const byId = new Map<string, XmlElement>();
  let defaultId: string | undefined;
  for (const element of childrenOf(root, "w:style")) {
    const id = attributeOf(element, "w:styleId");
    if (id === undefined) continue;
    byId.set(id, element);
    const isDefault = attributeOf(element, "w:default") === "1";
    if (isDefault && attributeOf(element, "w:type") === "paragraph") defaultId = id;
  }
  const resolved = new Map<string, Style>();

  function resolve(id: string, depth: number): Style | undefined {
    const element = byId.get(id);
    if (element === undefined || depth > longestChain) return undefined;
    const known = resolved.get(id);
    if (known !== undefined) return known;
    const parentId = attributeOf(childOf(element, "w:basedOn"), "w:val");
    const parent = parentId === undefined ? undefined : resolve(parentId, depth + 1);
    const paragraph = childOf(element, "w:pPr");
    const numbering = childOf(paragraph, "w:numPr");
    const style: Style = {
      name: attributeOf(childOf(element, "w:name"), "w:val") ?? id,
      look: { ...parent?.look, ...lookOf(childOf(element, "w:rPr")) },
      outlineLevel: integerOf(childOf(paragraph, "w:outlineLvl"), "w:val") ?? parent?.outlineLevel,
      numbering:
        numbering === undefined
          ? parent?.numbering
          : {
              list: attributeOf(childOf(numbering, "w:numId"), "w:val") ?? parent?.numbering?.list,
              level: integerOf(childOf(numbering, "w:ilvl"), "w:val"),
              style: id,
            },
      shading: childOf(paragraph, "w:shd") ?? parent?.shading,
      marksFirstRow:
        parent?.marksFirstRow === true ||
        childrenOf(element, "w:tblStylePr").some((part) => attributeOf(part, "w:type") === "firstRow"),
    };
    resolved.set(id, style);
    return style;
  }

  return {
    style: (id) => ((id ?? defaultId) === undefined ? undefined : resolve((id ?? defaultId) as string, 0)),
    defaults: lookOf(descend(root, "w:docDefaults", "w:rPrDefault", "w:rPr")),
  };
}
