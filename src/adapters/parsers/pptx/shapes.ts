import type { XmlElement } from "../shared/xml.ts";
import { attributeOf, childOf, descend, elementsOf, isOn } from "../shared/xml-tree.ts";
import { boxOf, groupTransform, type Box, type Transform } from "./box.ts";

export interface Placeholder {
  /** "body" where the file names none. */
  type: string;
  index: string | undefined;
}

/** Something on a slide, or a group of such. */
export interface Shape {
  element: XmlElement;
  kind: "text" | "frame" | "picture" | "group";
  box: Box | undefined;
  placeholder: Placeholder | undefined;
  /** Switched off in the selection pane. */
  hidden: boolean;
  members: Shape[];
}

/** The shapes of a slide, layout or master, in the order they are painted. */
export function shapesOf(slide: XmlElement | undefined): Shape[] {
  const tree = descend(slide, "p:cSld", "p:spTree");
  return tree === undefined ? [] : membersOf(tree, (box) => box);
}

function membersOf(parent: XmlElement, transform: Transform): Shape[] {
  return elementsOf(parent).flatMap((element): Shape[] => {
    switch (element.name) {
      case "p:sp":
      case "p:cxnSp":
        return [shapeOf(element, "text", descend(element, "p:spPr", "a:xfrm"), transform)];
      case "p:pic":
        return [shapeOf(element, "picture", descend(element, "p:spPr", "a:xfrm"), transform)];
      case "p:graphicFrame":
        return [shapeOf(element, "frame", childOf(element, "p:xfrm"), transform)];
      case "p:grpSp": {
        const frame = descend(element, "p:grpSpPr", "a:xfrm");
        const members = membersOf(element, groupTransform(frame, transform));
        return [{ ...shapeOf(element, "group", frame, transform), members }];
      }
      default:
        return [];
    }
  });
}

function shapeOf(
  element: XmlElement,
  kind: Shape["kind"],
  frame: XmlElement | undefined,
  transform: Transform,
): Shape {
  const about = elementsOf(element).find(({ name }) => /^p:nv\w+Pr$/.test(name));
  const placeholder = descend(about, "p:nvPr", "p:ph");
  const box = boxOf(frame);
  return {
    element,
    kind,
    box: box && transform(box),
    placeholder: placeholder && {
      type: attributeOf(placeholder, "type") ?? "body",
      index: attributeOf(placeholder, "idx"),
    },
    hidden: isOn(attributeOf(childOf(about, "p:cNvPr"), "hidden"), false),
    members: [],
  };
}
