import type { DocumentParser } from "../../../ports/document-parser.ts";

/** Kept, as asking for a module again with every mail shows in the time that thousands take. */
let loaded: Promise<typeof import("./read-mail.ts")> | undefined;

/** Mails as files: who, when and about what, then the body with its quotes marked; attachments are parts. */
export const mailParser: DocumentParser = {
  id: "mail",
  version: "3",
  extensions: [".eml"],
  mediaType: "message/rfc822",
  holdsFiles: true,
  async parse(request) {
    const { readMail } = await (loaded ??= import("./read-mail.ts"));
    return readMail(request);
  },
};
