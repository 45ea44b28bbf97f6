type Listener = (reason: unknown, promise: Promise<unknown>) => void;

let hearers = 0;
let others: Listener[] = [];

/**
 * pdf.js asks for the dictionaries of all pages ahead and listens only to those it comes to need, so that a single damaged one would end
 * the process. From here until the release is called such rejections are heard; what is wrong with a page is still told where the page is
 * asked for. Rejections from elsewhere go where they went before.
 */
export function hearRejections(): () => Promise<void> {
  if (hearers === 0) {
    others = process.listeners("unhandledRejection");
    process.removeAllListeners("unhandledRejection");
    process.on("unhandledRejection", hear);
  }
  hearers += 1;
  return async () => {
    // Node tells of a rejection after the turn in which it happened.
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    hearers -= 1;
    if (hearers > 0) return;
    process.off("unhandledRejection", hear);
    for (const other of others) process.on("unhandledRejection", other);
  };
}

const hear: Listener = (reason, promise) => {
  if (isFromPdfJs(reason)) return;
  if (others.length === 0) throw reason;
  for (const other of others) other(reason, promise);
};

function isFromPdfJs(reason: unknown): boolean {
  if (!(reason instanceof Error)) return false;
  // Its own classes of errors have no stack of their own.
  const own =
    /^(?:XRefEntry|XRefParse|ParserEOF|MissingData|UnknownError|InvalidPDF|Password|Abort|Jpx|JBig2|Jpeg)\w*$/i;
  return own.test(reason.name) || reason.name === "FormatError" || (reason.stack ?? "").includes("pdfjs.mjs");
}
