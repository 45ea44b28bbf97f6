import type { ParsedText, ParseRequest } from "../../../ports/document-parser.ts";
import { canonicalText } from "../shared/canonical-text.ts";
import { writeChart } from "../shared/write-chart.ts";
import { requireText } from "../shared/require-text.ts";
import { openOfficePackage, type OfficePackage } from "../shared/office-package.ts";
import { attributeOf, textOf } from "../shared/xml-tree.ts";
import { blockWriter } from "./block-writer.ts";
import { fieldState } from "./field-state.ts";
import { noticesOf, nothingLeft } from "./left.ts";
import { noteMarks, readNotes } from "./notes.ts";
import { readNumbering } from "./numbering.ts";
import { readStyles } from "./styles.ts";

const paper = "FFFFFF";

export function readDocx({ bytes, maxCharacters }: ParseRequest): ParsedText {
  const file = openOfficePackage(bytes, "Word");
  const text = canonicalText(maxCharacters);
  const left = nothingLeft();
  const context = {
    text,
    left,
    styles: readStyles(firstXml(file, "styles")),
    numbering: readNumbering(firstXml(file, "numbering")),
    notes: readNotes(file),
    fields: fieldState(),
    backdrop: { isPainted: false },
    markOf: noteMarks(),
    writeChart(id: string) {
      const link = file.relationshipsOf(file.mainPart).find((relationship) => relationship.id === id);
      if (link?.external === false) writeChart(text, file.readXml(link.target));
    },
  };
  let writer = blockWriter({ ...context, page: paper });
  file.eachElement(
    file.mainPart,
    (name) => /^w:(?:p|tbl|altChunk|background|sdtPr)$/.test(name),
    (block) => {
      if (block.name === "w:background") {
        writer = blockWriter({ ...context, page: attributeOf(block, "w:color") ?? paper });
      } else if (block.name !== "w:sdtPr") {
        writer.write(block);
      }
    },
  );
  left.headersAndFooters = countHeadersAndFooters(file);
  const notices = [...file.notices, ...noticesOf(left)];
  return requireText({ ...text.result(), notices }, "document");
}

function firstXml(file: OfficePackage, type: string) {
  const part = file.related(file.mainPart, type)[0];
  return part === undefined ? undefined : file.readXml(part);
}

function countHeadersAndFooters(file: OfficePackage): number {
  const parts = [...file.related(file.mainPart, "header"), ...file.related(file.mainPart, "footer")];
  return parts.filter((part) => {
    let holdsText = false;
    file.eachElement(
      part,
      (name) => name === "w:t",
      (element) => {
        holdsText ||= textOf(element).trim() !== "";
      },
    );
    return holdsText;
  }).length;
}
