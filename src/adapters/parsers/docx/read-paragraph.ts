import type { HiddenText } from "../../../contracts/source.ts";
import type { XmlElement } from "../shared/xml.ts";
import { attributeOf, childOf, elementsOf, isOn, textOf } from "../shared/xml-tree.ts";
import type { FieldState } from "./field-state.ts";
import type { Left } from "./left.ts";
import { groundOf, lookOf, whyHidden, type Ground, type RunLook } from "./run-look.ts";
import type { Style, Styles } from "./styles.ts";
import { symbolText } from "./symbols.ts";

export interface ReadParagraph {
  text: string;
  hidden: { why: HiddenText["why"]; text: string }[];
  /** Every letter of it is bold. */
  bold: boolean;
  notes: NoteReference[];
  /** Contents of the text boxes that hang on it. */
  boxes: XmlElement[];
  /** Charts, by the id of their relationship. */
  charts: string[];
}

export interface NoteReference {
  kind: "footnote" | "endnote" | "comment";
  id: string;
  /** As it stands in the text: "[1]"; empty for a comment. */
  mark: string;
}

export interface ParagraphContext {
  styles: Styles;
  fields: FieldState;
  left: Left;
  /** Whether a picture or shape lies behind the text of this page, whose colours are not known. */
  backdrop: { isPainted: boolean };
  /** The mark of a note, numbered as notes are met. */
  markOf: (kind: "footnote" | "endnote", id: string) => string;
}

/** The visible text of a paragraph, what of it a reader would not see, and what hangs on it. */
export function readParagraph(
  paragraph: XmlElement,
  style: Style | undefined,
  ground: Ground,
  { styles, fields, left, backdrop, markOf }: ParagraphContext,
): ReadParagraph {
  const properties = childOf(paragraph, "w:pPr");
  const behind = groundOf(childOf(properties, "w:shd") ?? style?.shading) ?? ground;
  const read: ReadParagraph = { text: "", hidden: [], bold: false, notes: [], boxes: [], charts: [] };
  let bold = true;
  let lastHidden: HiddenText["why"] | undefined;

  function add(text: string, look: RunLook): void {
    if (text === "" || fields.inInstruction()) return;
    const why = whyHidden(look, backdrop.isPainted ? "unknown" : behind);
    if (why === undefined) {
      read.text += text;
      if (look.bold !== true && text.trim() !== "") bold = false;
    } else {
      const last = read.hidden.at(-1);
      if (last !== undefined && why === lastHidden) last.text += text;
      else read.hidden.push({ why, text });
    }
    lastHidden = why;
  }

  function addNote(kind: NoteReference["kind"], element: XmlElement, look: RunLook): void {
    const id = attributeOf(element, "w:id") ?? "";
    const mark = kind === "comment" ? "" : markOf(kind, id);
    add(mark, look);
    read.notes.push({ kind, id, mark });
  }

  function walk(parent: XmlElement, look: RunLook): void {
    for (const element of elementsOf(parent)) {
      switch (element.name) {
        case "w:r": {
          const own = childOf(element, "w:rPr");
          const styled = styles.style(attributeOf(childOf(own, "w:rStyle"), "w:val") ?? "")?.look;
          walk(element, { ...look, ...styled, ...lookOf(own) });
          break;
        }
        case "w:t":
        case "m:t":
          add(textOf(element), look);
          break;
        case "w:tab":
        case "w:ptab":
          add("\t", look);
          break;
        case "w:br":
        case "w:cr":
          if (attributeOf(element, "w:type") === "page") backdrop.isPainted = false;
          add("\n", look);
          break;
        case "w:lastRenderedPageBreak":
          backdrop.isPainted = false;
          break;
        case "w:noBreakHyphen":
          add("\u2011", look);
          break;
        case "w:sym": {
          const text = symbolText(attributeOf(element, "w:font") ?? "", attributeOf(element, "w:char") ?? "");
          if (text === undefined) left.symbols += 1;
          else add(text, look);
          break;
        }
        case "w:fldChar":
          fields.mark(attributeOf(element, "w:fldCharType"));
          break;
        case "w:footnoteReference":
          addNote("footnote", element, look);
          break;
        case "w:endnoteReference":
          addNote("endnote", element, look);
          break;
        case "w:commentReference":
          addNote("comment", element, look);
          break;
        case "w:del":
        case "w:moveFrom":
          left.deletions += 1;
          break;
        case "w:drawing":
        case "w:pict":
        case "w:object":
          backdrop.isPainted ||= isBehindText(element);
          readDrawing(element, read, left);
          break;
        // Properties hold no text; of a ruby, the base is what is read on.
        case "w:pPr":
        case "w:rPr":
        case "w:sdtPr":
        case "w:rt":
        case "w:instrText":
        case "w:delText":
        case "w:delInstrText":
          break;
        default:
          walk(element, look);
      }
    }
  }

  walk(paragraph, { ...styles.defaults, ...style?.look });
  fields.endParagraph();
  read.bold = bold && read.text.trim() !== "";
  return read;
}

function isBehindText(drawing: XmlElement): boolean {
  return elementsOf(drawing).some(
    (anchor) => anchor.name === "wp:anchor" && isOn(attributeOf(anchor, "behindDoc"), false),
  );
}

function readDrawing(element: XmlElement, read: ReadParagraph, left: Left): void {
  for (const child of elementsOf(element)) {
    if (child.name === "w:txbxContent") read.boxes.push(child);
    else {
      if (child.name === "a:blip" || child.name === "v:imagedata") left.pictures += 1;
      if (child.name === "c:chart") read.charts.push(attributeOf(child, "r:id") ?? "");
      readDrawing(child, read, left);
    }
  }
}
