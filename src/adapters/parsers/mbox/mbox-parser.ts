import type { DocumentParser } from "../../../ports/document-parser.ts";

/** Mailboxes in one file: every mail is a part, told which place of its conversation it has. The mailbox has no text of its own. */
export const mboxParser: DocumentParser = {
  id: "mbox",
  version: "2",
  extensions: [".mbox", ".mbx"],
  mediaType: "application/mbox",
  holdsFiles: true,
  async parse(request) {
    const { readMbox } = await import("./read-mbox.ts");
    return readMbox(request);
  },
};
