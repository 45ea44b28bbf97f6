import { pathWithin } from "./path-within.ts";
import { openZip } from "./unzip.ts";
import { unreadable } from "./unreadable.ts";
import { eachElement, readXml, rootNameOf, type XmlElement } from "./xml.ts";
import { attributeOf } from "./xml-tree.ts";

export interface Relationship {
  id: string;
  /** The last part of its type, such as "footnotes". */
  type: string;
  /** A part's name; for what lies outside the file, its address, which nobody opens. */
  target: string;
  external: boolean;
}

/** An Office Open XML file: parts by name, and how they refer to each other. */
export interface OfficePackage {
  /** Name of the document, workbook or presentation. */
  readonly mainPart: string;
  readonly notices: readonly string[];
  readXml(part: string): XmlElement | undefined;
  eachElement(part: string, wanted: (name: string) => boolean, visit: (element: XmlElement) => void): void;
  relationshipsOf(part: string): readonly Relationship[];
  /** Names of the parts another refers to by relationships of this type. */
  related(part: string, type: string): string[];
}

type Program = "Word" | "Excel" | "PowerPoint";
const programs: Record<Program, { root: string; thing: string; extension: string; old: string }> = {
  Word: { root: "w:document", thing: "a Word document", extension: ".docx", old: "WordDocument" },
  Excel: { root: "x:workbook", thing: "an Excel workbook", extension: ".xlsx", old: "Workbook" },
  PowerPoint: {
    root: "p:presentation",
    thing: "a PowerPoint presentation",
    extension: ".pptx",
    old: "PowerPoint Document",
  },
};

/** Opens a file of the program, or says what it is instead. Throws AppError "source.unreadable". */
export function openOfficePackage(bytes: Uint8Array, program: Program): OfficePackage {
  refuseOtherKinds(bytes, program);
  const zip = openZip(bytes);
  const known = new Map<string, readonly Relationship[]>();

  function relationshipsOf(part: string): readonly Relationship[] {
    const found = known.get(part);
    if (found !== undefined) return found;
    const slash = part.lastIndexOf("/") + 1;
    const name = `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
    const content = zip.read(name);
    const relationships: Relationship[] = [];
    if (content !== undefined) {
      eachElement(
        content,
        { part: name },
        (element) => element === "rel:Relationship",
        (element) => {
          const external = attributeOf(element, "TargetMode") === "External";
          const target = attributeOf(element, "Target") ?? "";
          relationships.push({
            id: attributeOf(element, "Id") ?? "",
            type: (attributeOf(element, "Type") ?? "").split("/").at(-1) as string,
            target: external ? target : (pathWithin(part, target) ?? ""),
            external,
          });
        },
      );
    }
    known.set(part, relationships);
    return relationships;
  }

  const related = (part: string, type: string) =>
    relationshipsOf(part)
      .filter((relationship) => relationship.type === type && !relationship.external)
      .map(({ target }) => target);

  const mainPart = related("", "officeDocument")[0];
  const main = mainPart === undefined ? undefined : zip.read(mainPart);
  if (mainPart === undefined || main === undefined) throw noDocument(program, zip.names);
  refuseOtherProgram(main, program);

  return {
    mainPart,
    notices: zip.notices,
    readXml(part) {
      const content = zip.read(part);
      return content && readXml(content, { part });
    },
    eachElement(part, wanted, visit) {
      const content = part === mainPart ? main : zip.read(part);
      if (content !== undefined) eachElement(content, { part }, wanted, visit);
    },
    relationshipsOf,
    related,
  };
}

const olderFormatMagic = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

function refuseOtherKinds(bytes: Uint8Array, program: Program): void {
  const { thing, extension, old } = programs[program];
  if (bytes.length === 0) throw unreadable("is empty", "Get another copy; this one holds no bytes.");
  if (olderFormatMagic.every((byte, at) => bytes[at] === byte)) {
    const holds = (stream: string) =>
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(stream, 0, "utf16le");
    if (holds("EncryptedPackage")) {
      throw unreadable(
        "is protected by a password",
        `Open it in ${program} and save a copy without the password.`,
      );
    }
    const what = holds(old) ? `${thing} of the old binary format` : "an old binary Office file";
    throw unreadable(`is ${what}`, `Open it in ${program} and save it as ${extension}.`);
  }
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return;
  const beginning = new TextDecoder("latin1").decode(bytes.subarray(0, 64)).trimStart();
  if (beginning.startsWith("{\\rtf")) {
    throw unreadable("is a rich text file (RTF)", `Open it in Word and save it as .docx.`);
  }
  if (/^<(?:!doctype html|html)/i.test(beginning)) {
    throw unreadable("is a web page under another name", "Give it the ending .html.");
  }
  throw unreadable(`is not ${thing}`, `Open it in its program and save it as ${extension}.`);
}

function noDocument(program: Program, names: readonly string[]): Error {
  const { thing, extension } = programs[program];
  const hint = `Open it in its program and save it as ${extension}.`;
  if (names.includes("xl/workbook.bin")) return unreadable("is a binary workbook (.xlsb)", hint);
  if (names.includes("content.xml") && names.includes("mimetype")) {
    return unreadable("is an OpenDocument file", hint);
  }
  return unreadable(`is a packed file that holds no document, so it is not ${thing}`, hint);
}

function refuseOtherProgram(main: Uint8Array, program: Program): void {
  const root = rootNameOf(main);
  if (root === programs[program].root) return;
  const other = Object.values(programs).find((entry) => entry.root === root);
  throw other === undefined
    ? unreadable(
        `is not ${programs[program].thing}`,
        `Open it in its program and save it as ${programs[program].extension}.`,
      )
    : unreadable(`is ${other.thing} under another name`, `Give it the ending ${other.extension}.`);
}
