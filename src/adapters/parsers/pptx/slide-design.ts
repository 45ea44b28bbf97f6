import type { OfficePackage } from "../shared/office-package.ts";
import type { XmlElement } from "../shared/xml.ts";
import { attributeOf, childOf, descend, elementsOf } from "../shared/xml-tree.ts";
import type { Box } from "./box.ts";
import { shapesOf, type Placeholder, type Shape } from "./shapes.ts";

/** What a slide takes over from its layout and master. */
export interface SlideDesign {
  boxOf(placeholder: Placeholder): Box | undefined;
  /** List styles that hold for a placeholder, the nearest first. */
  listStylesOf(placeholder: Placeholder | undefined): XmlElement[];
  /** Six hexadecimal digits; undefined where a fill is no plain colour or is changed further. */
  colorOf(fill: XmlElement | undefined): string | undefined;
  /** Colour of the slide; undefined where it is a picture or a gradient. */
  ground: string | undefined;
  /** What layout and master paint behind the slide. */
  behind: Shape[];
}

/** Reads designs once for all slides that share them. */
export function slideDesigns(file: OfficePackage): (slidePart: string, slide: XmlElement) => SlideDesign {
  const known = new Map<string, XmlElement | undefined>();
  const read = (part: string | undefined) => {
    if (part === undefined) return undefined;
    if (!known.has(part)) known.set(part, file.readXml(part));
    return known.get(part);
  };
  return (slidePart, slide) => {
    const layoutPart = file.related(slidePart, "slideLayout")[0];
    const masterPart = layoutPart === undefined ? undefined : file.related(layoutPart, "slideMaster")[0];
    const themePart = masterPart === undefined ? undefined : file.related(masterPart, "theme")[0];
    const layout = read(layoutPart);
    const master = read(masterPart);
    return designOf(slide, { layout, master, theme: read(themePart) });
  };
}

interface Sheets {
  layout: XmlElement | undefined;
  master: XmlElement | undefined;
  theme: XmlElement | undefined;
}

function designOf(slide: XmlElement, { layout, master, theme }: Sheets): SlideDesign {
  const inherited = [shapesOf(layout), shapesOf(master)];
  const matches = (placeholder: Placeholder) =>
    inherited.flatMap((shapes) => shapes.filter(isPlaceholderFor(placeholder)).slice(0, 1));
  const colorOf = colorReader(theme, childOf(master, "p:clrMap"));
  return {
    boxOf: (placeholder) => matches(placeholder).find(({ box }) => box !== undefined)?.box,
    listStylesOf(placeholder) {
      const own = placeholder === undefined ? [] : matches(placeholder);
      const kind =
        placeholder === undefined
          ? "otherStyle"
          : /title$/i.test(placeholder.type)
            ? "titleStyle"
            : "bodyStyle";
      return [
        ...own.map(({ element }) => descend(element, "p:txBody", "a:lstStyle")),
        descend(master, "p:txStyles", `p:${kind}`),
      ].filter((style) => style !== undefined);
    },
    colorOf,
    ground: groundOf([slide, layout, master], colorOf),
    behind: inherited.flat().filter(({ placeholder }) => placeholder === undefined),
  };
}

/** A slide's placeholder stands where its layout has the same number, or else one of its type. */
function isPlaceholderFor({ type, index }: Placeholder): (shape: Shape) => boolean {
  const family = (name: string) =>
    /^(?:obj|body|subTitle)$/.test(name) ? "body" : name.replace("ctrTitle", "title");
  return ({ placeholder }) =>
    placeholder !== undefined &&
    (index !== undefined && placeholder.index === index
      ? true
      : index === undefined && family(placeholder.type) === family(type));
}

function colorReader(theme: XmlElement | undefined, map: XmlElement | undefined): SlideDesign["colorOf"] {
  const scheme = descend(theme, "a:themeElements", "a:clrScheme");
  return (fill) => {
    const color = fill?.name === "a:solidFill" ? elementsOf(fill)[0] : fill;
    if (color === undefined || elementsOf(color).length > 0) return undefined;
    if (color.name === "a:srgbClr") return attributeOf(color, "val");
    if (color.name !== "a:schemeClr") return undefined;
    const name = attributeOf(color, "val") ?? "";
    const entry = childOf(scheme, `a:${attributeOf(map, name) ?? name}`);
    const value = entry === undefined ? undefined : elementsOf(entry)[0];
    return attributeOf(value, value?.name === "a:sysClr" ? "lastClr" : "val");
  };
}

/** The first of slide, layout and master that has a background decides. */
function groundOf(
  sheets: readonly (XmlElement | undefined)[],
  colorOf: SlideDesign["colorOf"],
): string | undefined {
  for (const sheet of sheets) {
    const background = descend(sheet, "p:cSld", "p:bg");
    if (background === undefined) continue;
    const reference = childOf(background, "p:bgRef");
    // Further fills of a theme are gradients and pictures.
    if (reference !== undefined) {
      return attributeOf(reference, "idx") === "1001" ? colorOf(elementsOf(reference)[0]) : undefined;
    }
    return colorOf(descend(background, "p:bgPr", "a:solidFill"));
  }
  return "FFFFFF";
}
