import type { Attachment } from "postal-mime";
import type { ParsedPart } from "../../../ports/document-parser.ts";
import { kindOf } from "../shared/file-kind.ts";
import { partName, uniqueNames } from "./part-name.ts";

/** No person attaches more. */
const mostParts = 500;
/** They hold no text: what they sign is read as it is. */
const signatures = new Set([
  "application/pkcs7-signature",
  "application/x-pkcs7-signature",
  "application/pgp-signature",
  "application/pgp-keys",
]);
const encrypted = new Set([
  "application/pkcs7-mime",
  "application/x-pkcs7-mime",
  "application/pgp-encrypted",
]);

export interface ReadAttachments {
  parts: ParsedPart[];
  notices: string[];
  /** Whether the body itself is locked in one of them. */
  isEncrypted: boolean;
}

/** Attached files as sources of their own. Pictures that belong to the text, signatures and wrappings are none. */
export function readAttachments(attachments: readonly Attachment[]): ReadAttachments {
  const parts: ParsedPart[] = [];
  const unique = uniqueNames();
  let pictures = 0;
  let beyond = 0;
  let isEncrypted = false;
  let winmail = 0;
  for (const attachment of attachments) {
    const bytes = bytesOf(attachment.content);
    const { mimeType, filename } = attachment;
    if (signatures.has(mimeType)) continue;
    if (encrypted.has(mimeType)) {
      isEncrypted = true;
    } else if (mimeType === "application/octet-stream" && isEncrypted && /\.asc$/i.test(filename ?? "")) {
      continue;
    } else if (mimeType === "application/ms-tnef" || /^winmail\.dat$/i.test(filename ?? "")) {
      winmail += 1;
    } else if (mimeType.startsWith("image/") && (attachment.related === true || isInline(attachment))) {
      pictures += 1;
    } else if (parts.some((part) => equal(part.bytes, bytes) && isInvitation(mimeType))) {
      continue;
    } else if (parts.length === mostParts) {
      beyond += 1;
    } else parts.push({ name: unique(partName(filename ?? nameFor(mimeType, bytes), mimeType)), bytes });
  }
  const notices = [
    ...(pictures === 0
      ? []
      : [
          pictures === 1
            ? "1 picture in its text was not read."
            : `${pictures} pictures in its text were not read.`,
        ]),
    ...(winmail === 0 ? [] : ["What its winmail.dat holds was not read: only Outlook opens such bundles."]),
    ...(beyond === 0
      ? []
      : [`Only the first ${mostParts} attachments were read; ${beyond} more were left out.`]),
    ...(isEncrypted ? ["Its body is encrypted or sealed, so only the lines at its top were read."] : []),
  ];
  return { parts, notices, isEncrypted };
}

function isInline({ disposition, filename, contentId }: Attachment): boolean {
  return disposition === "inline" && (contentId !== undefined || filename === null);
}

function isInvitation(mimeType: string): boolean {
  return mimeType === "text/calendar" || mimeType === "application/ics";
}

function nameFor(mimeType: string, bytes: Uint8Array): string {
  if (mimeType === "message/rfc822") return `${subjectOf(bytes) ?? "message"}.eml`;
  if (isInvitation(mimeType)) return "invitation";
  if (mimeType === "message/delivery-status") return "delivery status";
  const ending = mimeType === "application/octet-stream" ? (kindOf(bytes)?.extensions[0] ?? "") : "";
  return `attachment${ending}`;
}

/** Of an attached mail, where it is written in plain letters. */
function subjectOf(bytes: Uint8Array): string | undefined {
  const top = new TextDecoder().decode(bytes.subarray(0, 20_000)).split(/\r?\n\r?\n/, 1)[0] ?? "";
  const subject = /^subject:[ \t]*(.*)$/im.exec(top)?.[1]?.trim();
  return subject === undefined || subject === "" || subject.includes("=?") ? undefined : subject;
}

function bytesOf(content: Attachment["content"]): Uint8Array {
  if (typeof content === "string") return new TextEncoder().encode(content);
  return content instanceof Uint8Array ? content : new Uint8Array(content);
}

function equal(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && Buffer.compare(a, b) === 0;
}
