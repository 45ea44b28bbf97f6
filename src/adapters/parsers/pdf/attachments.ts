import type { PDFDocumentProxy } from "unpdf/pdfjs";
import type { ParsedPart } from "../../../ports/document-parser.ts";
import { openPdf } from "./open-pdf.ts";

export interface Attachments {
  parts: ParsedPart[];
  notices: string[];
}

const mostAttachments = 100;
const mostBytes = 100_000_000;

/** Files that are embedded in the PDF, read from its bytes as they are. What it lists under several names is one. */
export async function attachmentsOf(document: PDFDocumentProxy, bytes: Uint8Array): Promise<Attachments> {
  const listed = await document.getAttachments().catch(() => "damaged" as const);
  if (listed === "damaged")
    return { parts: [], notices: ["Its list of attachments is damaged, so they are left out."] };
  if (listed === null || listed.size === 0) return { parts: [], notices: [] };
  // The document at hand has had its pictures taken out, and a PDF within it may have lost its own.
  const whole = await openPdf(bytes);
  try {
    return await partsOf(whole.document, Array.from(listed));
  } finally {
    await whole.close();
  }
}

async function partsOf(
  document: PDFDocumentProxy,
  listed: readonly (readonly [string, { filename?: string }])[],
): Promise<Attachments> {
  const parts: ParsedPart[] = [];
  let left = Math.max(0, listed.length - mostAttachments);
  let damaged = 0;
  let size = 0;
  for (const [id, { filename }] of listed.slice(0, mostAttachments)) {
    const content = await document.getAttachmentContent(id).catch(() => undefined);
    const held = content as Uint8Array | { content?: Uint8Array } | null | undefined;
    const bytes = held instanceof Uint8Array ? held : held?.content;
    if (bytes === undefined) damaged += 1;
    else if (parts.some((part) => isSame(part.bytes, bytes))) continue;
    else if (size + bytes.length > mostBytes) left += 1;
    else {
      size += bytes.length;
      parts.push({ name: freeName(baseName(filename ?? id), parts), bytes: bytes.slice() });
    }
  }
  return {
    parts,
    notices: [
      ...(left > 0
        ? [`${counted(left)} more than ${mostAttachments} files or ${mostBytes / 1e6} MB hold, and left out.`]
        : []),
      ...(damaged > 0 ? [`${counted(damaged)} damaged and left out.`] : []),
    ],
  };
}

function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && Buffer.compare(one, other) === 0;
}

function counted(count: number): string {
  return count === 1 ? "1 attachment is" : `${count} attachments are`;
}

/** The name alone: what looks like a path leads nowhere. */
function baseName(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? "";
  // oxlint-disable-next-line no-control-regex -- these are what is taken out
  const plain = last.replace(/[\u0000-\u001f\u007f]/g, "").trim();
  return plain === "" || plain === "." || plain === ".." ? "attachment" : plain;
}

function freeName(name: string, parts: readonly ParsedPart[]): string {
  const taken = new Set(parts.map((part) => part.name));
  const dot = name.lastIndexOf(".");
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ""];
  let free = name;
  for (let count = 2; taken.has(free); count += 1) free = `${stem}-${count}${ending}`;
  return free;
}
