import type { OfficePackage } from "../shared/office-package.ts";
import type { XmlElement } from "../shared/xml.ts";
import { attributeOf } from "../shared/xml-tree.ts";
import type { NoteReference } from "./read-paragraph.ts";

export type NoteKind = NoteReference["kind"];

export interface Notes {
  contentOf(kind: NoteKind, id: string): XmlElement | undefined;
}

export function readNotes(file: OfficePackage): Notes {
  const byKey = new Map<string, XmlElement>();
  const read = (kind: NoteKind) => {
    for (const part of file.related(file.mainPart, `${kind}s`)) {
      file.eachElement(
        part,
        (name) => name === `w:${kind}`,
        (element) => {
          // Separators are notes by form only.
          const type = attributeOf(element, "w:type") ?? "normal";
          if (type === "normal") byKey.set(`${kind} ${attributeOf(element, "w:id") ?? ""}`, element);
        },
      );
    }
  };
  read("footnote");
  read("endnote");
  read("comment");
  return { contentOf: (kind, id) => byKey.get(`${kind} ${id}`) };
}

/** Numbers notes in the order the text refers to them, footnotes and endnotes each for themselves. */
export function noteMarks(): (kind: "footnote" | "endnote", id: string) => string {
  const seen = { footnote: new Map<string, number>(), endnote: new Map<string, number>() };
  return (kind, id) => {
    const numbers = seen[kind];
    const number = numbers.get(id) ?? numbers.size + 1;
    numbers.set(id, number);
    return kind === "footnote" ? `[${number}]` : `[note ${number}]`;
  };
}
