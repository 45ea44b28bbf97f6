import { unreadable } from "../shared/unreadable.ts";
import type { ZipArchive } from "../shared/unzip.ts";
import { readXml } from "../shared/xml.ts";
import { allWithin, attributeOf, childOf } from "../shared/xml-tree.ts";

/** Fonts are scrambled, so that they are used in the book alone; nothing of the text is. */
const fontScrambling = new Set(["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"]);

/** Throws AppError "source.unreadable" for a book whose text only its shop's reader can open. */
export function refuseProtected(zip: ZipArchive): void {
  const part = "META-INF/encryption.xml";
  const bytes = zip.read(part);
  if (bytes === undefined) return;
  const encrypted = allWithin(readXml(bytes, { part, allowDoctype: true }), "enc:EncryptedData");
  const methods = encrypted.map(
    (entry) => attributeOf(childOf(entry, "enc:EncryptionMethod"), "Algorithm") ?? "",
  );
  if (methods.every((method) => fontScrambling.has(method))) return;
  throw unreadable(
    "is protected by digital rights management (DRM)",
    "Get a copy without protection from where it was bought.",
  );
}
